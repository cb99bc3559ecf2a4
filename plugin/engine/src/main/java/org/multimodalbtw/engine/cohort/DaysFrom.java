package org.multimodalbtw.engine.cohort;

import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.CellReading;

/**
 * The date from which the days of a column are counted: that of another column in the same row, or one for all rows.
 *
 * @param source the index of the other column in the file, or -1
 * @param day the date for all rows, in days since 1970-01-01
 * @param reading how dates are read
 */
record DaysFrom(int source, double day, CellReading reading) {

    /**
     * @param reference a column of the file, or a date
     * @param column the column whose days are counted, for a message
     * @param header the file's columns
     * @param fileName the file's name, for a message
     * @param dates how dates of the reference are read
     * @throws InputException if the reference is neither a column nor a date
     */
    static DaysFrom of(String reference, String column, List<String> header, String fileName, CellReading dates) {
        int source = header.indexOf(reference);
        double day = source < 0 ? dates.number(reference) : 0;
        if (Double.isNaN(day)) {
            throw new InputException(
                    "File " + fileName + ": '" + column + "' is to be read as days since '" + reference
                            + "', which is neither a column of the file nor a date.",
                    "Name a column of the same file, or a date such as 2020-01-31.");
        }
        return new DaysFrom(source, day, dates);
    }

    /**
     * @param date a date of the column, in days since 1970-01-01
     * @param row the cells of its row
     * @return the days from the reference to it; NaN where the row lacks the reference
     */
    double to(double date, String[] row) {
        if (source < 0) {
            return date - day;
        }
        return reading.isEmpty(row[source]) ? Double.NaN : date - reading.number(row[source]);
    }
}
