package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;

/** Lines of words below the last row of a table, as exports write them. */
final class EndLines {

    private EndLines() {}

    /**
     * @param lines those that were passed over
     * @return that they were: a clause; empty where there are none
     */
    static Optional<String> clause(List<String> lines) {
        boolean isOne = lines.size() == 1;
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of((isOne ? "the line" : "the " + lines.size() + " lines") + " below the last row, such as '"
                        + lines.get(0) + "', " + (isOne ? "is" : "are") + " passed over");
    }
}
