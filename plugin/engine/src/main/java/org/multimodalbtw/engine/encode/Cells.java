package org.multimodalbtw.engine.encode;

import org.multimodalbtw.engine.InputException;

/** Reads cells with numbers and refuses those that cannot be used. */
final class Cells {

    private Cells() {}

    /** @return the number, or NaN where the cell is empty */
    static double number(TableRows.Row row, int column, String name) {
        return row.isMissing(column) ? Double.NaN : finiteOrNaN(row.number(column), row, name);
    }

    /**
     * @param length the length that the vector must have, or -1 if any will do
     * @return the vector, NaN where an element is empty; {@code null} where the cell or all its elements are empty
     */
    static double[] vector(TableRows.Row row, int column, String name, int length) {
        if (row.isMissing(column)) {
            return null;
        }
        double[] vector = row.vector(column);
        if (length >= 0 && vector.length != length) {
            throw new InputException(
                    "Row '" + row.id() + "' has " + vector.length + " numbers in column '" + name
                            + "', where training rows have " + length + ".",
                    "Use lists of one length in all rows.");
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
