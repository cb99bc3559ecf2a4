package org.multimodalbtw.engine.encode.table;

import java.util.List;
import org.multimodalbtw.engine.encode.TableRows;

/** Counts empty cells among the rows that have the modality, which are those with a value in a column that is kept. */
final class EmptyCells {

    private final List<ColumnEncoder> encoders;
    private final boolean[] empty;
    private final long[] inColumn;
    private long rowsPresent;

    /** @param encoders one for each column, {@code null} for those that are left out */
    EmptyCells(List<ColumnEncoder> encoders) {
        this.encoders = encoders;
        empty = new boolean[encoders.size()];
        inColumn = new long[encoders.size()];
    }

    /** Counts a row. */
    void add(TableRows.Row row) {
        boolean present = false;
        for (int i = 0; i < empty.length; i++) {
            empty[i] = encoders.get(i) == null || encoders.get(i).isEmpty(row, i);
            present |= !empty[i];
        }
        if (present) {
            rowsPresent++;
            for (int i = 0; i < empty.length; i++) {
                inColumn[i] += empty[i] ? 1 : 0;
            }
        }
    }

    /**
     * Adds what was counted elsewhere.
     *
     * @param rows rows that have the modality
     * @param cells empty cells among them, by column
     */
    void add(long rows, long[] cells) {
        rowsPresent += rows;
        for (int i = 0; i < cells.length; i++) {
            inColumn[i] += cells[i];
        }
    }

    /** @return how many rows have the modality */
    long rowsPresent() {
        return rowsPresent;
    }

    /** @return in how many of them a column is empty */
    long inColumn(int column) {
        return inColumn[column];
    }
}
