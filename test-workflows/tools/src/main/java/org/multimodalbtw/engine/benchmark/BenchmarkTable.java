package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Rows to measure with: two classes, every modality present and faintly informative.
 *
 * @param train training rows
 * @param valid validation rows
 * @param test test rows
 * @param modalities vectors of a row
 * @param features numbers of a vector
 */
public record BenchmarkTable(int train, int valid, int test, int modalities, int features) {

    /** @return rows in all */
    public int rows() {
        return train + valid + test;
    }

    /**
     * @param file where the rows are written as a tensor file
     * @return their classes and splits
     * @throws IOException if it cannot be written
     */
    public Labels write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Labels.Builder labels = Labels.classification("label");
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema())) {
            for (int row = 0; row < rows(); row++) {
                int label = random.nextInt(2);
                writer.write("row" + row, values(label, random));
                labels.add("row" + row, "class" + label, split(row));
            }
            writer.commit();
        }
        return labels.build();
    }

    TensorSchema schema() {
        List<String> names = IntStream.range(0, features).mapToObj(i -> "f" + i).toList();
        return new TensorSchema(IntStream.range(0, modalities)
                .mapToObj(m -> TensorColumn.vector("modality" + m, names))
                .toList());
    }

    /** Numbers of a row of a class. */
    List<float[]> values(int label, SplittableRandom random) {
        List<float[]> values = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            float[] one = new float[features];
            for (int i = 0; i < features; i++) {
                one[i] = (float) (random.nextGaussian() + .1 * label);
            }
            values.add(one);
        }
        return values;
    }

    private Split split(int row) {
        return row < train ? Split.TRAIN : row < train + valid ? Split.VALID : Split.TEST;
    }
}
