package org.multimodalbtw.platform.core;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.util.DuplicateKeyException;

/** Collects the rows of a table: in memory first, in a file when there are too many cells. */
public final class TableBuilder {
    private final DataTableSpec spec;
    private final TableSettings settings;
    private final List<DomainFinder> domains = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<DataRow> memory = new ArrayList<>();
    private File file;
    private DataOutputStream out;
    private StoredTable table;

    /** @param initDomain whether the domains start from those in the spec rather than from nothing */
    public TableBuilder(final DataTableSpec spec, final boolean initDomain, final TableSettings settings) {
        this.spec = spec;
        this.settings = settings;
        for (DataColumnSpec column : spec) {
            domains.add(new DomainFinder(column, initDomain));
        }
    }

    /** @throws DuplicateKeyException if there was already a row with that RowID */
    public void add(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("The table is finished: row " + row.getKey() + " comes too late.");
        }
        check(row);
        if (!ids.add(row.getKey().getString())) {
            throw new DuplicateKeyException(row.getKey().getString());
        }
        for (int i = 0; i < domains.size(); i++) {
            domains.get(i).add(row.getCell(i));
        }
        store(row);
    }

    private void check(final DataRow row) {
        if (row.getNumCells() != spec.getNumColumns()) {
            throw new IllegalArgumentException("Row " + row.getKey() + " has " + row.getNumCells()
                    + " cells, the table " + spec.getNumColumns() + " columns.");
        }
        for (int i = 0; i < row.getNumCells(); i++) {
            DataCell cell = row.getCell(i);
            DataColumnSpec column = spec.getColumnSpec(i);
            if (!cell.isMissing() && !column.getType().isASuperTypeOf(cell.getType())) {
                throw new IllegalArgumentException("Row " + row.getKey() + " has a cell of type " + cell.getType()
                        + " in column " + column + ": " + cell);
            }
        }
    }

    private void store(final DataRow row) {
        try {
            if (out == null && (memory.size() + 1L) * Math.max(1, spec.getNumColumns()) > settings.cellsInMemory()) {
                openFile();
            }
            if (out == null) {
                memory.add(row);
            } else {
                RowFile.write(row, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The table cannot be written to " + file, e);
        }
    }

    private void openFile() throws IOException {
        Files.createDirectories(settings.directory());
        file = Files.createTempFile(settings.directory(), "table", ".rows").toFile();
        file.deleteOnExit();
        out = RowFile.open(file);
        for (DataRow row : memory) {
            RowFile.write(row, out);
        }
        memory.clear();
    }

    public boolean isClosed() {
        return table != null;
    }

    public long size() {
        return ids.isEmpty() && table != null ? table.size() : ids.size();
    }

    /** @return with the domains once the table is finished */
    public DataTableSpec spec() {
        return isClosed() ? table.getDataTableSpec() : spec;
    }

    public void close() {
        if (isClosed()) {
            return;
        }
        DataColumnSpec[] columns = domains.stream().map(DomainFinder::column).toArray(DataColumnSpec[]::new);
        DataTableSpec found = new DataTableSpec(spec.getName(), columns);
        if (out == null) {
            table = StoredTable.inMemory(found, List.copyOf(memory));
        } else {
            closeFile();
            table = StoredTable.inFile(found, ids.size(), file);
        }
        ids.clear();
        memory.clear();
    }

    private void closeFile() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The table cannot be written to " + file, e);
        }
    }

    public StoredTable table() {
        if (!isClosed()) {
            throw new IllegalStateException("The table is not finished: close its container first.");
        }
        return table;
    }
}
