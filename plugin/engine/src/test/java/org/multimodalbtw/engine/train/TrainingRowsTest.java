package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.tensor.TensorTable;

class TrainingRowsTest {

    @TempDir
    Path folder;

    @Test
    void rowsAreSortedByIdAndKeepTheirValuesAndTargets() throws IOException {
        SyntheticRows sorted = SyntheticRows.of(30, 1);
        try (TensorTable table = table(sorted.shuffled(3))) {
            TrainingRows rows = new TrainingRows(table, sorted.shuffled(4).classes());
            assertEquals(30, rows.size());
            assertEquals(List.of("no", "yes"), rows.target().classes());
            assertEquals(
                    List.of("No valid row is of the class 'yes': scores of valid rows say nothing of it."),
                    rows.warnings());
            for (int i = 0; i < 30; i++) {
                Row row = sorted.rows().get(i);
                assertEquals(row.id(), rows.id(i));
                assertEquals(row.id(), table.rowId(rows.tableRow(i)));
                assertEquals(row.target() > 0 ? 1 : 0, rows.outcomes().stratum(i));
                assertEquals(row.split(), rows.split(i));
                for (int m = 0; m < 3; m++) {
                    assertEquals(row.values().get(m) != null, rows.present(i)[m]);
                }
            }
        }
    }

    @Test
    void numbersAreStandardisedByTheLearntRowsAlone() throws IOException {
        SyntheticRows plain = SyntheticRows.of(40, 1)
                .map(row -> row.split() == Split.TEST ? new Row(row.id(), row.values(), 1e6, row.split()) : row);
        try (TensorTable table = table(plain)) {
            TrainingRows rows = new TrainingRows(table, plain.numbers());
            assertEquals(
                    0,
                    rows.learnt().mapToDouble(i -> rows.truth(i)[0]).average().orElseThrow(),
                    1e-6);
            double variance = rows.learnt()
                    .mapToDouble(i -> rows.truth(i)[0] * rows.truth(i)[0])
                    .average()
                    .orElseThrow();
            assertEquals(1, variance, 1e-6);
            int test = IntStream.range(0, 40)
                    .filter(i -> rows.split(i) == Split.TEST)
                    .findFirst()
                    .orElseThrow();
            assertEquals(1e6, rows.scale().restore(rows.truth(test)[0]), 1e-6);
        }
    }

    @Test
    void whatTakesNoPartIsSaid() throws IOException {
        SyntheticRows labelled = SyntheticRows.of(20, 1)
                .map(row -> row.id().equals("p0002")
                        ? new Row(row.id(), Arrays.asList(null, null, null), row.target(), row.split())
                        : row);
        SyntheticRows inTensor =
                labelled.map(row -> row.id().equals("p0005") || row.id().equals("p0007") ? null : row);
        Labels.Builder labels = Labels.classification("outcome");
        labelled.rows().forEach(row -> labels.add(row.id(), row.label(), row.split()));
        try (TensorTable table = table(inTensor)) {
            TrainingRows rows =
                    new TrainingRows(table, labels.skip().skip().skip().build());
            assertEquals(17, rows.size());
            assertEquals(
                    List.of(
                            "2 labelled rows not in the tensor take no part.",
                            "1 labelled row without any modality takes no part.",
                            "No valid row is of the class 'yes': scores of valid rows say nothing of it.",
                            "3 rows without a value of 'outcome' take no part."),
                    rows.warnings());
        }
    }

    @Test
    void groupsOnBothSidesAreSaid() throws IOException {
        SyntheticRows plain = SyntheticRows.of(20, 1);
        Labels.Builder labels = Labels.classification("outcome");
        for (int i = 0; i < 20; i++) {
            Row row = plain.rows().get(i);
            labels.add(row.id(), row.label(), i == 0 ? Split.TEST : Split.TRAIN).inGroup("patient " + i / 2);
        }
        try (TensorTable table = table(plain)) {
            assertEquals(
                    List.of(
                            "1 group has both test rows and rows that are learnt from: scores of test rows are too good.",
                            "No test row is of the class 'no': scores of test rows say nothing of it."),
                    new TrainingRows(table, labels.build()).warnings());
        }
    }

    @Test
    void fewGroupsAreSaidOnBothSides() throws IOException {
        SyntheticRows plain = SyntheticRows.of(20, 1);
        for (boolean countsAsOne : new boolean[] {true, false}) {
            Labels.Builder labels = Labels.classification("outcome");
            if (countsAsOne) {
                labels.groupsCountAsOne();
            }
            for (int i = 0; i < 20; i++) {
                Row row = plain.rows().get(i);
                Split split = i < 6 ? Split.TEST : i < 10 ? Split.VALID : Split.TRAIN;
                labels.add(row.id(), row.label(), split).inGroup("patient " + i / 2);
            }
            try (TensorTable table = table(plain)) {
                List<String> warnings = new TrainingRows(table, labels.build()).warnings();
                assertEquals(
                        countsAsOne,
                        warnings.contains("The test rows are of only 3 groups: intervals over so few mean little."),
                        warnings::toString);
                assertEquals(
                        countsAsOne,
                        warnings.contains(
                                "The training and validation rows are of only 7 groups: what held-out rows say of so few, and "
                                        + "whether weights gain there, means little."),
                        warnings::toString);
            }
        }
    }

