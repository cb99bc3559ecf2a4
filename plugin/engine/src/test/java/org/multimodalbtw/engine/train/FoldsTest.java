package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.SyntheticRows.Row;
import org.multimodalbtw.engine.tensor.TensorTable;

class FoldsTest {

    @TempDir
    Path folder;

    private TensorTable table;
    private TrainingRows rows;

    @BeforeEach
    void open() throws IOException {
        SyntheticRows plain = SyntheticRows.of(103, 5);
        table = TensorTable.open(plain.write(folder.resolve("rows.arrow")));
        rows = new TrainingRows(table, plain.classes());
    }

    @AfterEach
    void close() throws IOException {
        table.close();
    }

    @Test
    void everyLearntRowIsHeldOutByExactlyOneMember() {
        Folds folds = new Folds(rows, 4, 9);
        int[] held = new int[rows.size()];
        for (int member = 0; member < 4; member++) {
            for (int row : folds.heldOut(member)) {
                held[row]++;
                assertEquals(member, folds.judge(row));
            }
            int[] all = IntStream.concat(Arrays.stream(folds.heldOut(member)), Arrays.stream(folds.learning(member)))
                    .sorted()
                    .toArray();
            assertArrayEquals(rows.learnt().toArray(), all);
            assertArrayEquals(folds.heldOut(member), folds.scored(member));
        }
        for (int row = 0; row < held.length; row++) {
            assertEquals(rows.split(row) == Split.TEST ? 0 : 1, held[row]);
            assertEquals(rows.split(row) == Split.TEST, folds.judge(row) < 0);
        }
    }

    @Test
    void theFoldsOfOneModalityAreThoseOfAll() {
        Folds all = new Folds(rows, 4, 9);
        TrainingRows some =
                new TrainingRows(table.only(1), SyntheticRows.of(103, 5).classes());
        Folds folds = all.within(some);
        Map<String, Integer> judges = new HashMap<>();
        IntStream.range(0, rows.size()).forEach(row -> judges.put(rows.id(row), all.judge(row)));
        assertTrue(some.size() < rows.size());
        for (int row = 0; row < some.size(); row++) {
            assertEquals(judges.get(some.id(row)), folds.judge(row));
        }
        assertEquals(4, folds.members());
        assertEquals(
                some.learnt().count(),
                folds.heldOut(2).length + folds.learning(2).length,
                "the others are learnt from");
    }

    @Test
    void classesAndTrainingRowsAreSpreadEvenly() {
        Folds folds = new Folds(rows, 4, 9);
        assertArrayEquals(
                rows.learnt().filter(row -> rows.split(row) == Split.VALID).toArray(), folds.heldOut(3));
        assertArrayEquals(folds.judged(), folds.setApart(), "the validation rows are too few");
        int[][] counts = new int[3][2];
        for (int member = 0; member < 3; member++) {
            for (int row : folds.heldOut(member)) {
                counts[member][rows.outcomes().stratum(row)]++;
            }
        }
        for (int label = 0; label < 2; label++) {
            int of = label;
            int[] each = Arrays.stream(counts).mapToInt(count -> count[of]).toArray();
            assertTrue(Arrays.stream(each).max().orElseThrow()
                            - Arrays.stream(each).min().orElseThrow()
                    <= 1);
        }
        int[] sizes =
                Arrays.stream(counts).mapToInt(count -> count[0] + count[1]).toArray();
        assertTrue(Arrays.stream(sizes).max().orElseThrow()
                        - Arrays.stream(sizes).min().orElseThrow()
                <= 1);
    }

    @Test
    void fewValidationRowsAreDealtOutWithTheOthers() throws IOException {
        SyntheticRows plain = SyntheticRows.of(103, 5)
                .map(row -> new Row(
                        row.id(), row.values(), row.target(), row.id().endsWith("7") ? Split.VALID : Split.TRAIN));
        try (TensorTable other = TensorTable.open(plain.write(folder.resolve("few.arrow")))) {
            TrainingRows all = new TrainingRows(other, plain.classes());
            Folds folds = new Folds(all, 4, 9);
            assertArrayEquals(folds.judged(), folds.setApart());
            assertTrue(Arrays.stream(folds.heldOut(3)).anyMatch(row -> all.split(row) == Split.TRAIN));
        }
    }

