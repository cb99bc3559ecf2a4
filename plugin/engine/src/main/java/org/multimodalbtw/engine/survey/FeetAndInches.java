package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths in feet and inches, such as {@code 5'11"}, {@code 5 ft 11 in} and {@code 6'}. */
final class FeetAndInches {

    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double FOOT = 12;
    private static final Pattern LENGTH = Pattern.compile(
            "(\\d{1,2})\\s*(?:'|\u2019|\u2032|\u00B4|ft\\.?|feet|foot)\\s*-?\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:\"|''|\u201D|\u2033|\u00A8|in\\.?|inch|inches)?)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SEVERAL_NUMBERS = Pattern.compile("\\d\\D+\\d");

    private FeetAndInches() {}

    /** Inches; NaN if the text is no such length, or has 12 inches or more beside the feet. */
    static double inches(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            return Double.NaN;
        }
        double inches = length.group(2) == null ? 0 : Double.parseDouble(length.group(2));
        return inches < FOOT ? FOOT * Integer.parseInt(length.group(1)) + inches : Double.NaN;
    }

    /** A cell of a column that holds such lengths and no plain number; empty where it holds something else, or only feet. */
    static Optional<String> example(ColumnCells cells) {
        if (cells.textCells() < FEWEST || cells.plainNumbers() > 0) {
            return Optional.empty();
        }
        long lengths = cells.cellsWith(text -> !Double.isNaN(inches(text)));
        return lengths < NEARLY_ALL * cells.cellsOfTexts()
                ? Optional.empty()
                : cells.texts().keySet().stream()
                        .filter(text -> !Double.isNaN(inches(text))
                                && SEVERAL_NUMBERS.matcher(text).find())
                        .findFirst();
    }
}
