package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What laboratories write behind or before a result that is out of the usual range: {@code 198 H}, {@code 3.1 (L)}, {@code 4.2 N}, {@code 7.2*}, {@code H 5.1}. */
final class ResultFlag {

    private static final Pattern FLAGGED = Pattern.compile(
            "(.*[\\d%\\p{L}³²])(?:\\s+(HH?|LL?|N)|\\s*[(\\[](?:HH?|LL?|N)[)\\]]|\\s*[*↑↓!?†‡§^#¹]+|\\s+\\+{1,3})");
    private static final Pattern LED =
            Pattern.compile("(?:(?:HH?|LL?|N)\\s+|[(\\[](?:HH?|LL?|N)[)\\]]\\s*|[*↑↓!]+\\s*)([<>]?\\s?[-+]?[\\d.,].*)");
    /** The usual range, or another interval, behind a number: {@code 4.2 [3.5-5.1]}. */
    private static final Pattern RANGED = Pattern.compile(
            "(\\S*\\d\\S*(?: \\p{L}\\S*)?)\\s*[(\\[](?:(?:ref|norm|normal|range|n)\\.?:?\\s*)?"
                    + "[\\d.,]+\\s*(?:-|–|to|bis|;)\\s*[\\d.,]+[)\\]]",
            Pattern.CASE_INSENSITIVE);

    /** What is longer is no result, and takes the patterns a time that grows with the square of its length. */
    private static final int LONGEST = 200;

    private static final String LITRES = "L";
    /** And behind usual results. */
    private static final String NEWTONS = "N";
    /** With more of them, an L behind a number is the litre. */
    private static final double MOST_LOW = 0.2;

    /** With fewer numbers without a flag, what looks like one is a part of a name: {@code *1}, {@code *4}. */
    private static final double FEWEST_BARE = 0.1;

    private ResultFlag() {}

    /** The cell without a flag behind it or before it. */
    static String strip(String cell) {
        if (cell.length() > LONGEST) {
            return cell;
        }
        Matcher ranged = RANGED.matcher(cell);
        if (ranged.matches()) {
            return strip(ranged.group(1));
        }
        Matcher flagged = FLAGGED.matcher(cell);
        Matcher led = LED.matcher(cell);
        return flagged.matches() ? flagged.group(1) : led.matches() ? led.group(1) : cell;
    }

    private static boolean has(String cell, String letter) {
        Matcher flagged = FLAGGED.matcher(cell);
        return cell.length() <= LONGEST && flagged.matches() && letter.equals(flagged.group(2));
    }

    private static boolean isLimit(String cell) {
        return "<≤".indexOf(cell.charAt(0)) >= 0;
    }

    /** A cell that is a number with a flag, if the column has such beside numbers without; empty otherwise. */
    static Optional<String> example(ColumnCells cells, NumberText.Decimals decimals) {
        String example = null;
        long low = 0;
        long lowLimits = 0;
        long normal = 0;
        long all = 0;
        long bare = cells.plainNumbers();
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            String plain = strip(text.getKey());
            if (!plain.equals(text.getKey())
                    && NumberText.parse(plain, decimals).isPresent()) {
                example = example == null ? text.getKey() : example;
                // an interval may stand in all cells, a sign of high or low may not
                boolean isRanged = RANGED.matcher(text.getKey()).matches();
                all += isRanged ? 0 : text.getValue();
                bare += isRanged ? text.getValue() : 0;
                boolean isLow = has(text.getKey(), LITRES);
                low += isLow ? text.getValue() : 0;
                lowLimits += isLow && isLimit(text.getKey()) ? text.getValue() : 0;
                normal += has(text.getKey(), NEWTONS) ? text.getValue() : 0;
            } else if (NumberText.parse(text.getKey(), decimals).isPresent()) {
                bare += text.getValue();
            }
        }
        boolean areLitres = low == all && low >= MOST_LOW * cells.filled() && (lowLimits < low || bare == 0);
        boolean areNewtons = normal == all && normal > 0;
        // normal beside low or high stands behind each result
        boolean areBare = bare >= FEWEST_BARE * (all + bare) || normal > 0;
        return example == null || areLitres || areNewtons || !areBare ? Optional.empty() : Optional.of(example);
    }
}
