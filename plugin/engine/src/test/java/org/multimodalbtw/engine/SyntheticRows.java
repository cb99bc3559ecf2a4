package org.multimodalbtw.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Rows with three modalities of known worth: "informative" follows the target closely, "weak" loosely, "noise" not at all. About one in
 * seven cells of a modality is missing; every row has at least one.
 *
 * @param rows the rows
 */
public record SyntheticRows(List<Row> rows) {

    /** The modalities. */
    public static final TensorSchema SCHEMA = new TensorSchema(List.of(
            new TensorColumn("informative", List.of(4), List.of()),
            new TensorColumn("weak", List.of(3), List.of()),
            new TensorColumn("noise", List.of(5), List.of())));

    /**
     * @param id the row's id
     * @param values of each modality, {@code null} where it is missing
     * @param target the number that is predicted; its sign is the class
     * @param split what the row is used for
     */
    public record Row(String id, List<float[]> values, double target, Split split) {

        /** @return the class */
        public String label() {
            return target > 0 ? "yes" : "no";
        }
    }

    /**
     * @param count how many rows, of which every fifth is a test row and every sixth a validation row
     * @param seed their randomness
     * @return the rows, by id
     */
    public static SyntheticRows of(int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double target = random.nextGaussian();
            int certain = random.nextInt(3);
            List<float[]> values = new ArrayList<>();
            double[] follow = {1, 1, 0};
            double[] spread = {.3, 2, 1};
            for (int m = 0; m < 3; m++) {
                float[] made = new float[SCHEMA.columns().get(m).size()];
                for (int j = 0; j < made.length; j++) {
                    made[j] = (float) (follow[m] * target + spread[m] * random.nextGaussian());
                }
                values.add(m == certain || random.nextDouble() > .2 ? made : null);
            }
            Split split = i % 5 == 4 ? Split.TEST : i % 6 == 3 ? Split.VALID : Split.TRAIN;
            rows.add(new Row("p%04d".formatted(i), values, target, split));
        }
        return new SyntheticRows(rows);
    }

    /**
     * @param change what becomes of each row; {@code null} leaves it out
     * @return other rows
     */
    public SyntheticRows map(UnaryOperator<Row> change) {
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            Row one = change.apply(row);
            if (one != null) {
                changed.add(one);
            }
        }
        return new SyntheticRows(changed);
    }

    /**
     * @param seed the randomness
     * @return the rows in another order
     */
    public SyntheticRows shuffled(long seed) {
        List<Row> order = new ArrayList<>(rows);
        Collections.shuffle(order, new Random(seed));
        return new SyntheticRows(order);
    }

    /**
     * @param modality a modality's position
     * @return the rows without it
     */
    public SyntheticRows without(int modality) {
        return map(row -> {
            List<float[]> values = new ArrayList<>(row.values());
            values.set(modality, null);
            return new Row(row.id(), values, row.target(), row.split());
        });
    }

    /**
     * @param file where to write
     * @return the file, a tensor table of the rows in their order
     * @throws IOException if it cannot be written
     */
    public Path write(Path file) throws IOException {
        return write(file, 3);
    }

    /**
     * @param file where to write
     * @param modalities how many of the modalities the table has
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(Path file, int modalities) throws IOException {
        TensorSchema schema = new TensorSchema(SCHEMA.columns().subList(0, modalities));
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (Row row : rows) {
                writer.write(row.id(), row.values().subList(0, modalities));
            }
            writer.commit();
        }
        return file;
    }

    /** @return the rows' classes */
    public Labels classes() {
        Labels.Builder labels = Labels.classification("outcome");
        rows.forEach(row -> labels.add(row.id(), row.label(), row.split()));
        return labels.build();
    }

    /** @return the rows' numbers */
    public Labels numbers() {
        Labels.Builder labels = Labels.regression("risk");
        rows.forEach(row -> labels.add(row.id(), row.target(), row.split()));
        return labels.build();
    }
}