    @Test
    void aTestRowOfAClassThatIsNeverLearntHasNoTarget() throws IOException {
        SyntheticRows plain = SyntheticRows.of(20, 1);
        Labels.Builder labels = Labels.classification("outcome");
        plain.rows()
                .forEach(row -> labels.add(row.id(), row.id().equals("p0004") ? "maybe" : row.label(), row.split()));
        try (TensorTable table = table(plain)) {
            TrainingRows rows = new TrainingRows(table, labels.build());
            assertEquals(List.of("no", "yes"), rows.target().classes());
            assertEquals(-1, rows.outcomes().stratum(4));
            assertArrayEquals(new double[2], rows.truth(4));
            assertEquals(
                    plain.rows().get(5).target() > 0 ? 1 : 0, rows.outcomes().stratum(5));
        }
    }

    @Test
    void labelsOfOtherRowsAreRefused() throws IOException {
        Labels labels = SyntheticRows.of(20, 1)
                .map(row -> new Row("x" + row.id(), row.values(), row.target(), row.split()))
                .classes();
        try (TensorTable table = table(SyntheticRows.of(20, 1))) {
            InputException refused = assertThrows(InputException.class, () -> new TrainingRows(table, labels));
            assertTrue(refused.getMessage().contains("labels: 'xp0000', tensor: 'p0000'"), refused.getMessage());
            assertTrue(refused.remedy().contains("RowIDs"), refused.remedy());
        }
    }

    @Test
    void oneClassIsRefused() throws IOException {
        SyntheticRows one = SyntheticRows.of(20, 1)
                .map(row -> new Row(
                        row.id(),
                        row.values(),
                        row.split() == Split.TEST ? row.target() : Math.abs(row.target()),
                        row.split()));
        refused(one, one.classes(), "All training rows are of one class, 'yes', of 'outcome'.");
    }

    @Test
    void aModalityWithoutAnyTrainingValueIsRefused() throws IOException {
        SyntheticRows plain = SyntheticRows.of(40, 1);
        SyntheticRows without = plain.map(row -> row.split() == Split.TRAIN ? withoutWeak(row) : row);
        refused(without, without.classes(), "The modality 'weak' has no value in any training row.");
    }

    @Test
    void tooFewRowsAreRefused() throws IOException {
        SyntheticRows three = SyntheticRows.of(20, 1)
                .map(row -> new Row(
                        row.id(),
                        row.values(),
                        row.target(),
                        row.id().compareTo("p0003") < 0 ? Split.TRAIN : Split.TEST));
        refused(three, three.numbers(), "Only 3 rows can be learnt from");
    }

    @Test
    void onlyTestRowsAreRefusedAsTooFew() throws IOException {
        SyntheticRows test =
                SyntheticRows.of(20, 1).map(row -> new Row(row.id(), row.values(), row.target(), Split.TEST));
        refused(test, test.classes(), "Only 0 rows can be learnt from");
        refused(test, test.numbers(), "Only 0 rows can be learnt from");
    }

    @Test
    void labelsThatCannotBeUsedAreRefused() {
        Labels.Builder classes = Labels.classification("outcome").add("a", "yes", Split.TRAIN);
        assertEquals(
                "The row id 'a' occurs twice in the labels.",
                assertThrows(InputException.class, () -> classes.add("a", "no", Split.TEST))
                        .getMessage());
        Labels.Builder numbers = Labels.regression("risk");
        assertEquals(
                "Column 'risk', row 'b': the target is NaN.",
                assertThrows(InputException.class, () -> numbers.add("b", Double.NaN, Split.TRAIN))
                        .getMessage());
        assertThrows(InputException.class, () -> numbers.add("b", Double.POSITIVE_INFINITY, Split.TRAIN));
        assertEquals(
                "Column 'risk', row 'b': the target is -1.0E39, which is too large to be learnt.",
                assertThrows(InputException.class, () -> numbers.add("b", -1e39, Split.TRAIN))
                        .getMessage());
        assertEquals(
                "Column 'risk' has no value in any row.",
                assertThrows(InputException.class, () -> numbers.skip().build()).getMessage());
        assertThrows(IllegalStateException.class, () -> numbers.add("c", "yes", Split.TRAIN));
    }

    private void refused(SyntheticRows rows, Labels labels, String problem) throws IOException {
        try (TensorTable table = table(rows)) {
            InputException refused = assertThrows(InputException.class, () -> new TrainingRows(table, labels));
            assertTrue(refused.getMessage().contains(problem), refused.getMessage());
        }
    }

    /** Rows that would have nothing else left are left out. */
    private static Row withoutWeak(Row row) {
        List<float[]> values = new ArrayList<>(row.values());
        values.set(1, null);
        return values.get(0) == null && values.get(2) == null
                ? null
                : new Row(row.id(), values, row.target(), row.split());
    }

    private TensorTable table(SyntheticRows rows) throws IOException {
        return TensorTable.open(rows.write(folder.resolve("rows.arrow")));
    }
}
