package org.multimodalbtw.engine.adapt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Patients of a hospital whose modalities each tell a part of a hidden severity, which the outcome follows.
 *
 * @param rows the patients
 * @param modalities how many modalities there are, each of six columns
 */
public record TwoHospitals(List<Patient> rows, int modalities) {

    private static final int COLUMNS = 6;

    /**
     * @param id the patient's id
     * @param values of each modality, {@code null} where it is missing
     * @param severity what the number is
     * @param ill the class
     * @param split what the patient is used for
     */
    record Patient(String id, float[][] values, double severity, boolean ill, Split split) {}

    /** What is otherwise in a hospital than in the first one. */
    public enum Shift {
        NONE,
        /** More patients are ill at the same values. */
        FREQUENCY,
        /** The columns of the first modality mean the opposite. */
        MEANING,
        /** Nobody has the last modality. */
        LACKING
    }

    /**
     * @param count how many patients learn
     * @param tests how many are test rows beside them
     * @param modalities how many modalities, 2 to 8
     * @param shift what is otherwise
     * @param seed the randomness
     * @return the patients
     */
    public static TwoHospitals of(int count, int tests, int modalities, Shift shift, long seed) {
        Random random = new Random(seed);
        List<Patient> rows = new ArrayList<>();
        for (int i = 0; i < count + tests; i++) {
            float[][] values = new float[modalities][];
            double severity = 0;
            for (int m = 0; m < modalities; m++) {
                double part = random.nextGaussian();
                severity += part / Math.sqrt(modalities);
                double sign = shift == Shift.MEANING && m == 0 ? -1 : 1;
                values[m] = values(part * sign, random);
            }
            int lacks = shift == Shift.LACKING ? modalities - 1 : random.nextInt(3 * modalities);
            if (lacks < modalities) {
                values[lacks] = null;
            }
            double logit = 2.5 * severity + (shift == Shift.FREQUENCY ? 2 : 0);
            boolean ill = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            double number = severity + .3 * random.nextGaussian() + (shift == Shift.FREQUENCY ? 1 : 0);
            rows.add(new Patient("p%05d".formatted(i), values, number, ill, i < count ? Split.TRAIN : Split.TEST));
        }
        return new TwoHospitals(rows, modalities);
    }

    private static float[] values(double part, Random random) {
        float[] values = new float[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            values[column] = (float) ((column % 2 == 0 ? part : -part) + 1.2 * random.nextGaussian());
        }
        return values;
    }

    private static String name(int modality) {
        return "part" + (modality + 1);
    }

    /** Writes the modalities as a tensor table; those that nobody has are left out. */
    Path write(Path file) throws IOException {
        int[] written = IntStream.range(0, modalities)
                .filter(m -> rows.stream().anyMatch(row -> row.values()[m] != null))
                .toArray();
        TensorSchema schema = new TensorSchema(IntStream.of(written)
                .mapToObj(m -> new TensorColumn(name(m), List.of(COLUMNS), List.of()))
                .toList());
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            for (Patient row : rows) {
                List<float[]> values = new ArrayList<>();
                for (int m : written) {
                    values.add(row.values()[m]);
                }
                writer.write(row.id(), values);
            }
            writer.commit();
        }
        return file;
    }

    /** What is true of the patients. */
    Labels labels(Task task) {
        return switch (task) {
            case CLASSIFICATION -> classes();
            case MULTILABEL -> labels();
            case REGRESSION -> numbers();
        };
    }

    private Labels classes() {
        Labels.Builder labels = Labels.classification("outcome");
        rows.forEach(row -> labels.add(row.id(), row.ill() ? "ill" : "well", row.split()));
        return labels.build();
    }

    private Labels labels() {
        Labels.Builder labels = Labels.multilabel("findings", List.of("ill", "severe"));
        for (Patient row : rows) {
            java.util.Set<String> has = new java.util.HashSet<>();
            if (row.ill()) {
                has.add("ill");
            }
            if (row.severity() > .5) {
                has.add("severe");
            }
            labels.add(row.id(), has, row.split());
        }
        return labels.build();
    }

    private Labels numbers() {
        Labels.Builder labels = Labels.regression("severity");
        rows.forEach(row -> labels.add(row.id(), row.severity(), row.split()));
        return labels.build();
    }
}
