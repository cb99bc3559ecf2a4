package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row of given cells. */
public class DefaultRow implements DataRow {
    private final RowKey key;
    private final DataCell[] cells;

    public DefaultRow(final String id, final DataCell... cells) {
        this(new RowKey(id), cells);
    }

    public DefaultRow(final String id, final List<DataCell> cells) {
        this(new RowKey(id), cells);
    }

    public DefaultRow(final String id, final DataRow row) {
        this(new RowKey(id), row);
    }

    public DefaultRow(final String id, final double... values) {
        this(new RowKey(id), values);
    }

    public DefaultRow(final String id, final int... values) {
        this(new RowKey(id), values);
    }

    public DefaultRow(final String id, final String... values) {
        this(new RowKey(id), values);
    }

    public DefaultRow(final RowKey key, final List<DataCell> cells) {
        this(key, cells.toArray(DataCell[]::new));
    }

    public DefaultRow(final RowKey key, final DataRow row) {
        this(key, row.stream().toArray(DataCell[]::new));
    }

    public DefaultRow(final RowKey key, final double... values) {
        this(key, Arrays.stream(values).mapToObj(DoubleCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(final RowKey key, final int... values) {
        this(key, Arrays.stream(values).mapToObj(IntCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(final RowKey key, final String... values) {
        this(key, Arrays.stream(values).map(StringCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(final RowKey key, final DataCell... cells) {
        if (key == null) {
            throw new NullPointerException("A row needs a RowID.");
        }
        this.key = key;
        this.cells = cells.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new NullPointerException("The cell at " + i + " of row " + key + " is null.");
            }
        }
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final DataCell getCell(final int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return Arrays.asList(cells).iterator();
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof DefaultRow)) {
            return false;
        }
        DefaultRow other = (DefaultRow) object;
        return key.equals(other.key) && Arrays.equals(cells, other.cells);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return key + ": " + Arrays.toString(cells);
    }
}
