package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What laboratories write behind a result that is out of the usual range: {@code 198 H}, {@code 3.1 (L)}, {@code 7.2*}. */
final class ResultFlag {

    private static final Pattern FLAGGED = Pattern.compile(
            "(.*[\\d%\\p{L}³²])(?:\\s+(HH?|LL?)|\\s*[(\\[](?:HH?|LL?)[)\\]]|\\s*[*↑↓!?]+|\\s+\\+{1,3})");
    private static final String LITRES = "L";
    /** With more of them, an L behind a number is the litre. */
    private static final double MOST_LOW = 0.2;

    private static final double FEWEST_PLAIN = 0.1;

    private ResultFlag() {}

    /** The cell without a flag behind it. */
    static String strip(String cell) {
        Matcher flagged = FLAGGED.matcher(cell);
        return flagged.matches() ? flagged.group(1) : cell;
    }

    /** A cell that is a number with a flag behind it, if the column has such beside numbers without; empty otherwise. */
    static Optional<String> example(ColumnCells cells, NumberText.Decimals decimals) {
        String example = null;
        long low = 0;
        long all = 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Matcher flagged = FLAGGED.matcher(text.getKey());
            if (flagged.matches()
                    && NumberText.parse(flagged.group(1), decimals).isPresent()) {
                example = example == null ? text.getKey() : example;
                all += text.getValue();
                low += LITRES.equals(flagged.group(2)) ? text.getValue() : 0;
            }
        }
        boolean areLitres = low == all && low >= MOST_LOW * cells.filled();
        boolean arePlain = cells.filled() - all >= FEWEST_PLAIN * cells.filled();
        return example == null || areLitres || !arePlain ? Optional.empty() : Optional.of(example);
    }
}
