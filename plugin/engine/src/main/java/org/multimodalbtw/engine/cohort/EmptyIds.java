package org.multimodalbtw.engine.cohort;

import org.multimodalbtw.engine.InputException;

/** Rows without an id, of which a spreadsheet that shows an id once for several rows has many. */
final class EmptyIds {

    private static final int SEVERAL = 2;

    private long rows;
    private long empty;
    private long first;

    private EmptyIds() {}

    /**
     * @param file a file that has one
     * @return what is wrong, with how many there are
     */
    static InputException in(CsvFile file) {
        EmptyIds ids = new EmptyIds();
        int place = file.layout().idIndex();
        file.forEachRecord(cells -> ids.add(cells[place]));
        return ids.fault(file);
    }

    private void add(String id) {
        rows++;
        if (id.isEmpty() && empty++ == 0) {
            first = rows;
        }
    }

    private InputException fault(CsvFile file) {
        boolean mayBelongAbove = first > 1 && empty >= SEVERAL;
        return new InputException(
                "File " + file.fileName() + ", row " + first + ": the id in column '" + file.idColumn() + "' is empty"
                        + (empty < SEVERAL ? "." : ", and so it is in " + empty + " of the " + rows + " rows."),
                mayBelongAbove
                        ? "If such a row belongs to the id above it, as where a spreadsheet shows an id once for several rows, fill the ids"
                                + " down, in KNIME with the node Missing Value and 'Previous Value' for '"
                                + file.idColumn() + "'. Otherwise give every row an id, or delete the rows."
                        : "Give every row an id, or delete the row.");
    }
}
