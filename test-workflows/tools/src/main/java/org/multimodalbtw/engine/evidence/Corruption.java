package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** What goes wrong with a modality of a row, after it was encoded. */
enum Corruption {
    /** Gaussian noise is added: 2 standard deviations of the feature over the training rows. */
    NOISE {
        @Override
        float[] corrupt(float[] own, float[] other, float[] mean, float[] deviation, SplittableRandom random) {
            return noisy(own, 2, deviation, random);
        }
    },
    /** As much as 5 standard deviations. */
    STRONG_NOISE {
        @Override
        float[] corrupt(float[] own, float[] other, float[] mean, float[] deviation, SplittableRandom random) {
            return noisy(own, 5, deviation, random);
        }
    },
    /** Another patient's values. */
    SWAP {
        @Override
        float[] corrupt(float[] own, float[] other, float[] mean, float[] deviation, SplittableRandom random) {
            return other;
        }
    },
    /** The mean of the training rows, as of a sensor that is stuck. */
    STUCK {
        @Override
        float[] corrupt(float[] own, float[] other, float[] mean, float[] deviation, SplittableRandom random) {
            return mean;
        }
    };

    abstract float[] corrupt(float[] own, float[] other, float[] mean, float[] deviation, SplittableRandom random);

    private static float[] noisy(float[] own, double scale, float[] deviation, SplittableRandom random) {
        float[] values = own.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (scale * deviation[i] * random.nextGaussian());
        }
        return values;
    }

    /**
     * Writes a table in which one modality is corrupted in every chosen row that has it.
     *
     * @param table the clean table
     * @param modality the modality's column, -1 for all
     * @param training whether a row gives the mean and the deviations
     * @param chosen whether a row is corrupted; values are swapped among these rows
     * @param seed the randomness
     * @param file the file to write: the chosen rows
     * @throws IOException if it cannot be written
     */
    void write(TensorTable table, int modality, IntPredicate training, IntPredicate chosen, long seed, Path file)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int columns = table.schema().columns().size();
        int[] rows = IntStream.range(0, table.rows()).filter(chosen).toArray();
        float[][][] values = new float[columns][][];
        for (int column = 0; column < columns; column++) {
            int at = column;
            values[column] =
                    Arrays.stream(rows).mapToObj(row -> table.values(at, row)).toArray(float[][]::new);
            if (modality < 0 || modality == column) {
                corrupt(table, column, training, values[column], random);
            }
        }
        try (TensorTableWriter writer = TensorTableWriter.create(file, table.schema())) {
            for (int i = 0; i < rows.length; i++) {
                List<float[]> row = new ArrayList<>();
                for (float[][] column : values) {
                    row.add(column[i]);
                }
                writer.write(table.rowId(rows[i]), row);
            }
            writer.commit();
        }
    }

    private void corrupt(
            TensorTable table, int column, IntPredicate training, float[][] values, SplittableRandom random) {
        float[][] seen = IntStream.range(0, table.rows())
                .filter(row -> training.test(row) && table.isPresent(column, row))
                .mapToObj(row -> table.values(column, row))
                .toArray(float[][]::new);
        float[] mean = new float[table.schema().columns().get(column).size()];
        float[] deviation = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            int at = i;
            double average =
                    Arrays.stream(seen).mapToDouble(row -> row[at]).average().orElse(0);
            mean[i] = (float) average;
            deviation[i] = (float) Math.sqrt(Arrays.stream(seen)
                    .mapToDouble(row -> (row[at] - average) * (row[at] - average))
                    .average()
                    .orElse(0));
        }
        int[] having =
                IntStream.range(0, values.length).filter(i -> values[i] != null).toArray();
        for (int i = having.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = having[i];
            having[i] = having[j];
            having[j] = kept;
        }
        float[][] before = values.clone();
        for (int i = 0; i < having.length; i++) {
            values[having[i]] =
                    corrupt(before[having[i]], before[having[(i + 1) % having.length]], mean, deviation, random);
        }
    }
}
