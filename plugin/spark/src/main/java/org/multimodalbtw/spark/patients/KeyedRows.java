package org.multimodalbtw.spark.patients;

import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.multimodalbtw.spark.door.CellWriter;
import org.multimodalbtw.spark.door.EngineFailure;

/**
 * Makes of the rows of a raw table what goes through the shuffle. Rows of a patient that follow each other go together, as far as they have
 * some 64 KiB of cells, so that Spark carries and sorts few rows of a long series.
 */
final class KeyedRows implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1L;
    private static final int ENOUGH_BYTES = 1 << 16;
    private static final int LONGEST_QUOTE = 60;

    private final int table;
    private final String id;
    private final String[] columns;
    private final String[] files;
    private final boolean isCsv;
    private transient String lastWritten;
    private transient int lastFile;

    /**
     * @param table the table's position
     * @param id the name of the first column, which names the patient
     * @param columns the names of the columns that follow it; behind them stand file, block and line, and of CSV files the row as written
     *     where it is broken
     * @param files the table's files in order
     * @param isCsv whether they are CSV files
     */
    KeyedRows(int table, String id, List<String> columns, String[] files, boolean isCsv) {
        this.table = table;
        this.id = id;
        this.columns = columns.toArray(String[]::new);
        this.files = files;
        this.isCsv = isCsv;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Runs(rows);
    }

    /** A row, whose it is, and in which part of which file it stands. */
    private record Placed(Row row, String patient, int file, long block) {

        boolean follows(Placed other) {
            return patient.equals(other.patient) && file == other.file && block == other.block;
        }
    }

    private final class Runs implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final CellWriter cells = new CellWriter();
        private Placed next;

        Runs(Iterator<Row> rows) {
            this.rows = rows;
            next = following();
        }

        private Placed following() {
            return rows.hasNext() ? placed(rows.next()) : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Placed first = next;
            int count = 0;
            do {
                cells.add(cells(next.row()));
                count++;
                next = following();
            } while (next != null && next.follows(first) && cells.size() < ENOUGH_BYTES);
            return RowFactory.create(
                    first.patient(), table, first.file(), first.block(), line(first.row()), count, cells.take());
        }
    }

    private Placed placed(Row row) {
        int end = 1 + columns.length;
        int file = file(row.getString(end));
        String patient = Objects.toString(row.get(0), "").strip();
        if (isCsv && !row.isNullAt(end + 3)) {
            throw new EngineFailure("File " + fileName(files[file]) + ", patient '" + patient
                    + "': the row has more or fewer cells than the header: " + quoted(row.getString(end + 3))
                    + ". Correct it, or give --separator if cells are not separated by commas.");
        }
        if (patient.isEmpty()) {
            throw new EngineFailure("File " + fileName(files[file]) + ": a row has no patient in column '" + id + "': "
                    + quoted(row.mkString(" | ")) + ". Give every row an id, or delete the row.");
        }
        return new Placed(row, patient, file, row.getLong(end + 1));
    }

    private long line(Row row) {
        return row.getLong(columns.length + 3);
    }

    private Object[] cells(Row row) {
        Object[] cells = new Object[columns.length];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = ColumnType.cell(row.get(1 + column));
        }
        return cells;
    }

    /** The position of a row's file; most rows are from the same one as the row before. */
    private int file(String written) {
        if (!written.equals(lastWritten)) {
            lastFile = Arrays.binarySearch(files, address(written));
            lastWritten = written;
        }
        if (lastFile < 0) {
            throw new IllegalStateException(written + " is none of " + files.length + " files");
        }
        return lastFile;
    }

    private static String quoted(String row) {
        return "'" + (row.length() <= LONGEST_QUOTE ? row : row.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    /** A file's address in one way of writing it: {@code file:///a} is {@code file:/a}. */
    static String address(String written) {
        URI address = URI.create(written);
        String machine = address.getAuthority() == null ? "" : "//" + address.getAuthority();
        return address.getScheme() + ":" + machine + address.getRawPath();
    }

    /** The name of a file by its address. */
    static String fileName(String address) {
        String path = URI.create(address).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
