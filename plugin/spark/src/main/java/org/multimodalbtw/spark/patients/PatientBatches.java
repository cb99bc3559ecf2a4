package org.multimodalbtw.spark.patients;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.multimodalbtw.spark.door.RawRows;

/**
 * The rows of a partition, in which those of each patient stand together, some patients at a time: up to 1,024, or as many as have 16 MiB of
 * cells.
 */
final class PatientBatches implements Iterator<List<RawRows>> {

    private static final int MOST_PATIENTS = 1024;
    private static final long MOST_BYTES = 16L << 20;

    private final Iterator<Row> rows;
    private RawRows next;

    /** @param rows of {@link KeyedRow} */
    PatientBatches(Iterator<Row> rows) {
        this.rows = rows;
        next = following();
    }

    private RawRows following() {
        return rows.hasNext() ? KeyedRow.raw(rows.next()) : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public List<RawRows> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        List<RawRows> batch = new ArrayList<>();
        long bytes = 0;
        int patients = 0;
        String last = null;
        while (next != null) {
            boolean isNew = !next.patient().equals(last);
            if (isNew && (patients == MOST_PATIENTS || bytes > MOST_BYTES)) {
                break;
            }
            patients += isNew ? 1 : 0;
            last = next.patient();
            bytes += next.cells().length;
            batch.add(next);
            next = following();
        }
        return batch;
    }
}
