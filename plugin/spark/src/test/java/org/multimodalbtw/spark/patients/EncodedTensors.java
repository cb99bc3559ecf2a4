package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tensors of a table by some encoders.
 *
 * @param rows a row a patient, in their order
 */
record EncodedTensors(List<Row> rows) {

    static EncodedTensors of(SparkSession spark, Path encoders, RawTable table, Path out) throws IOException {
        new Encoding(spark, new ReadingOptions("", ",", false)).encode(encoders, List.of(table), 2, out.toString());
        return new EncodedTensors(spark.read()
                .parquet(out.resolve("tensors").toString())
                .orderBy("patient")
                .collectAsList());
    }

    /** Asserts that others are of the same patients, and each number of them is the same but for the rounding of 32 bits. */
    void assertSame(EncodedTensors others) {
        assertEquals(rows.size(), others.rows.size());
        for (int row = 0; row < rows.size(); row++) {
            assertEquals(rows.get(row).getString(0), others.rows.get(row).getString(0));
            List<Float> one = rows.get(row).getList(1);
            List<Float> other = others.rows.get(row).getList(1);
            assertEquals(one.size(), other.size());
            for (int at = 0; at < one.size(); at++) {
                assertEquals(one.get(at), other.get(at), 1e-6f);
            }
        }
    }
}
