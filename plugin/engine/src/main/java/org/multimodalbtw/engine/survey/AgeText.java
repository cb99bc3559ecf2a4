package org.multimodalbtw.engine.survey;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ages with a letter or a word of a time behind each number: as DICOM writes them, {@code 045Y}, {@code 006M}, {@code 012W} and {@code 003D}, and as
 * people do, {@code 5J 10M}, {@code 4 years 2 months} and {@code 74a}.
 */
final class AgeText {

    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NUMBER_OF = "(\\d{1,3})\\s?";
    private static final String BETWEEN = "\\.?\\s?(?:[,+&;]|and|und|et|y|e|en|i)?\\s?";

    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int DICOM_LENGTH = 4;
    private static final double FEWEST_PARTS = 0.5;
    private static final int LONGEST = 40;
    private static final double MONTHS = 12;
    private static final double DAYS = 365.25;
    private static final double WEEK = 7;
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})\\s?([YMWDymwd])");
    private static final Pattern LETTER = Pattern.compile("\\d{1,3}\\s?[YJAyja]");
    private static final Pattern YEARS =
            Pattern.compile(NUMBER_OF + "(?:[yja]|" + words(TimeWords.YEARS) + ")", IN_ANY_CASE);
    private static final Pattern PARTS = Pattern.compile(
            NUMBER_OF + "([yja]|" + words(TimeWords.YEARS) + ")" + BETWEEN + NUMBER_OF + "(?:m|"
                    + words(TimeWords.MONTHS) + ")" + "(?:" + BETWEEN + NUMBER_OF + "(?:[dtj]|" + words(TimeWords.DAYS)
                    + "))?\\.?",
            IN_ANY_CASE);

    private AgeText() {}

    private static String words(Set<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(word -> -word.length()))
                .collect(Collectors.joining("|"));
    }

    /** Years of a number with one letter, as DICOM writes it, or of a plain number; NaN if the text is neither. */
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

    /** As {@link #years}, also of words, of years and months, and of A and J for years; NaN if the text is no age. */
    static double yearsInWords(String text) {
        if (AGE.matcher(text).matches()
                || text.isEmpty()
                || text.length() > LONGEST
                || !Character.isDigit(text.charAt(0))) {
            return years(text);
        }
        Matcher years = YEARS.matcher(text);
        if (years.matches()) {
            return Double.parseDouble(years.group(1));
        }
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            double days = parts.group(4) == null ? 0 : Double.parseDouble(parts.group(4)) / DAYS;
            return Double.parseDouble(parts.group(1)) + Double.parseDouble(parts.group(3)) / MONTHS + days;
        }
        return NumberText.parse(text, NumberText.Decimals.POINT)
                .flatMap(number -> UnitConversion.of("", UnitText.plain(number.unit()), "years")
                        .map(conversion -> conversion.of(number.number())))
                .orElseGet(() -> DecimalNumber.parse(text));
    }

    /**
     * An age of a column that holds such ages; empty where it holds something else. All have the form of DICOM, three digits and a letter, or the column's
     * name says that they are ages, and some are in years; or some have years and less than a year of months, and none has hours.
     */
    static Optional<String> example(ColumnCells cells) {
        if (cells.textCells() < FEWEST) {
            return Optional.empty();
        }
        boolean isNamed = NamedLike.age(cells.name()) || areParts(cells);
        long known = 0;
        String example = null;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            String age = text.getKey();
            boolean isAge = isNamed
                    ? !Double.isNaN(yearsInWords(age))
                    : age.length() == DICOM_LENGTH && AGE.matcher(age).matches();
            known += isAge ? text.getValue() : 0;
            example = example == null && isAge && isClear(age) ? age : example;
        }
        boolean areAges = known >= NEARLY_ALL * cells.cellsOfTexts() && (isNamed || areDicom(cells));
        return areAges ? Optional.ofNullable(example) : Optional.empty();
    }

    /** Whether all ages of such a column have one letter, as DICOM writes them. */
    static boolean areOfLetters(ColumnCells cells) {
        return cells.texts().keySet().stream()
                .allMatch(text -> AGE.matcher(text).matches() || Double.isNaN(yearsInWords(text)));
    }

    /** What of such a column, by one of its cells: the start of a clause. */
    static String what(ColumnCells cells, String example) {
        boolean areAges = NamedLike.age(cells.name()) || example.length() == DICOM_LENGTH;
        return areAges ? "ages such as '" + example + "'" : "years and months, such as '" + example + "',";
    }

    /** Whether it has a letter for years, or years and months: a word behind one number is a unit. */
    private static boolean isClear(String age) {
        return LETTER.matcher(age).matches() || PARTS.matcher(age).matches();
    }

    /** Whether all that have years have months, too, and these are less than a year; a small J may be that of days in French. */
    private static boolean areParts(ColumnCells cells) {
        long parts = cells.cellsWith(text -> {
            Matcher matcher = PARTS.matcher(text);
            return matcher.matches()
                    && Integer.parseInt(matcher.group(3)) < MONTHS
                    && !matcher.group(2).equals("j");
        });
        return parts > 0 && parts >= FEWEST_PARTS * cells.cellsOfTexts();
    }

    /** Without the name of an age, a number with a leading zero is needed, and no plain one: 285T may be anything. */
    private static boolean areDicom(ColumnCells cells) {
        return cells.plainNumbers() == 0 && cells.texts().keySet().stream().anyMatch(text -> text.startsWith("0"));
    }
}
