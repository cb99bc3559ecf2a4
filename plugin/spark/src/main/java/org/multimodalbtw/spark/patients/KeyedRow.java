package org.multimodalbtw.spark.patients;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.multimodalbtw.spark.door.CellBytes;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.RawRow;

/**
 * Makes of a row of a raw table what goes through the shuffle: whose it is, where it stood, and its cells as bytes. The place orders the rows
 * of a patient as they stood in the files, however they were read.
 */
final class KeyedRow implements MapFunction<Row, Row> {

    static final String PATIENT = "patient";

    /** Columns in the order by which the rows of a partition are sorted, then the cells. */
    static final List<String> ORDER = List.of(PATIENT, "table", "file", "block", "line");

    /** Columns in the order of the rows of a table as they stand in its files. */
    static final List<String> PLACE = ORDER.subList(2, ORDER.size());

    static final StructType SCHEMA = new StructType()
            .add(PATIENT, DataTypes.StringType, false)
            .add("table", DataTypes.IntegerType, false)
            .add("file", DataTypes.IntegerType, false)
            .add("block", DataTypes.LongType, false)
            .add("line", DataTypes.LongType, false)
            .add("cells", DataTypes.BinaryType, false);

    private static final long serialVersionUID = 1L;
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
    KeyedRow(int table, String id, List<String> columns, String[] files, boolean isCsv) {
        this.table = table;
        this.id = id;
        this.columns = columns.toArray(String[]::new);
        this.files = files;
        this.isCsv = isCsv;
    }

    @Override
    public Row call(Row row) {
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
        Object[] cells = new Object[columns.length];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = ColumnType.cell(row.get(1 + column));
        }
        return RowFactory.create(
                patient, table, file, row.getLong(end + 1), row.getLong(end + 2), CellBytes.write(cells));
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

    /**
     * @param rows what {@link #call} made of some tables
     * @param partitions into how many parts the patients are divided
     * @return the same rows, those of a patient together and in order
     */
    static Dataset<Row> together(Dataset<Row> rows, int partitions) {
        return rows.repartition(partitions, functions.col(PATIENT)).sortWithinPartitions(columns(ORDER));
    }

    /** Columns of these names. */
    static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /**
     * @param row what {@link #call} made
     * @return the row for the engine
     */
    static RawRow raw(Row row) {
        return new RawRow(row.getInt(1), row.getString(0), row.getInt(2), row.getAs(5));
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
