package org.multimodalbtw.engine.survey;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What it tells of a row's class that a column is filled, or empty, or that a file has it: hours until death are filled for the dead. */
public final class Presence {

    private static final int FEWEST_ROWS = 5;
    private static final int MOST_CLASSES = 20;
    private static final double NEARLY_ALL = 0.98;
    /** So unlikely is it that as many rows are of one class by chance. */
    private static final double CHANCE = 1e-6;

    private final Map<String, long[]> counts = new HashMap<>();
    private final long[] rows = new long[2];

    /**
     * @param known the labels
     * @param ids the ids of a file that are in the labels
     * @return a clause that says which rows are of one class; empty where neither those that the file has are, nor those that it lacks,
     *     or not one column is predicted
     */
    public static Optional<String> ofFile(KnownRows known, Iterable<String> ids) {
        if (known.outcomes().size() != 1) {
            return Optional.empty();
        }
        BitSet has = new BitSet();
        for (String id : ids) {
            int position = known.find(id);
            if (position >= 0) {
                has.set(position);
            }
        }
        Presence presence = new Presence();
        for (int position = 0; position < known.size(); position++) {
            if (known.outcome(0, position) != null) {
                presence.add(known.outcome(0, position), has.get(position));
            }
        }
        return presence.clause();
    }

    /** Sees a row of a known outcome. */
    void add(String outcome, boolean isFilled) {
        if (counts.size() <= MOST_CLASSES) {
            int place = isFilled ? 1 : 0;
            counts.computeIfAbsent(outcome, name -> new long[2])[place]++;
            rows[place]++;
        }
    }

    /** A clause that says which rows are of one class; empty where neither the filled nor the empty ones are. */
    Optional<String> clause() {
        if (counts.size() < 2 || counts.size() > MOST_CLASSES || rows[0] < FEWEST_ROWS || rows[1] < FEWEST_ROWS) {
            return Optional.empty();
        }
        return of(1, "have it").or(() -> of(0, "lack it"));
    }

    private Optional<String> of(int place, String verb) {
        return counts.entrySet().stream()
                .filter(each -> tells(each.getValue(), place))
                .findFirst()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%d of the %d rows that %s are '%s', of all rows %.0f %%",
                        each.getValue()[place],
                        rows[place],
                        verb,
                        each.getKey(),
                        100. * (each.getValue()[0] + each.getValue()[1]) / (rows[0] + rows[1])));
    }

    private boolean tells(long[] ofClass, int place) {
        double share = (double) (ofClass[0] + ofClass[1]) / (rows[0] + rows[1]);
        boolean isNearlyAll = ofClass[place] >= NEARLY_ALL * rows[place];
        return isNearlyAll && Math.pow(share, rows[place]) < CHANCE;
    }
}
