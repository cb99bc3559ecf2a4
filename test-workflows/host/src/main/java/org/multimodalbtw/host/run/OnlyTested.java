package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.train.Split;

/** Classes of the outcome that only test rows have, so that they are not learnt. */
final class OnlyTested {

    private final OutcomeRows outcome;
    private final SplitRows split;
    private final Map<String, Map<String, Integer>> rows = new TreeMap<>();

    /**
     * @param outcome the column that is predicted
     * @param split the column that says which rows test
     */
    OnlyTested(OutcomeRows outcome, SplitRows split) {
        this.outcome = outcome;
        this.split = split;
    }

    void add(TableRows.Row row) {
        if (!outcome.isMissing(row)) {
            rows.computeIfAbsent(outcome.className(row), name -> new TreeMap<>())
                    .merge(split.value(row), 1, Integer::sum);
        }
    }

    /** What is not learnt: a sentence; empty where all classes are. */
    Optional<String> sentence() {
        List<String> only = new ArrayList<>();
        rows.forEach((name, splits) -> {
            boolean isOnly = splits.keySet().stream()
                    .allMatch(value -> split.meaning(value).equals(Optional.of(Split.TEST)));
            if (isOnly) {
                only.add("'" + name + "' ("
                        + OutcomeRows.rows(splits.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()) + ")");
            }
        });
        boolean isOne = only.size() == 1;
        return only.isEmpty() || only.size() == rows.size()
                ? Optional.empty()
                : Optional.of(
                        "Only test rows are " + String.join(", ", only) + ": nothing is learnt of "
                                + (isOne ? "this class" : "these classes") + ", which " + (isOne ? "is" : "are")
                                + " never predicted and never the event, and these rows are left out of the scores. Call some of them train.");
    }
}
