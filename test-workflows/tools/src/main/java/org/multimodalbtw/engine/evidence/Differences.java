package org.multimodalbtw.engine.evidence;

import java.util.List;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;

/** What a variant's rows have more than those of the unweighted network. */
final class Differences {

    private Differences() {}

    /** A number for each row of an outcome. */
    interface Values {
        float[] of(Outcome outcome);
    }

    /**
     * The mean difference.
     *
     * @param runs of a variant
     * @param plain of the unweighted network, in the same order
     * @param isFixed whether all runs are of the same rows; else of folds
     */
    static Estimate of(List<Outcome> runs, List<Outcome> plain, boolean isFixed, Values values) {
        double[][] rows = new double[runs.size()][];
        for (int run = 0; run < rows.length; run++) {
            float[] one = values.of(runs.get(run));
            float[] other = values.of(plain.get(run));
            rows[run] = new double[one.length];
            for (int row = 0; row < one.length; row++) {
                rows[run][row] = one[row] - other[row];
            }
        }
        if (isFixed) {
            return rows.length > 1
                    ? RepeatedDifference.overSeedsAndRows(rows)
                    : new Estimate(Cells.mean(rows[0]), Double.NaN, Double.NaN);
        }
        double[] means = new double[rows.length];
        for (int run = 0; run < means.length; run++) {
            means[run] = Cells.mean(rows[run]);
        }
        return RepeatedDifference.overFolds(means, 1.0 / (EvidenceUnit.FOLDS - 1));
    }
}
