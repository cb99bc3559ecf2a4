package org.multimodalbtw.engine.weight;

import java.util.Arrays;

/**
 * The rule that gives a row its BTW weights, with the data set's mutual information frozen in it, so that a row's weights
 * depend on no other row that is scored with it.
 *
 * <p>For a row i and its present modalities m, with divergence K_im and information I_m:
 *
 * <pre>
 *   A_im = exp(-K_im / sum_m K_im)        agreement
 *        = K_im / sum_m K_im              divergence (as most of the published code has it)
 *        = 1 / max(V_im, .001)            inverse variance: a control, in place of both
 *   W_im = n_i A_im I_m / sum_m A_im I_m  n_i: modalities present, so that the mean weight is 1
 *   w_im = (1 - s) + s W_im               s: the blend
 * </pre>
 *
 * Where no information is at hand (all K 0, or all A_im I_m 0) the weights are 1. A missing modality has weight 0. Mean 1, mask, floor
 * and fixed blend are our own decisions; the published code lets the scale drift to 1/M (docs/METHOD.md).
 *
 * @param settings the scheme, direction and blend
 * @param information I_m, at least 0, before the floor; one a modality
 */
public record BtwWeights(WeightSettings settings, double[] information) {

    /**
     * Keeps its own copy of the array.
     *
     * @throws IllegalArgumentException if a number is below 0 or not finite
     */
    public BtwWeights {
        information = information.clone();
        if (!Arrays.stream(information).allMatch(one -> one >= 0 && Double.isFinite(one))) {
            throw new IllegalArgumentException("Information " + Arrays.toString(information));
        }
    }

    /**
     * @param modalities how many modalities
     * @return weights 1 for whatever is present
     */
    public static BtwWeights none(int modalities) {
        return new BtwWeights(WeightSettings.none(), new double[modalities]);
    }

    /** Least variance that a weight is the inverse of. */
    private static final double LEAST_VARIANCE = 1e-3;

    /**
     * @param divergences K_im, at least 0; NaN where the modality is missing
     * @param variances V_im of the modality's own prediction, 1 - sum p^2 or a square of the target's unit; only used by inverse variance
     * @return W_im before the blend, 0 where missing
     */
    public double[] unblended(double[] divergences, double[] variances) {
        double[] weights = new double[divergences.length];
        double floor = floor();
        double all = 0;
        int present = 0;
        for (double divergence : divergences) {
            if (!Double.isNaN(divergence)) {
                all += divergence;
                present++;
            }
        }
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            if (!Double.isNaN(divergences[m])) {
                double row = settings.scheme() == Scheme.INVERSE_VARIANCE
                        ? 1 / Math.max(variances[m], LEAST_VARIANCE)
                        : agreement(divergences[m], all);
                weights[m] = row * (settings.scheme().usesInformation() ? Math.max(information[m], floor) : 1);
                sum += weights[m];
            }
        }
        for (int m = 0; m < weights.length; m++) {
            if (!Double.isNaN(divergences[m])) {
                weights[m] = sum > 0 ? present * weights[m] / sum : 1;
            }
        }
        return weights;
    }

    private double floor() {
        return settings.information().floor()
                * Arrays.stream(information).average().orElse(0);
    }

    /** @return which modalities' information is below the floor and counts as that */
    public boolean[] floored() {
        boolean[] floored = new boolean[information.length];
        for (int m = 0; m < floored.length; m++) {
            floored[m] = settings.scheme().usesInformation() && information[m] < floor();
        }
        return floored;
    }

    /**
     * @param divergences K_im, at least 0; NaN where the modality is missing; all predictions are equally sure
     * @return W_im before the blend, 0 where missing
     */
    public double[] unblended(double[] divergences) {
        double[] equal = new double[divergences.length];
        Arrays.fill(equal, 1);
        return unblended(divergences, equal);
    }

    /**
     * @param divergences K_im, at least 0; NaN where the modality is missing; all predictions are equally sure
     * @return w_im, 0 where missing, with mean 1 over the present modalities
     */
    public double[] blended(double[] divergences) {
        return blend(unblended(divergences), divergences, settings.blend());
    }

    /**
     * @param unblended W_im
     * @param divergences K_im; NaN where the modality is missing
     * @param share s, 0 to 1
     * @return (1 - s) + s W_im where the modality is present, else 0
     */
    public static double[] blend(double[] unblended, double[] divergences, double share) {
        double[] weights = new double[unblended.length];
        for (int m = 0; m < weights.length; m++) {
            weights[m] = Double.isNaN(divergences[m]) ? 0 : 1 - share + share * unblended[m];
        }
        return weights;
    }

    private double agreement(double divergence, double all) {
        if (!settings.scheme().usesDivergence() || !(all > 0)) {
            return 1;
        }
        return settings.direction() == Direction.AGREEMENT ? Math.exp(-divergence / all) : divergence / all;
    }
}
