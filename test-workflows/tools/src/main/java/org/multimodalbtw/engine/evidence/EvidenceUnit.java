package org.multimodalbtw.engine.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multimodalbtw.engine.train.Split;

/**
 * One training's data: a set, which rows are for training and test, and how many views of noise are added.
 *
 * @param set the set
 * @param repeat the repetition of the cross-validation, -1 for the set's own split
 * @param fold the test fold of the repetition
 * @param views how many views of pure noise
 * @param seed the seed of training
 */
record EvidenceUnit(EvidenceSet set, int repeat, int fold, int views, long seed) {

    /** Folds of a cross-validation. */
    static final int FOLDS = 5;

    String key() {
        return set.name()
                + (repeat < 0 ? "-fixed" : "-cv" + repeat + "-" + fold)
                + (views == 0 ? "" : "-views" + views) + "-seed" + seed;
    }

    String split() {
        return repeat < 0 ? "fixed" : "cv " + repeat + " " + fold;
    }

    /** The rows' targets with their use in this unit: in cross-validation each fold of all rows, by class, is test once a repetition. */
    EvidenceSet.Targets targets(EvidenceSet.Targets own) {
        if (repeat < 0) {
            return own;
        }
        Map<String, List<String>> byClass = new TreeMap<>();
        for (String id : new TreeSet<>(own.labels().keySet())) {
            byClass.computeIfAbsent(own.labels().get(id), label -> new ArrayList<>())
                    .add(id);
        }
        SplittableRandom random = new SplittableRandom(1000 + repeat);
        Map<String, Split> splits = new HashMap<>();
        int next = 0;
        for (List<String> ids : byClass.values()) {
            for (int i = ids.size() - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                String kept = ids.get(i);
                ids.set(i, ids.get(j));
                ids.set(j, kept);
            }
            for (String id : ids) {
                splits.put(id, next++ % FOLDS == fold ? Split.TEST : Split.TRAIN);
            }
        }
        return new EvidenceSet.Targets(own.isNumber(), own.labels(), splits);
    }
}
