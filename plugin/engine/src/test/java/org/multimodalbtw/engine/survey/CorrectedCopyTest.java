package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns that are the class but for some rows, and predictors that are not. */
class CorrectedCopyTest {

    private static double share(long[][] rows) {
        Map<String, Map<Integer, Integer>> counts = new HashMap<>();
        for (int value = 0; value < rows.length; value++) {
            Map<Integer, Integer> ofValue = new HashMap<>();
            for (int own = 0; own < rows[value].length; own++) {
                if (rows[value][own] > 0) {
                    ofValue.put(own, (int) rows[value][own]);
                }
            }
            counts.put("v" + value, ofValue);
        }
        return CorrectedCopy.share(counts, rows[0].length);
    }

    @Test
    void diagnosesThatAgreeInNineOfTenRowsAreNamed() {
        assertEquals(.9, share(new long[][] {{45, 3, 2}, {2, 27, 2}, {1, 0, 18}}), 1e-12);
        assertEquals(.9, share(new long[][] {{36, 1, 1, 2}, {1, 18, 1, 0}, {1, 1, 18, 0}, {2, 0, 0, 18}}), 1e-12);
    }

    @Test
    void twoClassesAreNamedFrom95PercentOn() {
        assertEquals(.96, share(new long[][] {{48, 2}, {2, 48}}), 1e-12);
        assertEquals(0, share(new long[][] {{46, 4}, {4, 46}}));
        assertEquals(0, share(new long[][] {{44, 9}, {6, 41}}), "a test and a disease");
    }

    @Test
    void predictorsOfSeveralClassesAreNotNamed() {
        assertEquals(0, share(new long[][] {{124, 44, 0}, {0, 56, 68}, {0, 52, 0}}), "islands and species");
        assertEquals(0, share(new long[][] {{40, 5, 2}, {4, 25, 4}, {1, 2, 17}}), "a stage before and after");
        assertEquals(0, share(new long[][] {{60, 4, 1}, {4, 60, 0}, {1, 0, 3}}), "two classes and a rare third");
    }
}
