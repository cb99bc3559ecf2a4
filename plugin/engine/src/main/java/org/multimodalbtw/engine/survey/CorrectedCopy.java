package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a column is the class of each row but for a few that were corrected since: as many values as classes, one to one. Of three
 * classes and more, all of them frequent, more may differ than of two, of which a good predictor tells as many.
 */
final class CorrectedCopy {

    private static final int FEWEST_ROWS = 50;
    private static final double FEWEST_ALIKE = 0.95;
    /** Beyond chance: where nearly all rows are of one class, a good predictor agrees as often. */
    private static final double FEWEST_BEYOND_CHANCE = 0.85;

    private static final int SEVERAL = 3;
    private static final double FEWEST_ALIKE_OF_SEVERAL = 0.85;
    private static final double FEWEST_BEYOND_CHANCE_OF_SEVERAL = 0.8;
    private static final double FEWEST_ALIKE_OF_EACH = 0.75;
    /** Of all rows, and in rows: a class that is rarer makes of two classes three. */
    private static final double FEWEST_OF_EACH = 0.05;

    private static final int FEWEST_ROWS_OF_EACH = 10;

    private final long[] ofClass;
    private final long[] ofValue;
    /** The rows of each class whose value is the one that goes with it. */
    private final long[] alikeOf;

    private CorrectedCopy(int classes) {
        ofClass = new long[classes];
        ofValue = new long[classes];
        alikeOf = new long[classes];
    }

    /**
     * @param counts how many rows of each class each value has
     * @param classes how many classes there are
     * @return the share of rows in which value and class go together; 0 where the column is no such copy
     */
    static double share(Map<String, Map<Integer, Integer>> counts, int classes) {
        if (counts.size() != classes || classes < 2) {
            return 0;
        }
        CorrectedCopy copy = new CorrectedCopy(classes);
        Set<Integer> taken = new HashSet<>();
        counts.values().forEach(value -> taken.add(copy.add(value)));
        return taken.size() == classes ? copy.share() : 0;
    }

    /** Sees how many rows of each class have a value, and gives the class that goes with it. */
    private int add(Map<Integer, Integer> value) {
        int largest = value.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        alikeOf[largest] += value.get(largest);
        value.forEach((own, rows) -> {
            ofClass[own] += rows;
            ofValue[largest] += rows;
        });
        return largest;
    }

    private double share() {
        long rows = Arrays.stream(ofClass).sum();
        double chance = 0;
        for (int own = 0; own < ofClass.length; own++) {
            chance += (double) ofClass[own] * ofValue[own];
        }
        double share = (double) Arrays.stream(alikeOf).sum() / rows;
        double byChance = chance / rows / rows;
        double beyondChance = (share - byChance) / (1 - byChance);
        boolean isCopy = share >= FEWEST_ALIKE && beyondChance >= FEWEST_BEYOND_CHANCE
                || areSeveral(rows)
                        && share >= FEWEST_ALIKE_OF_SEVERAL
                        && beyondChance >= FEWEST_BEYOND_CHANCE_OF_SEVERAL;
        return rows >= FEWEST_ROWS && isCopy ? share : 0;
    }

    /** Whether there are several classes, none of them rare, each of which mostly goes with its value. */
    private boolean areSeveral(long rows) {
        double fewest = Math.max(FEWEST_ROWS_OF_EACH, FEWEST_OF_EACH * rows);
        return ofClass.length >= SEVERAL
                && IntStream.range(0, ofClass.length)
                        .allMatch(own -> ofClass[own] >= fewest
                                && alikeOf[own] >= FEWEST_ALIKE_OF_EACH * Math.max(ofClass[own], ofValue[own]));
    }
}
