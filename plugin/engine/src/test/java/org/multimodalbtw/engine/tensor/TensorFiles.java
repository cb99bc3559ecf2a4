package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows to write to tensor files and to compare with. */
final class TensorFiles {

    private TensorFiles() {}

    /** A row: its id and, of each column, its values or {@code null}. */
    record Row(String id, List<float[]> values) {}

    static List<Row> random(TensorSchema schema, int rows, double missingShare, long seed) {
        Random random = new Random(seed);
        List<Row> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<float[]> values = new ArrayList<>();
            for (TensorColumn column : schema.columns()) {
                values.add(random.nextDouble() < missingShare ? null : values(random, column));
            }
            made.add(new Row("patient " + row, values));
        }
        return made;
    }

    /** Of a ragged column as many items as come up. */
    private static float[] values(Random random, TensorColumn column) {
        int items = column.ragged()
                ? random.nextInt(1, column.shape().get(0) + 1)
                : column.shape().get(0);
        return gaussian(random, items * column.itemSize());
    }

    private static float[] gaussian(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static Path write(Path file, TensorSchema schema, List<Row> rows) throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (Row row : rows) {
                writer.write(row.id(), row.values());
            }
            writer.commit();
        }
        return file;
    }

    static void assertRows(List<Row> expected, TensorTable table) {
        assertEquals(expected.size(), table.rows());
        for (int row = 0; row < table.rows(); row++) {
            assertEquals(expected.get(row).id(), table.rowId(row));
            for (int column = 0; column < table.schema().columns().size(); column++) {
                float[] values = expected.get(row).values().get(column);
                assertEquals(values != null, table.isPresent(column, row));
                assertArrayEquals(values, table.values(column, row));
            }
        }
    }

    static List<Row> rows(TensorTable table) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<float[]> values = new ArrayList<>();
            for (int column = 0; column < table.schema().columns().size(); column++) {
                values.add(table.values(column, row));
            }
            rows.add(new Row(table.rowId(row), values));
        }
        return rows;
    }
}
