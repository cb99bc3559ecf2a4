package org.multimodalbtw.engine.cohort;

import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.WrittenTime;

/**
 * A column of a CSV file that is read.
 *
 * @param source its index in the file
 * @param column its name, and what its cells hold
 * @param reading how its cells are read
 * @param isImagePath whether most cells name an image file
 * @param isLongText whether the cells are sentences rather than categories
 * @param from of dates that are read as days: where these are counted from
 */
record CsvColumn(
        int source,
        TableColumn column,
        CellReading reading,
        boolean isImagePath,
        boolean isLongText,
        Optional<DaysFrom> from,
        OptionalInt day) {

    CsvColumn(int source, TableColumn column, CellReading reading, boolean isImagePath, boolean isLongText) {
        this(source, column, reading, isImagePath, isLongText, Optional.empty(), OptionalInt.empty());
    }

    /** The same, whose cells are texts. */
    CsvColumn ofTexts() {
        return new CsvColumn(
                source,
                new TableColumn(column.name(), TableColumn.Kind.CATEGORY),
                CellReading.plain(TableColumn.Kind.CATEGORY, CellReading.USUAL_EMPTY),
                false,
                true);
    }

    /** The same numbers, where a cell with anything else is empty. */
    CsvColumn withoutWords() {
        return new CsvColumn(source, column, reading.withoutWords(), isImagePath, isLongText, from, day);
    }

    /** The same times of day, behind the dates in another column. */
    CsvColumn behind(int other) {
        return new CsvColumn(source, column, reading, isImagePath, isLongText, from, OptionalInt.of(other));
    }

    /**
     * @param row the cells of a row
     * @return the cell of this column; of times of day with the date, empty where one of both is
     */
    String text(String[] row) {
        if (day.isEmpty()) {
            return row[source];
        }
        String date = row[day.getAsInt()];
        return date.isEmpty() || row[source].isEmpty() ? "" : WrittenTime.withoutMidnight(date) + " " + row[source];
    }

    /**
     * @param number what a cell holds
     * @param row the cells of its row
     * @return the number; of dates the days from where they are counted, NaN where the row does not say
     */
    double counted(double number, String[] row) {
        return from.isEmpty() ? number : from.get().to(number, row);
    }
}
