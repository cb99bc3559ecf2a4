package org.multimodalbtw.engine.encode;

import org.multimodalbtw.engine.InputException;

/** Reads cells with numbers and refuses those that cannot be used. */
public final class Cells {

    private Cells() {}

    /**
     * @param row a row
     * @param column the index of a column of numbers or of times
     * @param name the column's name, for messages
     * @return the number, or NaN where the cell is empty
     * @throws InputException if the number is infinite
     */
    public static double number(TableRows.Row row, int column, String name) {
        return row.isMissing(column) ? Double.NaN : finiteOrNaN(row.number(column), row, name);
    }

    /**
     * @param row a row
     * @param column the index of a column of vectors
     * @param name the column's name, for messages
     * @param length the length that the vector must have, or -1 if any will do
     * @return the vector, NaN where an element is empty; {@code null} where the cell or all its elements are empty
     * @throws InputException if the vector has another length or an element is infinite
     */
    public static double[] vector(TableRows.Row row, int column, String name, int length) {
        if (row.isMissing(column)) {
            return null;
        }
        double[] vector = row.vector(column);
        if (length >= 0 && vector.length != length) {
            throw new InputException(
                    "Row '" + row.id() + "' has " + vector.length + (vector.length == 1 ? " number" : " numbers")
                            + " in column '" + name + "', where training rows have " + length + ".",
                    "Use lists of one length in all rows, or leave the column out. Numbers that are codes become lists of texts first. "
                            + "Lists of measurements over time are for the Series Encoder.");
        }
        boolean empty = true;
        for (double element : vector) {
            empty &= Double.isNaN(finiteOrNaN(element, row, name));
        }
        return empty ? null : vector;
    }

    private static double finiteOrNaN(double number, TableRows.Row row, String name) {
        if (Double.isInfinite(number)) {
            throw new InputException(
                    "Column '" + name + "' is infinite in row '" + row.id() + "'.",
                    "Replace infinite numbers, or make the cell empty.");
        }
        return number;
    }
}
