package org.multimodalbtw.spark.patients;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.multimodalbtw.spark.door.RawRows;

/**
 * What goes through the shuffle, and is the same for all tables: rows of a patient that follow each other, whose they are, where the first
 * stood, and their cells as bytes. The place orders the rows of a patient as they stood in the files, however they were read.
 */
final class KeyedRow {

    static final String PATIENT = "patient";

    /** How many rows of the table it holds. */
    static final String COUNT = "count";

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
            .add(COUNT, DataTypes.IntegerType, false)
            .add("cells", DataTypes.BinaryType, false);

    private KeyedRow() {}

    /**
     * @param rows of some tables
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
     * @param row such a row
     * @return it for the engine
     */
    static RawRows raw(Row row) {
        return new RawRows(row.getInt(1), row.getString(0), row.getInt(2), row.getInt(5), row.getAs(6));
    }
}
