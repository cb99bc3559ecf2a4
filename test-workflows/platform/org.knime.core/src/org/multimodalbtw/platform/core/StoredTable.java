package org.multimodalbtw.platform.core;

import java.io.File;
import java.util.List;
import java.util.function.Supplier;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** A finished table, in memory or in a file. */
public final class StoredTable implements DataTable {
    private final DataTableSpec spec;
    private final long size;
    private final Supplier<CloseableRowIterator> rows;

    private StoredTable(final DataTableSpec spec, final long size, final Supplier<CloseableRowIterator> rows) {
        this.spec = spec;
        this.size = size;
        this.rows = rows;
    }

    static StoredTable inMemory(final DataTableSpec spec, final List<DataRow> rows) {
        return new StoredTable(spec, rows.size(), () -> CloseableRowIterator.from(rows.iterator()));
    }

    static StoredTable inFile(final DataTableSpec spec, final long size, final File file) {
        return new StoredTable(spec, size, () -> RowFile.read(file, size, spec.getNumColumns()));
    }

    /** The rows of a table under another spec, whose types must be able to hold the cells. */
    public static StoredTable withSpec(final BufferedDataTable table, final DataTableSpec spec) {
        DataTableSpec old = table.getDataTableSpec();
        if (old.getNumColumns() != spec.getNumColumns()) {
            throw new IllegalArgumentException(
                    "The new spec has " + spec.getNumColumns() + " columns, the table " + old.getNumColumns() + ".");
        }
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (!spec.getColumnSpec(i)
                    .getType()
                    .isASuperTypeOf(old.getColumnSpec(i).getType())) {
                throw new IllegalArgumentException(
                        "Column " + spec.getColumnSpec(i) + " cannot hold the cells of " + old.getColumnSpec(i) + ".");
            }
        }
        return new StoredTable(spec, table.size(), table::iterator);
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    public long size() {
        return size;
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.get();
    }
}
