package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.train.Split;

/**
 * Which rows of a set are learnt from and which are scored.
 *
 * @param repeat the repetition of the cross-validation, from 0; {@value #OWN} for the set's own split
 * @param fold which part is scored in the repetition, 0 to {@value #FOLDS} - 1; 0 for the set's own split
 * @param seed of the methods
 */
record Division(int repeat, int fold, long seed) {

    /** Parts of a cross-validation. */
    static final int FOLDS = 5;

    /** The set's own split. */
    static final int OWN = -1;

    private static final long FIRST_REPEAT = 1000;

    /** The set's own split with each seed, from 1. */
    static List<Division> own(int seeds) {
        List<Division> divisions = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            divisions.add(new Division(OWN, 0, seed));
        }
        return divisions;
    }

    /** All parts of each repetition; the seed goes with the repetition. */
    static List<Division> repeated(int repeats) {
        List<Division> divisions = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                divisions.add(new Division(repeat, fold, repeat + 1));
            }
        }
        return divisions;
    }

    boolean isOwn() {
        return repeat == OWN;
    }

    /** The name of its folder. */
    String key() {
        return (isOwn() ? "own" : "repeat" + repeat + "-fold" + fold) + "-seed" + seed;
    }

    /**
     * The rows with their use here. In a cross-validation each row is scored in one part of a repetition and learnt from in the others; rows of a group
     * are in one part, and classes are spread evenly where rows have no groups.
     */
    SetRows of(SetRows own) {
        if (isOwn()) {
            return own;
        }
        Map<String, Integer> parts = parts(own);
        return new SetRows(own.rows().stream()
                .map(row -> row.as(parts.get(row.group()) == fold ? Split.TEST : Split.TRAIN))
                .toList());
    }

    /** The part of each group: the larger groups first, each where there are fewest rows of its first row's class, or fewest rows. */
    private Map<String, Integer> parts(SetRows own) {
        Map<String, List<SetRows.Row>> groups = own.rows().stream()
                .collect(Collectors.groupingBy(SetRows.Row::group, TreeMap::new, Collectors.toList()));
        List<String> order = shuffled(groups.keySet().stream().toList());
        order.sort(Comparator.comparingInt(group -> -groups.get(group).size()));
        boolean isNumber = own.isNumber();
        Map<String, int[]> byClass = new HashMap<>();
        int[] all = new int[FOLDS];
        Map<String, Integer> parts = new HashMap<>();
        for (String group : order) {
            List<SetRows.Row> rows = groups.get(group);
            String label = isNumber ? "" : rows.get(0).label();
            int part = emptiest(byClass.computeIfAbsent(label, any -> new int[FOLDS]), all);
            rows.forEach(row -> byClass.computeIfAbsent(isNumber ? "" : row.label(), any -> new int[FOLDS])[part]++);
            all[part] += rows.size();
            parts.put(group, part);
        }
        return parts;
    }

    private List<String> shuffled(List<String> groups) {
        SplittableRandom random = new SplittableRandom(FIRST_REPEAT + repeat);
        String[] order = groups.toArray(String[]::new);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return new ArrayList<>(Arrays.asList(order));
    }

    private static int emptiest(int[] ofClass, int[] all) {
        int best = 0;
        for (int part = 1; part < FOLDS; part++) {
            if (ofClass[part] < ofClass[best] || ofClass[part] == ofClass[best] && all[part] < all[best]) {
                best = part;
            }
        }
        return best;
    }
}
