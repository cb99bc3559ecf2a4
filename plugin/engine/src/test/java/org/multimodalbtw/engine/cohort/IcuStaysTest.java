package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableRows;

class IcuStaysTest {

    private static final IcuStays STAYS = IcuStays.generate(new SampleCohortSettings(3, 2000, .15, .6, .15, .25));

    @Test
    void theSameSeedGivesTheSameStaysAndAnotherOneOthers() {
        IcuStays again = IcuStays.generate(new SampleCohortSettings(3, 2000, .15, .6, .15, .25));
        IcuStays other = IcuStays.generate(new SampleCohortSettings(4, 2000, .15, .6, .15, .25));
        assertEquals(texts(STAYS.notes()), texts(again.notes()));
        assertEquals(texts(STAYS.vitals()), texts(again.vitals()));
        assertTrue(!texts(STAYS.labs()).equals(texts(other.labs())));
    }

    @Test
    void aboutThirtyPercentDieAndAboutFifteenPercentLackATable() {
        Map<String, Boolean> died = died();
        double share = died.values().stream().filter(one -> one).count() / 2000.;
        assertEquals(.3, share, .03);
        assertEquals(.85, STAYS.labs().size() / 2000., .03);
        assertEquals(.85, STAYS.notes().size() / 2000., .03);
        assertEquals(.85, stays(STAYS.vitals()).size() / 2000., .03);
    }

    @Test
    void vitalSignsAreOfTheWindowAndMoveAwayWithSeverity() {
        Map<String, Boolean> died = died();
        double[] sums = new double[2];
        int[] counts = new int[2];
        Set<String> ids = new HashSet<>();
        STAYS.vitals().forEach(row -> {
            assertTrue(ids.add(row.id()), row.id());
            assertTrue(row.number(1) >= 0 && row.number(1) < 48.01, "hours: " + row.number(1));
            assertTrue(row.number(3) >= 0);
            if (row.category(2).startsWith("heart rate") && row.number(1) > 24) {
                int group = died.get(row.category(0)) ? 1 : 0;
                sums[group] += row.number(3);
                counts[group]++;
            }
        });
        assertEquals(STAYS.vitals().size(), ids.size());
        assertTrue(sums[1] / counts[1] - sums[0] / counts[0] > 4, "heart rate of those who die");
    }

    @Test
    void notesTellOfTheOutcomeWithoutNamingIt() {
        Map<String, Boolean> died = died();
        int[] shock = new int[2];
        STAYS.notes().forEach(row -> {
            String note = row.category(0);
            assertTrue(note.endsWith("."), note);
            assertTrue(!note.contains("died") && !note.contains("survived"), note);
            if (note.contains("norepinephrine, vasopressin") || note.contains("In shock")) {
                shock[died.get(row.id()) ? 1 : 0]++;
            }
        });
        assertTrue(shock[1] / .3 > 2 * shock[0] / .7, shock[1] + " of those who die, " + shock[0] + " of the others");
    }

    private static Map<String, Boolean> died() {
        Map<String, Boolean> died = new HashMap<>();
        STAYS.labels().forEach(row -> died.put(row.id(), row.category(0).equals("died")));
        return died;
    }

    private static Set<String> stays(TableRows vitals) {
        Set<String> stays = new HashSet<>();
        vitals.forEach(row -> stays.add(row.category(0)));
        return stays;
    }

    private static List<String> texts(TableRows rows) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> {
            StringBuilder text = new StringBuilder(row.id());
            for (int column = 0; column < rows.columns().size(); column++) {
                text.append('|');
                if (!row.isMissing(column)) {
                    text.append(
                            switch (rows.columns().get(column).kind()) {
                                case NUMBER -> String.valueOf(row.number(column));
                                default -> row.category(column);
                            });
                }
            }
            texts.add(text.toString());
        });
        return texts;
    }
}
