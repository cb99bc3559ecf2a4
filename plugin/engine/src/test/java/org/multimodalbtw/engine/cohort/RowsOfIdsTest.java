package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that an id has twice, and what it costs to tell repetitions. */
class RowsOfIdsTest {

    private int readAgain;

    private RowsOfIds ids(boolean passesOver, List<String[]> rows) {
        return new RowsOfIds(passesOver, (row, visitor) -> {
            readAgain++;
            rows.subList(0, (int) row - 1).forEach(cells -> visitor.accept(cells[0], cells));
        });
    }

    private static List<Optional<Long>> add(RowsOfIds ids, List<String[]> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> ids.add(rows.get(i)[0], i + 1, rows.get(i)))
                .toList();
    }

    private static List<String[]> rows(String... rows) {
        return Stream.of(rows).map(row -> row.split(",")).toList();
    }

    @Test
    void rowsAreReadAgainOnlyOnceAnIdOccursAgain() {
        List<String[]> once = rows("a,1", "b,2", "c,3");
        add(ids(true, once), once);
        assertEquals(0, readAgain);

        List<String[]> twice = rows("a,1", "b,2", "a,1", "c,3", "c,3", "b,2");
        RowsOfIds ids = ids(true, twice);
        assertEquals(
                List.of(), add(ids, twice).stream().flatMap(Optional::stream).toList());
        assertEquals(1, readAgain);
        for (int row : new int[] {3, 5, 6}) {
            assertTrue(ids.isRepetition(row));
        }
        for (int row : new int[] {1, 2, 4}) {
            assertFalse(ids.isRepetition(row));
        }
        assertTrue(ids.clauses().get(0).startsWith("3 rows say word for word"), ids.clauses()::toString);
    }

    @Test
    void anotherRowOfAnIdIsToldWithItsFirstRow() {
        List<String[]> rows = rows("a,1", "b,2", "b,2", "a,3", "c,1", "c,2");

        assertEquals(
                List.of(Optional.of(1L), Optional.of(5L)),
                add(ids(true, rows), rows).stream().filter(Optional::isPresent).toList());
    }

    @Test
    void whereRepetitionsAreNotPassedOverEachIsAnotherRow() {
        List<String[]> rows = rows("a,1", "a,1");

        assertEquals(Optional.of(1L), add(ids(false, rows), rows).get(1));
        assertEquals(1, readAgain, "only to tell the first row");
    }

    @Test
    void aNewPassBeginsAnew() {
        List<String[]> rows = rows("a,1", "a,1", "b,1");
        RowsOfIds ids = ids(true, rows);
        add(ids, rows);

        ids.restart();

        assertFalse(ids.isRepetition(2));
        assertEquals(List.of(), ids.clauses());
        add(ids, rows);
        assertTrue(ids.isRepetition(2));
        assertEquals(2, readAgain);
    }
}
