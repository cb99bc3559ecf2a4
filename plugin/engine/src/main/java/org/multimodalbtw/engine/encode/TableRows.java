package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A table of raw data that can be read from the start as often as needed, a row at a time. */
public interface TableRows {

    /** @return the columns in order */
    List<TableColumn> columns();

    /** @return the number of rows */
    long size();

    /**
     * @param column a column's index
     * @return the possible categories of the column, or its few different numbers, where they are known before the rows are read; empty
     *     where they are not, and for other columns
     */
    default List<String> categories(int column) {
        return List.of();
    }

    /**
     * @param column a column's index
     * @return texts that whoever read the table noted at the column, by key; mostly none
     */
    default Map<String, String> properties(int column) {
        return Map.of();
    }

    /** @return whether every cell is a text whatever it holds, as in a CSV file, so that it is no news where texts are read as numbers */
    default boolean areTexts() {
        return false;
    }

    /**
     * Reads all rows in order.
     *
     * @param visitor sees each row once; it must not keep the row
     */
    void forEach(Visitor visitor);

    /**
     * Reads the first rows in order.
     *
     * @param count how many, or all if there are fewer
     * @param visitor sees each of them once; it must not keep the row
     */
    default void forFirst(long count, Visitor visitor) {
        long[] seen = {0};
        forEach(row -> {
            if (seen[0]++ < count) {
                visitor.visit(row);
            }
        });
    }

    /** Sees each row of a table. */
    @FunctionalInterface
    interface Visitor {
        /** @param row valid only during the call */
        void visit(Row row);
    }

    /** One row. */
    interface Row {
        /** @return the row's id, unique in its table */
        String id();

        /**
         * @param column a column's index
         * @return whether the cell is empty
         */
        boolean isMissing(int column);

        /**
         * @param column the index of a {@link TableColumn.Kind#NUMBER} or {@link TableColumn.Kind#TIME} column whose cell is not
         *     empty
         * @return the number, or the hours
         */
        double number(int column);

        /**
         * @param column the index of a {@link TableColumn.Kind#CATEGORY}, {@link TableColumn.Kind#CODES} or {@link
         *     TableColumn.Kind#TIME} column whose cell is not empty
         * @return the category, the names of {@link CodeList}, or the point in time as a text
         */
        String category(int column);

        /**
         * @param column the index of a {@link TableColumn.Kind#VECTOR} column whose cell is not empty
         * @return the numbers; NaN where an element is empty
         */
        double[] vector(int column);

        /**
         * @param column the index of a {@link TableColumn.Kind#IMAGE} column whose cell is not empty
         * @return the bytes of the image file; the caller closes it
         * @throws IOException if the image cannot be read
         */
        default InputStream image(int column) throws IOException {
            throw new UnsupportedOperationException("This table has no images");
        }
    }
}
