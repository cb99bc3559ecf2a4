package org.knime.core.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A row: its RowID and its cells. */
public interface DataRow extends Iterable<DataCell> {
    RowKey getKey();

    int getNumCells();

    DataCell getCell(int index);

    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
