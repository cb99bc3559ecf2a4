package org.multimodalbtw.engine.train;

import java.util.Arrays;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;

/**
 * Whether a network whose tokens are weighted is better than the unweighted one by more than one standard error, on rows that the judging
 * members did not learn from: by log loss, or by the absolute error of a regression in standard deviations of the target (our own rule;
 * docs/METHOD.md).
 *
 * @param loss what is compared
 * @param gain decrease of the loss by the weights, of a regression in standard deviations of the target
 * @param rows how many rows it was compared on
 * @param unit of the loss in a sentence: of a regression the target's standard deviation, else 1
 */
public record Guard(Metric loss, MeanGain gain, int rows, double unit) {

    static Guard of(TrainingRows rows, int[] judged, TrainedNetwork weighted, TrainedNetwork plain) {
        return new Guard(
                GroundTruth.ofNoRow(rows.target()).loss(),
                MeanGain.of(rows::group, judged, losses(rows, plain, judged), losses(rows, weighted, judged)),
                judged.length,
                rows.scale().deviation());
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
        return Family.of(rows.target()).loss(said, rows.truth(row));
    }

    /** @return whether the weighted network is kept */
    public boolean lets() {
        return gain.isShown();
    }

    boolean changesNothing() {
        return gain.mean() == 0 && gain.error() == 0;
    }

    /** What held-out rows say: a clause with its full stop. @param whatChanges who changes the loss, for example "they change" */
    String change(String whatChanges) {
        double error = gain.error() * unit;
        int decimals = Figures.decimals(error);
        return "on %d held-out rows %s the %s by %s, %s its standard error of %s."
                .formatted(
                        rows,
                        whatChanges,
                        loss.title(),
                        Figures.signed(-gain.mean() * unit, decimals),
                        lets() ? "more than" : "no gain beyond",
                        Figures.fixed(error, decimals));
    }

    /** @return what was decided and why, for the analyst */
    public String sentence() {
        if (changesNothing()) {
            return "The weights are shown but do not enter the network: on %d held-out rows they change nothing."
                    .formatted(rows);
        }
        return (lets() ? "The weights are in use: " : "The weights are shown but do not enter the network: ")
                + change("they change");
    }
}
