package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Which modality the others are paired with. */
class MainModalityTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(200, 5);
    private static final List<TensorColumn> COLUMNS = List.of(
            new TensorColumn("vector", List.of(3), List.of()),
            new TensorColumn("series", List.of(4, 2), List.of()),
            new TensorColumn("terms", List.of(6), List.of(), Items.tokens(5)),
            new TensorColumn("measurements", List.of(6, 3), List.of(), Items.events(4)),
            new TensorColumn("pictures", List.of(3, 1, 3, 3), List.of(), Items.VECTORS));

    @TempDir
    Path folder;

    private static String main(TensorTable table, Labels labels) {
        return ((PairedModalities) PairedModalities.STANDARD.settledBy(new TrainingRows(table, labels))).main();
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void itIsTheOneThatSaysMostOfTheTarget(Task task) throws IOException {
        Labels labels =
                switch (task) {
                    case CLASSIFICATION -> ROWS.classes();
                    case MULTILABEL -> MultilabelTest.labels(ROWS);
                    case REGRESSION -> ROWS.numbers();
                };
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            assertEquals("informative", main(table, labels));
        }
    }

    /** What is said of pairs where half of the rows that are learnt from have only some modalities, and the others all but the first. */
    private List<String> notes(Set<Integer> kept) throws IOException {
        SyntheticRows rows = ROWS.map(row -> {
            List<float[]> values = new ArrayList<>(row.values());
            boolean isEven = Integer.parseInt(row.id().substring(1)) % 2 == 0;
            for (int m = 0; m < values.size() && row.split() != Split.TEST; m++) {
                if (isEven ? !kept.contains(m) : m == 0) {
                    values.set(m, null);
                }
            }
            return new SyntheticRows.Row(row.id(), values, row.target(), row.split());
        });
        try (TensorTable table = TensorTable.open(rows.write(folder.resolve("kept.arrow")))) {
            TrainingRows learnt = new TrainingRows(table, rows.classes());
            return new PairedModalities("informative", 2, .1).settledBy(learnt).notes(learnt);
        }
    }

    @Test
    void pairsThatNoRowHasAreSaid() throws IOException {
        assertEquals(List.of(), notes(Set.of(0, 1, 2)));
        assertEquals(
                List.of("The training method 'bbfn' has no pair of the main modality 'informative' with 'noise': no row"
                        + " that is learnt from has both."),
                notes(Set.of(0, 1)));
        assertEquals(
                List.of("The training method 'bbfn' has no pairs: no row that is learnt from has the main modality"
                        + " 'informative' and another one, so that it reads each modality by itself alone. Leave it"
                        + " out, or choose another main modality."),
                notes(Set.of(0)));
    }

    /** What the other half of the rows has would make another one the main one. */
    @Test
    void testRowsHaveNoSay() throws IOException {
        SyntheticRows turned = ROWS.map(row -> {
            List<float[]> values = new ArrayList<>(row.values());
            if (row.split() == Split.TEST) {
                values.set(0, null);
                values.set(2, new float[] {100 * (float) row.target(), 0, 0, 0, 0});
            }
            return new SyntheticRows.Row(row.id(), values, row.target(), row.split());
        });
        try (TensorTable table = TensorTable.open(turned.write(folder.resolve("turned.arrow")))) {
            assertEquals("informative", main(table, turned.classes()));
        }
    }

    /** Each kind of modality is read: the one that follows the class is found. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void eachKindOfModalityCanBeIt(int wanted) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Labels.Builder labels = Labels.classification("outcome");
        Path file = folder.resolve("kinds.arrow");
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(COLUMNS))) {
            for (int row = 0; row < 160; row++) {
                int sign = random.nextBoolean() ? 1 : -1;
                List<float[]> values = new ArrayList<>();
                for (int m = 0; m < COLUMNS.size(); m++) {
                    values.add(made(m, m == wanted ? sign : 0, random));
                }
                writer.write("p" + row, values);
                labels.add("p" + row, sign > 0 ? "yes" : "no", row % 4 == 0 ? Split.VALID : Split.TRAIN);
            }
            writer.commit();
        }
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(COLUMNS.get(wanted).name(), main(table, labels.build()));
        }
    }

    private static float[] made(int modality, int sign, SplittableRandom random) {
        TensorColumn column = COLUMNS.get(modality);
        int items = column.ragged()
                ? random.nextInt(2, column.shape().get(0) + 1)
                : column.shape().get(0);
        float[] made = new float[items * column.itemSize()];
        for (int i = 0; i < made.length; i++) {
            made[i] = switch (column.items().kind()) {
                case FIXED, VECTORS -> (float) (random.nextGaussian() + sign);
                case TOKENS -> sign == 0 ? random.nextInt(5) : random.nextInt(10) == 0 ? 0 : 2 + sign;
                case EVENTS ->
                    (float)
                            (i % 3 == 0
                                    ? random.nextDouble()
                                    : i % 3 == 1 ? random.nextGaussian() + sign : random.nextInt(4));
            };
        }
        return made;
    }

    @Test
    void aNameThatThereIsNotIsRefusedWithThoseThatThereAre() throws IOException {
        try (TensorTable table = TensorTable.open(ROWS.write(folder.resolve("rows.arrow")))) {
            TrainingRows rows = new TrainingRows(table, ROWS.classes());
            PairedModalities chosen = new PairedModalities("weak", 1, 0);
            assertEquals(chosen, chosen.settledBy(rows));
            PairedModalities other = new PairedModalities("text", 1, 0);
            InputException refused = assertThrows(InputException.class, () -> other.settledBy(rows));
            assertEquals(
                    "The training method 'bbfn' has the main modality 'text', which the tensor lacks.",
                    refused.getMessage());
            assertEquals(
                    "Choose one of informative, weak, noise, or leave the choice to the training rows.",
                    refused.remedy());
        }
    }
}
