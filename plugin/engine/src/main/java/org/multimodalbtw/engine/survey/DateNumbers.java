package org.multimodalbtw.engine.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that are written as one number, as a spreadsheet counts days and as DICOM writes them. */
final class DateNumbers {

    /** The first day of a spreadsheet is 1899-12-30. These are the days of the years 1909 and 2119. */
    private static final double FIRST_DAY = 3_288;

    private static final double LAST_DAY = 80_000;
    /** Those of 2000 and 2051, which a number that only may be a date has to be between. */
    private static final double FIRST_LIKELY_DAY = 36_526;

    private static final double LAST_LIKELY_DAY = 55_153;
    private static final long SPREADSHEET = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int FEWEST_DATES = 20;
    private static final int FEWEST_MONTHS = 3;
    private static final double HOURS = 24;
    private static final double MINUTES = 60;

    private static final Pattern YEAR_MONTH_DAY = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(?:(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?<second>[0-5]\\d)?)?");

    private DateNumbers() {}

    /**
     * Whether a column's numbers are dates: many that are years, months and days whatever the name, and days of a spreadsheet under the
     * name of a date, or of what happens on a day.
     */
    static boolean are(ColumnCells cells) {
        if (cells.plainNumbers() == 0 || cells.textCells() > 0) {
            return false;
        }
        double[] numbers = cells.numbers();
        if (NamedLike.date(cells.name()) && (areDays(numbers, FIRST_DAY, LAST_DAY) || areYearMonthDays(numbers))) {
            return true;
        }
        return NamedLike.moment(cells.name()) && areDays(numbers, FIRST_LIKELY_DAY, LAST_LIKELY_DAY)
                || numbers.length >= FEWEST_DATES && areYearMonthDays(numbers) && areOfSeveralMonths(numbers);
    }

    /** Whether a number is a date as DICOM and HL7 write it, with a time of day or without. */
    static boolean isYearMonthDay(double number) {
        return number == Math.rint(number) && !Double.isNaN(yearMonthDay((long) number));
    }

    /** Whether a number is that of a day of this half century in a spreadsheet. */
    static boolean isLikelyDay(double number) {
        return number >= FIRST_LIKELY_DAY && number <= LAST_LIKELY_DAY;
    }

    /** The hours since 1970-01-01T00:00 of a date that is written as a number; NaN if it is none. */
    static double hours(double number) {
        double days = isYearMonthDay(number)
                ? yearMonthDay((long) number)
                : isLikelyDay(number) ? SPREADSHEET + number : Double.NaN;
        return days * HOURS;
    }

    private static boolean areDays(double[] numbers, double first, double last) {
        return Arrays.stream(numbers).allMatch(number -> number >= first && number <= last);
    }

    private static boolean areYearMonthDays(double[] numbers) {
        return Arrays.stream(numbers).allMatch(DateNumbers::isYearMonthDay);
    }

    private static boolean areOfSeveralMonths(double[] numbers) {
        return Arrays.stream(numbers)
                        .mapToObj(number -> String.valueOf((long) number).substring(4, 6))
                        .distinct()
                        .limit(FEWEST_MONTHS)
                        .count()
                == FEWEST_MONTHS;
    }

    /** The days from 1970-01-01 to a date that is written as a number; NaN if it is none. */
    static double days(String cell) {
        double number = DecimalNumber.parse(cell);
        if (Double.isNaN(number)) {
            return Double.NaN;
        }
        double date = number == Math.rint(number) && number >= 1e7 ? yearMonthDay((long) number) : Double.NaN;
        return Double.isNaN(date) && number >= FIRST_DAY && number <= LAST_DAY ? SPREADSHEET + number : date;
    }

    /** A number as the file has it: without an exponent. */
    static String shown(double number) {
        return new BigDecimal(number)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static double yearMonthDay(long number) {
        Matcher parts = YEAR_MONTH_DAY.matcher(String.valueOf(number));
        if (!parts.matches()) {
            return Double.NaN;
        }
        int year = Integer.parseInt(parts.group(1));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Double.NaN;
        }
        try {
            double day = LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))
                    .toEpochDay();
            return day
                    + (part(parts, "hour") + (part(parts, "minute") + part(parts, "second") / MINUTES) / MINUTES)
                            / HOURS;
        } catch (DateTimeException none) {
            return Double.NaN;
        }
    }

    private static double part(Matcher parts, String name) {
        return parts.group(name) == null ? 0 : Double.parseDouble(parts.group(name));
    }
}
