package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates of which some lack the day or the month, as registries write them: {@code 2021-03}, {@code 2021-XX-XX}, {@code UN-MAR-2021}, {@code 2021}. */
final class PartialDates {

    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private static final String YEAR = "(?:19|2[01])\\d{2}";
    private static final String NONE = "(?:XX|UU|UK|UN|UNK|NK|ND|MM|DD|TT|--|__|\\?\\?|00|99)";
    private static final Pattern PARTIAL = Pattern.compile(
            YEAR + "[-/.](?:" + NONE + "|0?[1-9]|1[0-2])(?:[-/.](?:" + NONE + "|\\d{1,2}))?"
                    + "|(?:" + NONE + "|\\d{1,2})[-/. ](?:" + NONE + "|\\p{L}{3,9}|\\d{1,2})[-/. ]" + YEAR
                    + "|(?:0?[1-9]|1[0-2])[/.]" + YEAR + "|(?:ca\\.? ?|~ ?)" + YEAR,
            Pattern.CASE_INSENSITIVE);

    private PartialDates() {}

    /** A date without its day or month, of a column that holds such dates; empty where it holds something else, or only years. */
    static Optional<String> example(ColumnCells cells) {
        if (cells.textCells() < FEWEST) {
            return Optional.empty();
        }
        long known = 0;
        String example = null;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            boolean isDate = DateText.isDate(text.getKey());
            boolean isPartial = !isDate && PARTIAL.matcher(text.getKey()).matches();
            known += isDate || isPartial ? text.getValue() : 0;
            example = example == null && isPartial ? text.getKey() : example;
        }
        boolean areDates = known >= NEARLY_ALL * cells.cellsOfTexts()
                && Arrays.stream(cells.numbers()).allMatch(PartialDates::isYear);
        boolean areOnlyPart = example != null || cells.plainNumbers() > 0;
        return areDates && areOnlyPart
                ? Optional.of(example == null ? String.valueOf((long) cells.numbers()[0]) : example)
                : Optional.empty();
    }

    private static boolean isYear(double number) {
        return number == Math.rint(number) && number >= FIRST_YEAR && number <= LAST_YEAR;
    }
}
