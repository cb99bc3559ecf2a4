package org.multimodalbtw.engine.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Test rows of which a share is corrupted in one modality each, put together from the outcomes of clean rows and of rows with that modality
 * corrupted: possible since no row's prediction depends on another row.
 */
final class MixedRows {

    private final Map<String, Outcome> clean;
    private final Map<String, List<Outcome>> corrupted;
    private final int[] modality;

    /**
     * @param clean the outcome of each variant on clean rows
     * @param corrupted the outcomes of each variant with one modality after the other corrupted
     * @param share how many rows are corrupted, 0 to 1
     * @param seed which rows, and which of the modalities that they have
     */
    MixedRows(Map<String, Outcome> clean, Map<String, List<Outcome>> corrupted, double share, long seed) {
        this.clean = clean;
        this.corrupted = corrupted;
        float[][] weights = clean.get(Variant.UNWEIGHTED).weights();
        SplittableRandom random = new SplittableRandom(seed);
        modality = new int[weights.length];
        for (int row = 0; row < modality.length; row++) {
            float[] own = weights[row];
            int[] present =
                    IntStream.range(0, own.length).filter(m -> own[m] > 0).toArray();
            double draw = random.nextDouble();
            int at = present[random.nextInt(present.length)];
            modality[row] = draw < share ? at : -1;
        }
    }

    private Outcome source(String variant, int row) {
        return modality[row] < 0 ? clean.get(variant) : corrupted.get(variant).get(modality[row]);
    }

    /** Each row's loss. */
    double[] losses(String variant) {
        return IntStream.range(0, modality.length)
                .mapToDouble(row -> source(variant, row).loss()[row])
                .toArray();
    }

    /** Whether each row's most probable class is right. */
    double[] hits(String variant) {
        return IntStream.range(0, modality.length)
                .mapToDouble(row -> source(variant, row).hit()[row])
                .toArray();
    }

    /**
     * How well a low weight tells the corrupted modalities of the rows from all others that are present: the area under the ROC curve.
     *
     * @param variant with weights
     * @return .5 where weights tell nothing, 1 where every corrupted modality has a lower weight than every clean one
     */
    double detection(String variant) {
        List<double[]> pairs = new ArrayList<>();
        for (int row = 0; row < modality.length; row++) {
            float[] present = clean.get(Variant.UNWEIGHTED).weights()[row];
            float[] weights = source(variant, row).weights()[row];
            for (int m = 0; m < weights.length; m++) {
                if (present[m] > 0) {
                    pairs.add(new double[] {weights[m], m == modality[row] ? 1 : 0});
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
        double clean = pairs.stream().filter(pair -> pair[1] == 0).count();
        double bad = pairs.size() - clean;
        double cleanBelow = 0;
        double wins = 0;
        for (int from = 0; from < pairs.size(); ) {
            int to = from;
            double badHere = 0;
            while (to < pairs.size() && pairs.get(to)[0] == pairs.get(from)[0]) {
                badHere += pairs.get(to)[1];
                to++;
            }
            double cleanHere = to - from - badHere;
            wins += badHere * (clean - cleanBelow - cleanHere + cleanHere / 2);
            cleanBelow += cleanHere;
            from = to;
        }
        return wins / (clean * bad);
    }

    static double[] difference(double[] one, double[] other) {
        double[] difference = one.clone();
        Arrays.setAll(difference, i -> one[i] - other[i]);
        return difference;
    }
}
