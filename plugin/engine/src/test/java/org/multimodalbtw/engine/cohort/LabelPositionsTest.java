package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where ids of other files stand in the labels, in whichever order. */
class LabelPositionsTest {

    private static BitSet of(List<String> labelled, List<String> ids) {
        return new LabelPositions(new LinkedHashSet<>(labelled)).of(ids);
    }

    @Test
    void theOrderOfAFileDoesNotMatter() {
        List<String> labelled = List.of("P1", "P2", "P3", "P4");

        assertEquals("{0, 1, 2, 3}", of(labelled, labelled).toString());
        assertEquals("{0, 1, 3}", of(labelled, List.of("P4", "P1", "P2")).toString());
        assertEquals("{1, 2}", of(labelled, List.of("P2", "P9", "P3")).toString());
        assertEquals("{}", of(labelled, List.of("p1", "")).toString());
        assertEquals("{}", of(List.of(), List.of("P1")).toString());
    }

    @Test
    void asASearchForEachSays() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<String> labelled = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int id = 0; id < random.nextInt(30); id++) {
                labelled.add("P" + id);
            }
            for (int id = 0; id < 30; id++) {
                if (random.nextInt(3) > 0) {
                    ids.add("P" + id);
                }
            }
            if (random.nextBoolean()) {
                Collections.shuffle(ids, random);
            }
            BitSet expected = new BitSet();
            ids.stream().mapToInt(labelled::indexOf).filter(index -> index >= 0).forEach(expected::set);
            assertEquals(expected, of(labelled, ids));
        }
    }
}
