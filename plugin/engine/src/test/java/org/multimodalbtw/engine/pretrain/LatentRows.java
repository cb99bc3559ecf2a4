package org.multimodalbtw.engine.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Rows whose modalities have something in common: each has columns that are products of a few hidden numbers of the row with a matrix of
 * the modality, and noise. The class of a row is that of its first two hidden numbers' signs, xor or first alone.
 *
 * @param schema the modalities
 * @param values of each row and modality; {@code null} where one lacks
 * @param classes of the rows
 */
public record LatentRows(TensorSchema schema, List<List<float[]>> values, int[] classes) {

    private static final int HIDDEN = 4;

    /**
     * @param rows how many
     * @param modalities how many
     * @param columns of each
     * @param noise standard deviation of what is added to the columns
     * @param lacking share of modalities that rows lack; each row has one at least
     * @param seed their randomness
     * @return the rows
     */
    public static LatentRows of(int rows, int modalities, int columns, double noise, double lacking, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TensorColumn> schema = new ArrayList<>();
        double[][][] mix = new double[modalities][HIDDEN][columns];
        for (int m = 0; m < modalities; m++) {
            schema.add(new TensorColumn("part" + m, List.of(columns), List.of()));
            for (double[] one : mix[m]) {
                for (int j = 0; j < columns; j++) {
                    one[j] = random.nextGaussian() / Math.sqrt(HIDDEN);
                }
            }
        }
        List<List<float[]>> values = new ArrayList<>();
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            double[] hidden = new double[HIDDEN];
            for (int h = 0; h < HIDDEN; h++) {
                hidden[h] = random.nextGaussian();
            }
            classes[row] = hidden[0] * hidden[1] > 0 ? 1 : 0;
            int certain = random.nextInt(modalities);
            List<float[]> all = new ArrayList<>();
            for (int m = 0; m < modalities; m++) {
                float[] one = new float[columns];
                for (int j = 0; j < columns; j++) {
                    double sum = noise * random.nextGaussian();
                    for (int h = 0; h < HIDDEN; h++) {
                        sum += hidden[h] * mix[m][h][j];
                    }
                    one[j] = (float) sum;
                }
                all.add(m == certain || random.nextDouble() >= lacking ? one : null);
            }
            values.add(all);
        }
        return new LatentRows(new TensorSchema(schema), values, classes);
    }

    static String id(int row) {
        return "p%05d".formatted(row);
    }

    /** Writes the rows and opens them. */
    TensorTable open(Path file) throws IOException {
        return TensorTable.open(write(file));
    }

    /**
     * @param file where to write
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(Path file) throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (int row = 0; row < values.size(); row++) {
                writer.write(id(row), values.get(row));
            }
            writer.commit();
        }
        return file;
    }

    /**
     * @param labelled how many rows have a label, from the first on
     * @param tests how many of the last rows are test rows, which have one too
     * @return the labels
     */
    public Labels labels(int labelled, int tests) {
        Labels.Builder labels = Labels.classification("outcome");
        for (int row = 0; row < classes.length; row++) {
            boolean isTest = row >= classes.length - tests;
            if (row < labelled || isTest) {
                labels.add(id(row), "class " + classes[row], isTest ? Split.TEST : Split.TRAIN);
            }
        }
        return labels.build();
    }
}
