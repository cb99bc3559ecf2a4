package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages as DICOM writes them: {@code 045Y}, {@code 006M}, {@code 012W}, {@code 003D}. */
final class AgeText {

    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int DICOM_LENGTH = 4;
    private static final double MONTHS = 12;
    private static final double DAYS = 365.25;
    private static final double WEEK = 7;
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})\\s?([YMWDymwd])");

    private AgeText() {}

    /** Years; NaN if the text is no such age. */
    static double years(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return DecimalNumber.parse(text);
        }
        double number = Double.parseDouble(age.group(1));
        return switch (Character.toUpperCase(age.group(2).charAt(0))) {
            case 'Y' -> number;
            case 'M' -> number / MONTHS;
            case 'W' -> number * WEEK / DAYS;
            default -> number / DAYS;
        };
    }

    /**
     * An age of a column that holds such ages; empty where it holds something else. All have the form of DICOM, three digits and a letter, or the column's
     * name says that they are ages, and some are in years.
     */
    static Optional<String> example(ColumnCells cells) {
        if (cells.textCells() < FEWEST) {
            return Optional.empty();
        }
        boolean isNamed = NamedLike.age(cells.name());
        long known = 0;
        String example = null;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            String age = text.getKey();
            boolean isAge = AGE.matcher(age).matches() && (isNamed || age.length() == DICOM_LENGTH);
            known += isAge ? text.getValue() : 0;
            example = example == null && isAge && age.toUpperCase(Locale.ROOT).endsWith("Y") ? age : example;
        }
        boolean areAges = known >= NEARLY_ALL * cells.cellsOfTexts() && (isNamed || areDicom(cells));
        return areAges ? Optional.ofNullable(example) : Optional.empty();
    }

    /** Without the name of an age, a number with a leading zero is needed, and no plain one: 285T may be anything. */
    private static boolean areDicom(ColumnCells cells) {
        return cells.plainNumbers() == 0 && cells.texts().keySet().stream().anyMatch(text -> text.startsWith("0"));
    }
}
