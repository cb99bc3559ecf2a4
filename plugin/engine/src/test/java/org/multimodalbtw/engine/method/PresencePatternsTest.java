package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.LearningRun;

/** Which sets of modalities have adapters. */
class PresencePatternsTest {

    /** Bits: 1 the first modality, 2 the second one, 4 the third one. */
    @Test
    void thoseOfTheRowsComeFirstAndTheMostFrequentBeforeOthers() {
        Map<Integer, Integer> rows = Map.of(7, 10, 5, 30, 1, 2, 0, 9);
        assertEquals(List.of(5, 7, 1), PresencePatterns.of(rows, 3, false).codes());
        assertEquals(
                List.of(5, 7, 1, 4, 6, 3, 2),
                PresencePatterns.of(rows, 3, true).codes(),
                "what hiding one makes: 4 can be shown by 40 rows, 6 and 3 by 10; then what hiding two makes");
    }

    @Test
    void aCompleteTableOfFiveModalitiesHasAllSetsAndOneOfEightTheFirst31() {
        assertEquals(31, PresencePatterns.of(Map.of(31, 3), 5, true).codes().size());
        List<Integer> eight = PresencePatterns.of(Map.of(255, 3), 8, true).codes();
        assertEquals(31, eight.size());
        assertEquals(255, eight.get(0));
        assertTrue(eight.subList(1, 9).stream().allMatch(code -> Integer.bitCount(code) == 7));
        assertTrue(eight.subList(9, 31).stream().allMatch(code -> Integer.bitCount(code) == 6));
        assertEquals(1, PresencePatterns.of(Map.of(255, 3), 8, false).codes().size());
    }

    @Test
    void moreThan31SetsOfRowsAreCutToTheMostFrequent() {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int code = 1; code <= 40; code++) {
            rows.put(code, 100 - code);
        }
        List<Integer> codes = PresencePatterns.of(rows, 6, true).codes();
        assertEquals(31, codes.size());
        assertEquals(1, codes.get(0));
        assertTrue(codes.stream().allMatch(code -> code <= 31));
    }

    /** A network of fewer modalities, as of one alone, knows what is left of the sets. */
    @Test
    void namesFindTheirModalitiesAgain() {
        List<TensorColumn> columns = List.of(
                TensorColumn.vector("a", List.of("x")),
                TensorColumn.vector("b", List.of("x")),
                TensorColumn.vector("c", List.of("x")));
        PresencePatterns all = new PresencePatterns(List.of(7, 6, 2));
        List<List<String>> names = all.names(columns);
        assertEquals(List.of(List.of("a", "b", "c"), List.of("b", "c"), List.of("b")), names);
        assertEquals(all, PresencePatterns.of(shape(columns), names));
        assertEquals(
                List.of(2),
                PresencePatterns.of(shape(columns.subList(0, 2)), names).codes());
        assertArrayEquals(new boolean[] {false, true, true}, all.shown(1, 3));
    }

    private static NetworkShape shape(List<TensorColumn> columns) {
        return new NetworkShape(Targets.of(Task.CLASSIFICATION, 2), columns, LearningRun.FUSION, 1, false);
    }
}
