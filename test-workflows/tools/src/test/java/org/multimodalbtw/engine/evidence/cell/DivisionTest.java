package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.train.Split;

/** Which rows are scored in which part. */
class DivisionTest {

    private static SetRows rows(int count, int perGroup) {
        return new SetRows(IntStream.range(0, count)
                .mapToObj(row -> new SetRows.Row(
                        "r" + row,
                        row % 5 == 0 ? "rare" : "usual",
                        Split.TRAIN,
                        perGroup > 1 ? "g" + row / perGroup : "r" + row))
                .toList());
    }

    @Test
    void eachRowIsScoredOnceARepetitionAndClassesAreSpreadEvenly() {
        SetRows own = rows(100, 1);
        Set<String> scored = new HashSet<>();
        for (Division division : Division.repeated(1)) {
            List<SetRows.Row> test = division.of(own).test();
            assertEquals(20, test.size());
            assertEquals(
                    4, test.stream().filter(row -> row.label().equals("rare")).count());
            test.forEach(row -> assertTrue(scored.add(row.id())));
        }
        assertEquals(100, scored.size());
    }

    @Test
    void rowsOfAGroupAreScoredTogether() {
        SetRows own = rows(90, 6);
        Set<String> seen = new HashSet<>();
        for (Division division : Division.repeated(1)) {
            Set<String> groups = new HashSet<>();
            List<SetRows.Row> test = division.of(own).test();
            test.forEach(row -> groups.add(row.group()));
            assertEquals(6 * groups.size(), test.size());
            groups.forEach(group -> assertTrue(seen.add(group), group));
        }
        assertEquals(15, seen.size());
    }

    @Test
    void theSameRepetitionIsTheSameAndAnotherOneIsNot() {
        SetRows own = rows(100, 1);
        List<Division> divisions = Division.repeated(2);

        assertEquals(divisions.get(0).of(own), divisions.get(0).of(rows(100, 1)));
        assertNotEquals(
                divisions.get(0).of(own).test(), divisions.get(5).of(own).test());
    }

    @Test
    void theSetsOwnSplitStaysAsItIs() {
        SetRows own = rows(10, 1);
        assertEquals(own, Division.own(1).get(0).of(own));
        assertEquals(
                List.of("own-seed1", "own-seed2"),
                Division.own(2).stream().map(Division::key).toList());
    }

    @Test
    void twoNumbersAreClassesAndThreeAreNumbers() {
        assertEquals(List.of("0", "1"), labelled("0", "1", "0").classes());
        assertEquals(List.of(), labelled("0", "1", "2.5").classes());
        assertEquals(List.of("1", "2", "x"), labelled("1", "2", "x").classes());
    }

    private static SetRows labelled(String... labels) {
        return new SetRows(IntStream.range(0, labels.length)
                .mapToObj(row -> new SetRows.Row("r" + row, labels[row], Split.TEST, "r" + row))
                .toList());
    }
}
