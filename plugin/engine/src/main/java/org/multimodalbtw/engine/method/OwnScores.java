package org.multimodalbtw.engine.method;

import java.util.Arrays;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.RowOutputs;

/**
 * How well each modality alone says what is true, over the rows that have it and by what is said of them when they are held out: the mean
 * probability of the true class; that of the true answer for each label; or of a number exp(-e^2 / 2), where e is the error in standard
 * deviations of the target (that one is ours: the papers say nothing of numbers).
 *
 * @param scores one a modality, 0 to 1; not a number where no row has it
 */
record OwnScores(double[] scores) {

    static OwnScores of(LearningRows rows, EpochView epoch) {
        Target target = rows.target();
        Family family = Family.of(target);
        int modalities = rows.table().schema().columns().size();
        double[] sums = new double[modalities];
        double[] counts = new double[modalities];
        rows.learnt().forEach(row -> {
            RowOutputs outputs = epoch.firstPass(row);
            for (int m = 0; m < modalities; m++) {
                if (rows.present(row)[m]) {
                    sums[m] += score(target, family.mean(outputs.own()[0][m], 1), rows.truth(row));
                    counts[m]++;
                }
            }
        });
        double[] scores = new double[modalities];
        Arrays.setAll(scores, m -> sums[m] / counts[m]);
        return new OwnScores(scores);
    }

    /** How good one prediction of a row is, 0 to 1. */
    static double score(Target target, double[] said, double[] truth) {
        return target.match(
                ofClass -> ofClass(said, truth),
                ofLabels -> ofLabels(said, truth),
                ofNumber -> Math.exp(-Math.pow(said[0] - truth[0], 2) / 2));
    }

    private static double ofClass(double[] said, double[] truth) {
        double score = 0;
        for (int c = 0; c < said.length; c++) {
            score += truth[c] * said[c];
        }
        return score;
    }

    private static double ofLabels(double[] said, double[] truth) {
        double score = 0;
        for (int c = 0; c < said.length; c++) {
            score += truth[c] > 0 ? said[c] : 1 - said[c];
        }
        return score / said.length;
    }
}
