package org.multimodalbtw.platform.core;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;

/**
 * Rows in a file: RowID and cells, one row after the other. The streams are those of {@code java.io}: a channel would be
 * closed by the interrupt that comes with a cancellation.
 */
final class RowFile {
    private RowFile() {}

    static DataOutputStream open(final File file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(new FileOutputStream(file)));
    }

    static void write(final DataRow row, final DataOutputStream out) throws IOException {
        CellIO.writeText(row.getKey().getString(), out);
        for (int i = 0; i < row.getNumCells(); i++) {
            CellIO.write(row.getCell(i), out);
        }
    }

    static CloseableRowIterator read(final File file, final long rows, final int columns) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(file)));
            return RowIterators.of(rows(in, rows, columns), in);
        } catch (IOException e) {
            throw new UncheckedIOException("The rows of a table cannot be read from " + file, e);
        }
    }

    static void copy(final InputStream in, final File file) throws IOException {
        try (OutputStream out = new FileOutputStream(file)) {
            in.transferTo(out);
        }
    }

    private static Iterator<DataRow> rows(final DataInputStream in, final long rows, final int columns) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < rows;
            }

            @Override
            public DataRow next() {
                next++;
                try {
                    return row(in, columns);
                } catch (IOException e) {
                    throw new UncheckedIOException("Row " + next + " of a stored table cannot be read.", e);
                }
            }
        };
    }

    private static DataRow row(final DataInputStream in, final int columns) throws IOException {
        RowKey key = new RowKey(CellIO.readText(in));
        DataCell[] cells = new DataCell[columns];
        for (int i = 0; i < columns; i++) {
            cells[i] = CellIO.read(in);
        }
        return new DefaultRow(key, cells);
    }
}
