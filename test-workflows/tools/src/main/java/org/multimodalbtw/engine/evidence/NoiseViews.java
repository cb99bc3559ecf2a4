package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Views of pure noise: {@value #SIZE} standard normal numbers in every row, which have nothing to do with the target. */
final class NoiseViews {

    static final int SIZE = 50;

    private NoiseViews() {}

    /**
     * @param clean a tensor file
     * @param views how many views to add
     * @param seed their randomness
     * @param file the file to write
     * @throws IOException if it cannot be written
     */
    static void add(Path clean, int views, long seed, Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (TensorTable table = TensorTable.open(clean)) {
            List<TensorColumn> columns = new ArrayList<>(table.schema().columns());
            List<String> features =
                    IntStream.range(0, SIZE).mapToObj(i -> "n" + i).toList();
            for (int view = 1; view <= views; view++) {
                columns.add(TensorColumn.vector("noise_" + view, features));
            }
            try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(columns))) {
                for (int row = 0; row < table.rows(); row++) {
                    List<float[]> values = new ArrayList<>();
                    for (int column = 0; column < columns.size() - views; column++) {
                        values.add(table.values(column, row));
                    }
                    for (int view = 0; view < views; view++) {
                        float[] noise = new float[SIZE];
                        for (int i = 0; i < SIZE; i++) {
                            noise[i] = (float) random.nextGaussian();
                        }
                        values.add(noise);
                    }
                    writer.write(table.rowId(row), values);
                }
                writer.commit();
            }
        }
    }
}