    @Test
    void validationRowsThatAreEnoughAreSetApartUnlessGroupsAreKnown() throws IOException {
        SyntheticRows plain = SyntheticRows.of(500, 5);
        try (TensorTable other = TensorTable.open(plain.write(folder.resolve("enough.arrow")))) {
            for (boolean grouped : new boolean[] {false, true}) {
                Labels.Builder labels = Labels.regression("outcome");
                for (int i = 0; i < 500; i++) {
                    labels.add(plain.rows().get(i).id(), i % 7, i % 4 == 0 ? Split.VALID : Split.TRAIN);
                    if (grouped) {
                        labels.inGroup("patient " + i / 5);
                    }
                }
                TrainingRows all = new TrainingRows(other, labels.build());
                Folds folds = new Folds(all, 4, 9);
                int[] apart = folds.setApart();
                assertEquals(grouped ? all.learnt().count() : 125, apart.length);
                assertTrue(grouped || Arrays.stream(apart).allMatch(row -> all.split(row) == Split.VALID));
            }
        }
    }

    @Test
    void rowsOfAGroupAreHeldOutTogether() throws IOException {
        SyntheticRows plain = SyntheticRows.of(103, 5);
        Labels.Builder labels = Labels.classification("outcome");
        for (int i = 0; i < 103; i++) {
            labels.add(plain.rows().get(i).id(), i % 2 == 0 ? "a" : "b", Split.TRAIN)
                    .inGroup("patient " + i / 5);
        }
        TrainingRows all = new TrainingRows(table, labels.build());
        Folds folds = new Folds(all, 4, 9);
        Map<String, Integer> member = new HashMap<>();
        int[] sizes = new int[4];
        for (int row = 0; row < all.size(); row++) {
            sizes[folds.judge(row)]++;
            Integer before = member.putIfAbsent(all.group(row), folds.judge(row));
            assertTrue(before == null || before == folds.judge(row));
        }
        assertEquals(21, member.size());
        assertTrue(Arrays.stream(sizes).min().orElseThrow() >= 20, Arrays.toString(sizes));
        assertThrows(InputException.class, () -> new Folds(grouped(plain, "all one"), 4, 9));
    }

    private TrainingRows grouped(SyntheticRows plain, String group) {
        Labels.Builder labels = Labels.classification("outcome");
        for (int i = 0; i < 103; i++) {
            labels.add(plain.rows().get(i).id(), i % 2 == 0 ? "a" : "b", Split.TRAIN)
                    .inGroup(group);
        }
        return new TrainingRows(table, labels.build());
    }

    @Test
    void theSeedDecides() {
        assertArrayEquals(judges(new Folds(rows, 4, 9)), judges(new Folds(rows, 4, 9)));
        assertFalse(Arrays.equals(judges(new Folds(rows, 4, 9)), judges(new Folds(rows, 4, 10))));
    }

    @Test
    void oneMemberHoldsOutTheValidationRows() {
        Folds folds = new Folds(rows, 1, 9);
        assertArrayEquals(
                rows.learnt().filter(row -> rows.split(row) == Split.VALID).toArray(), folds.heldOut(0));
        assertArrayEquals(
                rows.learnt().filter(row -> rows.split(row) == Split.TRAIN).toArray(), folds.learning(0));
        assertArrayEquals(rows.learnt().toArray(), folds.scored(0));
    }

    @Test
    void oneMemberWithoutValidationRowsHoldsOutASeventh() throws IOException {
        SyntheticRows plain =
                SyntheticRows.of(70, 5).map(row -> new Row(row.id(), row.values(), row.target(), Split.TRAIN));
        try (TensorTable other = TensorTable.open(plain.write(folder.resolve("other.arrow")))) {
            TrainingRows all = new TrainingRows(other, plain.numbers());
            Folds folds = new Folds(all, 1, 9);
            assertEquals(10, folds.heldOut(0).length);
            assertEquals(60, folds.learning(0).length);
        }
    }

    private int[] judges(Folds folds) {
        return IntStream.range(0, rows.size()).map(folds::judge).toArray();
    }
}
