package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Each training method with each other one and each kind of target: they train, or are refused by name. The matrix is printed. */
class MethodMatrixTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(48, 5);

    @TempDir
    Path folder;

    @Test
    void twoMethodsTrainTogetherOrAreRefusedByName() throws IOException {
        StringBuilder matrix = new StringBuilder("method x method x target (C class, L labels, N number)\n");
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            for (OfferedMethod first : OfferedMethods.ALL) {
                for (OfferedMethod second : OfferedMethods.ALL) {
                    if (OfferedMethods.ALL.indexOf(first) <= OfferedMethods.ALL.indexOf(second)) {
                        matrix.append("%-15s %-15s ".formatted(first.name(), second.name()));
                        matrix.append(cell(table, first, second)).append('\n');
                    }
                }
            }
        }
        System.out.print(matrix);
        assertTrue(matrix.toString().lines().count() > OfferedMethods.ALL.size());
    }

    private static String cell(TensorTable table, OfferedMethod first, OfferedMethod second) {
        StringBuilder cell = new StringBuilder();
        for (Task task : tasks(first, second)) {
            Optional<InputException> refused = train(table, task, first, second);
            refused.ifPresent(reason -> {
                assertTrue(reason.getMessage().contains("'" + first.name() + "'"), reason.getMessage());
                assertTrue(
                        first == second || reason.getMessage().contains("'" + second.name() + "'"),
                        reason.getMessage());
            });
            cell.append(
                    refused.isPresent()
                            ? "- "
                            : task.name().charAt(0) == 'C' ? "C " : task == Task.MULTILABEL ? "L " : "N ");
        }
        return cell.toString();
    }

    /** All targets of a method alone; of two methods one by turns, and all where tests are thorough. */
    private static List<Task> tasks(OfferedMethod first, OfferedMethod second) {
        List<Task> all = List.of(Task.values());
        if (first == second || Boolean.getBoolean(Thorough.PROPERTY)) {
            return all;
        }
        int turn = OfferedMethods.ALL.indexOf(first) + OfferedMethods.ALL.indexOf(second);
        return List.of(all.get(turn % all.size()));
    }

    /** Two epochs of two networks; why it is refused, if it is. */
    private static Optional<InputException> train(
            TensorTable table, Task task, OfferedMethod first, OfferedMethod second) {
        List<TrainingMethod> methods = new ArrayList<>(List.of(ModalityDropout.STANDARD, first.standard()));
        if (first != second) {
            methods.add(second.standard());
        }
        methods.add(new UsedRegardless());
        try {
            TrainedVariants trained = BtwLearner.train(
                    table,
                    labels(task),
                    LearningRun.FUSION,
                    LearningRun.settings(2, 2, WeightSettings.none()).with(methods),
                    ProgressMonitor.NONE);
            TrainingRows rows = new TrainingRows(table, labels(task));
            assertEquals(
                    methods.stream().map(method -> method.settledBy(rows)).toList(),
                    trained.model()
                            .manifest()
                            .training()
                            .settings()
                            .orElseThrow()
                            .methods());
            return Optional.empty();
        } catch (InputException refused) {
            return Optional.of(refused);
        }
    }

    private static Labels labels(Task task) {
        return switch (task) {
            case CLASSIFICATION -> ROWS.classes();
            case MULTILABEL -> MultilabelTest.labels(ROWS);
            case REGRESSION -> ROWS.numbers();
        };
    }

    /** Also with one modality, where there is nothing to balance, and with the same numbers from the same seed. */
    @Test
    void eachMethodTrainsFromTheSameSeedAlikeWithOneToThreeModalities() throws IOException {
        for (int modalities = 1; modalities <= 3; modalities++) {
            try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve(modalities + ".arrow"), modalities))) {
                for (OfferedMethod method : OfferedMethods.ALL) {
                    float[] one = parameters(table, method);
                    float[] two = parameters(table, method);
                    assertArrayEquals(one, two, method.name());
                }
            }
        }
    }

    @Test
    void eachMethodTrainsWithEightModalitiesOfWhichRowsLackSome() throws IOException {
        List<TensorColumn> columns = IntStream.range(0, 8)
                .mapToObj(m -> TensorColumn.vector("m" + m, List.of("a", "b")))
                .toList();
        Path file = folder.resolve("eight.arrow");
        SplittableRandom random = new SplittableRandom(4);
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(columns))) {
            for (SyntheticRows.Row row : ROWS.rows()) {
                List<float[]> values = new ArrayList<>();
                for (int m = 0; m < 8; m++) {
                    boolean isThere = m == 0 || random.nextDouble() < .6;
                    values.add(isThere ? new float[] {(float) row.target(), (float) random.nextGaussian()} : null);
                }
                writer.write(row.id(), values);
            }
            writer.commit();
        }
        try (TensorTable table = TensorTable.open(file)) {
            for (OfferedMethod method : OfferedMethods.ALL) {
                for (float parameter : parameters(table, method)) {
                    assertTrue(Float.isFinite(parameter), method.name());
                }
            }
        }
    }

    private static float[] parameters(TensorTable table, OfferedMethod method) {
        List<TrainingMethod> methods = List.of(method.standard(), new UsedRegardless());
        return BtwLearner.train(
                        table,
                        ROWS.classes(),
                        LearningRun.FUSION,
                        LearningRun.settings(2, 3, WeightSettings.none()).with(methods),
                        ProgressMonitor.NONE)
                .model()
                .parameters();
    }

    @Test
    void aTrainingWithAMethodCanBeCancelled() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("cancelled.arrow")))) {
            for (OfferedMethod method : OfferedMethods.ALL) {
                List<TrainingMethod> methods = List.of(method.standard());
                assertThrows(
                        CancellationException.class,
                        () -> BtwLearner.train(
                                table,
                                ROWS.classes(),
                                LearningRun.FUSION,
                                LearningRun.settings(2, 3, WeightSettings.none())
                                        .with(methods),
                                new Impatient()));
            }
        }
    }

    /** Cancels while the network is trained without the method. */
    private static final class Impatient implements ProgressMonitor {

        private boolean isCancelled;

        @Override
        public void report(double fraction, String message) {
            isCancelled |= message.startsWith(Variant.WITHOUT_METHOD.title());
        }

        @Override
        public boolean isCancelled() {
            return isCancelled;
        }
    }
}
