package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;

/**
 * Whether a network whose tokens are weighted is better than the unweighted one by more than one standard error, on rows that the judging
 * members did not learn from: by log loss, or by the absolute error of a regression in standard deviations of the target. Rows of a group
 * count as one observation of the error (our own rule; docs/METHOD.md).
 *
 * @param loss what is compared
 * @param gain mean decrease of the loss by the weights
 * @param error its standard error
 */
record Guard(String loss, double gain, double error) {

    static Guard of(TrainingRows rows, int[] judged, TrainedNetwork weighted, TrainedNetwork plain) {
        double[] gains = Arrays.stream(judged)
                .mapToDouble(row -> loss(rows, plain, row) - loss(rows, weighted, row))
                .toArray();
        double mean = Arrays.stream(gains).average().orElse(0);
        Map<String, Double> groups = new HashMap<>();
        for (int i = 0; i < judged.length; i++) {
            String group = rows.group(judged[i]);
            groups.merge(group == null ? "row " + judged[i] : "group " + group, gains[i] - mean, Double::sum);
        }
        double squares = groups.values().stream().mapToDouble(sum -> sum * sum).sum();
        return new Guard(
                rows.task().hasProbabilities() ? "log loss" : "absolute error",
                mean,
                Math.sqrt(squares) / Math.max(1, judged.length));
    }

    private static double loss(TrainingRows rows, TrainedNetwork network, int row) {
        RowOutputs last = network.outputs().lastPass(row);
        ScoringRule rule = network.rule();
        double[] said = rule.predict(last, rule.weigh(network.outputs().firstPass(row)));
        return Family.of(rows.task()).loss(said, rows.truth(row));
    }

    /** Whether the weighted network is kept. */
    boolean lets() {
        return gain > error;
    }

    /** What was decided and why, for the analyst. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: on held-out rows they change the %s by %+.4f with a standard error of %.4f, %s.",
                lets() ? "The weights are in use" : "The weights are shown but do not enter the network",
                loss,
                -gain,
                error,
                lets() ? "a gain" : "no gain beyond one standard error");
    }
}
