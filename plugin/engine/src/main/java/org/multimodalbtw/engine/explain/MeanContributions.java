package org.multimodalbtw.engine.explain;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Units;

/** How much each modality moved the predictions of a cohort: the mean of |contribution| over rows, with its 95 % interval. */
public final class MeanContributions {

    /** The same draws for the same rows. */
    private static final long SEED = 1;

    private final int modalities;
    private final List<String> groups = new ArrayList<>();
    private final List<double[]> sizes = new ArrayList<>();

    /** @param modalities how many modalities each row has or lacks */
    public MeanContributions(int modalities) {
        this.modalities = modalities;
    }

    /**
     * Adds a row. One without any contribution has no prediction and does not count.
     *
     * @param group what the row belongs to, which intervals count as one; {@code null} if it is for itself
     * @param contributions explained outputs x modalities, NaN or 0 where the row lacks the modality; of several outputs, as of labels, the
     *     mean counts
     */
    public void add(String group, double[][] contributions) {
        double[] size = new double[modalities];
        boolean isKnown = false;
        for (double[] ofOutput : contributions) {
            for (int m = 0; m < modalities; m++) {
                if (!Double.isNaN(ofOutput[m])) {
                    size[m] += Math.abs(ofOutput[m]) / contributions.length;
                    isKnown = true;
                }
            }
        }
        if (isKnown) {
            groups.add(group);
            sizes.add(size);
        }
    }

    /** @return how many rows count */
    public int rows() {
        return sizes.size();
    }

    /**
     * @param monitor progress and cancel
     * @return of each modality the mean over all rows that count, to which those that lack it add 0, with its interval; NaN without a row
     */
    public List<Estimate> estimates(ProgressMonitor monitor) {
        return List.of(Bootstrap.estimate(Units.groups(groups), SEED, this::means, monitor));
    }

    private double[] means(int[] counts) {
        double[] means = new double[modalities];
        long count = 0;
        for (int row = 0; row < counts.length; row++) {
            count += counts[row];
            double[] size = sizes.get(row);
            for (int m = 0; m < modalities; m++) {
                means[m] += counts[row] * size[m];
            }
        }
        for (int m = 0; m < modalities; m++) {
            means[m] /= count;
        }
        return means;
    }
}
