package org.multimodalbtw.engine.survey;

import java.util.Arrays;

/** Dates that are written as one whole number, as a spreadsheet counts days and as DICOM writes them. */
final class DateNumbers {

    /** The days of a spreadsheet, counted from 1899-12-30, of the year 1941 and of the year 2119. */
    private static final double FIRST_DAY = 15_000;

    private static final double LAST_DAY = 80_000;

    private DateNumbers() {}

    /** Whether a column has the name of a date, and all its numbers are days of a spreadsheet or all are years, months and days. */
    static boolean are(ColumnCells cells) {
        if (cells.plainNumbers() == 0 || cells.textCells() > 0 || !cells.areWhole() || !NamedLike.date(cells.name())) {
            return false;
        }
        double[] numbers = cells.numbers();
        return Arrays.stream(numbers).allMatch(number -> number >= FIRST_DAY && number <= LAST_DAY)
                || Arrays.stream(numbers).allMatch(DateNumbers::isYearMonthDay);
    }

    private static boolean isYearMonthDay(double number) {
        int year = (int) (number / 10_000);
        int month = (int) (number / 100 % 100);
        int day = (int) (number % 100);
        return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
