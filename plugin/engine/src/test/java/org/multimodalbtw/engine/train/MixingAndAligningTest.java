package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.method.BalancedMixup;
import org.multimodalbtw.engine.method.CoralAlignment;
import org.multimodalbtw.engine.method.MethodTable;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.SteinAlignment;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Trainings with mixed rows and with aligned tokens: all targets, lacking modalities, weights of rows and of modalities. */
class MixingAndAligningTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);
    private static final int EPOCHS = 14;

    @TempDir
    Path folder;

    private static List<TrainingMethod> methods() {
        return List.of(
                new MultimodalMixup(1), new BalancedMixup(1, .5, 1), new CoralAlignment(1), new SteinAlignment(1));
    }

    static Stream<Arguments> trainings() {
        return Stream.of(Task.values()).flatMap(task -> methods().stream().map(method -> Arguments.of(task, method)));
    }

    private TrainedVariants train(TensorTable table, Labels labels, TrainingMethod... methods) {
        List<TrainingMethod> all = new ArrayList<>(List.of(methods));
        all.add(new BalancedClasses());
        all.add(ModalityDropout.STANDARD);
        all.add(new UsedRegardless());
        return BtwLearner.train(
                table,
                labels,
                LearningRun.FUSION,
                LearningRun.settings(2, EPOCHS, LearningRun.WEIGHTS).with(all),
                ProgressMonitor.NONE);
    }

    private static Labels labels(Task task) {
        return switch (task) {
            case CLASSIFICATION -> ROWS.classes();
            case MULTILABEL -> MultilabelTest.labels(ROWS);
            case REGRESSION -> ROWS.numbers();
        };
    }

    private TensorTable table() throws IOException {
        return TensorTable.open(ROWS.write(folder.resolve("rows.arrow")));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aMethodLearnsOtherwiseAndAddsNothingToTheModel(Task task, TrainingMethod method) throws IOException {
        try (TensorTable table = table()) {
            float[] plain = train(table, labels(task)).model().parameters();
            float[] changed = train(table, labels(task), method).model().parameters();
            assertEquals(plain.length, changed.length);
            double farthest = IntStream.range(0, plain.length)
                    .mapToDouble(i -> Math.abs(plain[i] - changed[i]))
                    .max()
                    .orElseThrow();
            assertTrue(farthest > 1e-3, "more than rounding: " + farthest);
            assertTrue(IntStream.range(0, changed.length).allMatch(i -> Float.isFinite(changed[i])));
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndMixingGoesWithAligning() throws IOException {
        TrainingMethod[] all = {new BalancedMixup(1, .5, 1), new SteinAlignment(1)};
        try (TensorTable table = table()) {
            TrainedVariants first = train(table, labels(Task.CLASSIFICATION), all);
            assertArrayEquals(
                    first.model().parameters(),
                    train(table, labels(Task.CLASSIFICATION), all).model().parameters());
            List<MethodTable> tables = first.insight(ProgressMonitor.NONE).tables();
            assertEquals(
                    List.of("balanced mixup", "Stein alignment"),
                    tables.stream().map(MethodTable::name).toList());
            assertEquals(EPOCHS * 3, tables.get(0).rows().size());
            for (MethodTable.Row row : tables.get(0).rows()) {
                double ratio = row.values().get(1);
                assertEquals(
                        .5 * Math.tanh(Math.max(0, ratio - 1)), row.values().get(2), 1e-12);
            }
            double anchors = tables.get(1).rows().stream()
                    .mapToDouble(row -> row.values().get(1))
                    .sum();
            assertEquals(1, anchors, "one modality is the anchor");
        }
    }

    @Test
    void balancedMixupWithoutStrengthIsMixup() throws IOException {
        try (TensorTable table = table()) {
            assertArrayEquals(
                    train(table, ROWS.classes(), new MultimodalMixup(.7))
                            .model()
                            .parameters(),
                    train(table, ROWS.classes(), new BalancedMixup(.7, 0, 0))
                            .model()
                            .parameters());
        }
    }

    /** Two to eight modalities, of which some rows have one alone. */
    @ParameterizedTest
    @MethodSource("counts")
    void anyNumberOfModalities(int modalities) throws IOException {
        SplittableRandom random = new SplittableRandom(modalities);
        List<TensorColumn> columns = IntStream.range(0, modalities)
                .mapToObj(m -> new TensorColumn("modality " + m, List.of(2), List.of()))
                .toList();
        Path file = folder.resolve("many.arrow");
        Labels.Builder labels = Labels.classification("outcome");
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(columns))) {
            for (int row = 0; row < 50; row++) {
                List<float[]> values = new ArrayList<>();
                int certain = random.nextInt(modalities);
                for (int m = 0; m < modalities; m++) {
                    boolean isThere = m == certain || random.nextInt(3) > 0;
                    values.add(isThere ? new float[] {row % 2, (float) random.nextGaussian()} : null);
                }
                String id = "r%02d".formatted(row);
                writer.write(id, values);
                labels.add(id, row % 2 == 0 ? "no" : "yes", row % 5 == 0 ? Split.TEST : Split.TRAIN);
            }
            writer.commit();
        }
        try (TensorTable table = TensorTable.open(file)) {
            for (TrainingMethod aligning : List.of(new CoralAlignment(1), new SteinAlignment(1))) {
                TrainedVariants trained = train(table, labels.build(), new BalancedMixup(1, .5, 1), aligning);
                for (RowPrediction row : trained.test(Variant.WEIGHTED, ProgressMonitor.NONE)) {
                    assertEquals(1, Arrays.stream(row.values()).sum(), 1e-6);
                }
            }
        }
    }

    static IntStream counts() {
        return IntStream.of(2, 8);
    }
}
