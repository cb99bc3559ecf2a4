package org.multimodalbtw.engine.survey;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that hold two numbers, the larger one first, as blood pressures do: {@code 135/81}. */
final class TwoNumbers {

    private static final Pattern PAIR =
            Pattern.compile("(\\d{2,3})\\s?/\\s?(\\d{2,3})(?:\\s?mm\\s?Hg)?", Pattern.CASE_INSENSITIVE);
    private static final double NEARLY_ALL = 0.9;
    /** Of a score out of one number, all have the same second number. */
    private static final int FEWEST_SECONDS = 3;

    private TwoNumbers() {}

    /** One of the cells, if nearly all of a column hold two such numbers; empty otherwise. */
    static Optional<String> example(ColumnCells cells) {
        long pairs = 0;
        String example = null;
        Set<String> seconds = new HashSet<>();
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Matcher pair = PAIR.matcher(text.getKey());
            if (pair.matches() && Integer.parseInt(pair.group(1)) > Integer.parseInt(pair.group(2))) {
                pairs += text.getValue();
                seconds.add(pair.group(2));
                example = example == null ? text.getKey() : example;
            }
        }
        boolean arePairs = pairs >= NEARLY_ALL * cells.filled() && seconds.size() >= FEWEST_SECONDS;
        return arePairs ? Optional.ofNullable(example) : Optional.empty();
    }
}
