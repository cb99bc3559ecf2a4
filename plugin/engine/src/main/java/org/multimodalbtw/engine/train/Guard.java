package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.Locale;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;

/**
 * Whether a network whose tokens are weighted is better than the unweighted one by more than one standard error, on rows that the judging
 * members did not learn from: by log loss, or by the absolute error of a regression in standard deviations of the target (our own rule;
 * docs/METHOD.md).
 *
 * @param loss what is compared
 * @param gain decrease of the loss by the weights
 */
record Guard(String loss, MeanGain gain) {

    static Guard of(TrainingRows rows, int[] judged, TrainedNetwork weighted, TrainedNetwork plain) {
        return new Guard(
                rows.task().hasProbabilities() ? "log loss" : "absolute error",
                MeanGain.of(rows::group, judged, losses(rows, plain, judged), losses(rows, weighted, judged)));
    }

    private static double[] losses(TrainingRows rows, TrainedNetwork network, int[] judged) {
        return Arrays.stream(judged)
                .mapToDouble(row -> loss(rows, network, row))
                .toArray();
    }

    private static double loss(TrainingRows rows, TrainedNetwork network, int row) {
        RowOutputs last = network.outputs().lastPass(row);
        ScoringRule rule = network.rule();
        double[] said = rule.predict(last, rule.weigh(network.outputs().firstPass(row)));
        return Family.of(rows.task()).loss(said, rows.truth(row));
    }

    /** Whether the weighted network is kept. */
    boolean lets() {
        return gain.isShown();
    }

    /** What was decided and why, for the analyst. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: on held-out rows they change the %s by %+.4f with a standard error of %.4f, %s.",
                lets() ? "The weights are in use" : "The weights are shown but do not enter the network",
                loss,
                -gain.mean(),
                gain.error(),
                lets() ? "a gain" : "no gain beyond one standard error");
    }
}
