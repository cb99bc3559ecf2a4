package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of cells that count as empty all the same. */
class ReadingTallyTest {

    private static List<String> sentences(int columns) {
        ReadingTally tally = new ReadingTally();
        for (int column = 0; column < columns; column++) {
            tally.meansEmpty("c" + column, "-999");
        }
        return tally.sentences();
    }

    @Test
    void allColumnsAreNamed() {
        assertEquals(
                List.of(
                        "5 cells hold what stands for empty: 1 in 'c0' ('-999'), 1 in 'c1' ('-999'), 1 in 'c2' ('-999'), and others in"
                                + " 'c3', 'c4'."),
                sentences(5));
    }

    @Test
    void ofFewNoOthersAreNamed() {
        assertEquals(List.of("1 cell holds what stands for empty: 1 in 'c0' ('-999')."), sentences(1));
        assertEquals(List.of(), sentences(0));
    }
}
