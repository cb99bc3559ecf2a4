package org.multimodalbtw.engine.survey;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a column is the class of each row but for a few that were corrected since: as many values as classes, one to one. */
final class CorrectedCopy {

    private static final int FEWEST_ROWS = 50;
    private static final double FEWEST_ALIKE = 0.95;
    /** Beyond chance: where nearly all rows are of one class, a good predictor agrees as often. */
    private static final double FEWEST_BEYOND_CHANCE = 0.85;

    private CorrectedCopy() {}

    /**
     * @param counts how many rows of each class each value has
     * @param classes how many classes there are
     * @return the share of rows in which value and class go together; 0 where the column is no such copy
     */
    static double share(Map<String, Map<Integer, Integer>> counts, int classes) {
        if (counts.size() != classes || classes < 2) {
            return 0;
        }
        long[] ofClass = new long[classes];
        long[] ofValue = new long[classes];
        long alike = 0;
        Set<Integer> taken = new HashSet<>();
        for (Map<Integer, Integer> each : counts.values()) {
            int largest = each.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            taken.add(largest);
            alike += each.get(largest);
            each.forEach((own, rows) -> {
                ofClass[own] += rows;
                ofValue[largest] += rows;
            });
        }
        long rows = 0;
        double chance = 0;
        for (int own = 0; own < classes; own++) {
            rows += ofClass[own];
            chance += (double) ofClass[own] * ofValue[own];
        }
        double share = (double) alike / rows;
        double byChance = chance / rows / rows;
        boolean isCopy = taken.size() == classes
                && rows >= FEWEST_ROWS
                && share >= FEWEST_ALIKE
                && share - byChance >= FEWEST_BEYOND_CHANCE * (1 - byChance);
        return isCopy ? share : 0;
    }
}
