package org.multimodalbtw.engine.survey;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final int EMPTY = 0;
    private static final int FILLED = 1;
    /** Filled with a word for empty. */
    private static final int WORD = 2;

    private final Map<String, long[]> counts = new HashMap<>();
    private String word;

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
                presence.add(known.outcome(0, position), has.get(position) ? FILLED : EMPTY);
            }
        }
        return presence.clause(Map.of(), false);
    }

    void addEmpty(String outcome) {
        add(outcome, EMPTY);
    }

    void addFilled(String outcome) {
        add(outcome, FILLED);
    }

    /** Sees a cell with a word for empty. */
    void addWord(String outcome, String text) {
        word = word == null ? text : word;
        add(outcome, WORD);
    }

    private void add(String outcome, int place) {
        if (counts.size() <= MOST_CLASSES) {
            counts.computeIfAbsent(outcome, name -> new long[WORD + 1])[place]++;
        }
    }

    /**
     * @param moved how many filled cells of each class mean that they are empty
     * @param mayBeWords whether words for empty may mean so, too
     * @return a clause that says which rows are of one class; empty where neither the filled nor the empty ones are
     */
    Optional<String> clause(Map<String, Long> moved, boolean mayBeWords) {
        if (counts.size() < 2 || counts.size() > MOST_CLASSES) {
            return Optional.empty();
        }
        boolean haveWords = mayBeWords && word != null;
        return haveWords ? of(moved, false).or(() -> of(moved, true)) : of(moved, false);
    }

    private Optional<String> of(Map<String, Long> moved, boolean areWordsEmpty) {
        Map<String, long[]> rows = new LinkedHashMap<>();
        long[] all = new long[2];
        counts.forEach((outcome, each) -> {
            long empty = each[EMPTY] + moved.getOrDefault(outcome, 0L) + (areWordsEmpty ? each[WORD] : 0);
            long filled = each[EMPTY] + each[FILLED] + each[WORD] - empty;
            rows.put(outcome, new long[] {empty, filled});
            all[EMPTY] += empty;
            all[FILLED] += filled;
        });
        if (all[EMPTY] < FEWEST_ROWS || all[FILLED] < FEWEST_ROWS) {
            return Optional.empty();
        }
        String lacking = areWordsEmpty ? "lack it or have a word for empty, such as '" + word + "'," : "lack it";
        return of(rows, all, FILLED, "have it").or(() -> of(rows, all, EMPTY, lacking));
    }

    private static Optional<String> of(Map<String, long[]> rows, long[] all, int place, String verb) {
        return rows.entrySet().stream()
                .filter(each -> tells(each.getValue(), all, place))
                .findFirst()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%d of the %d rows that %s are '%s', of all rows %.0f %%",
                        each.getValue()[place],
                        all[place],
                        verb,
                        each.getKey(),
                        100. * (each.getValue()[0] + each.getValue()[1]) / (all[0] + all[1])));
    }

    private static boolean tells(long[] ofClass, long[] all, int place) {
        double share = (double) (ofClass[0] + ofClass[1]) / (all[0] + all[1]);
        boolean isNearlyAll = ofClass[place] >= NEARLY_ALL * all[place];
        return isNearlyAll && Math.pow(share, all[place]) < CHANCE;
    }
}
