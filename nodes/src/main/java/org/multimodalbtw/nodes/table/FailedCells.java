package org.multimodalbtw.nodes.table;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.MissingValue;

/** Counts cells that are missing since something failed when they were made, as a number that could not be read; they count as empty. */
final class FailedCells {

    private static final int LONGEST = 80;

    private final CountedCells cells = new CountedCells();

    /** Counts a cell if it is one. */
    void look(DataRow row, int position, String column) {
        DataCell cell = row.getCell(position);
        String error = cell.isMissing() ? ((MissingValue) cell).getError() : null;
        if (error != null && !error.isBlank()) {
            cells.add(column, 1, () -> "row '" + row.getKey().getString() + "': " + shortened(error.strip()));
        }
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST ? error : error.substring(0, LONGEST) + "…";
    }

    /** One sentence if there are any. */
    List<String> sentences() {
        return cells
                .said(
                        "cell is missing because of an error and counts as empty",
                        "cells are missing because of an error and count as empty")
                .map(said -> said + ". To use them, look at the node that made these cells.")
                .stream()
                .toList();
    }
}
