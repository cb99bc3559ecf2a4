package org.multimodalbtw.engine.scoring;

import java.util.Arrays;

/**
 * How the fused prediction and the modalities' own ones become one.
 *
 * <p>Classes (and labels, with the logistic function in place of softmax): {@code alpha softmax(l_0 / T_0) + (1 - alpha) softmax(beta sum_m v_m l_m / T_m)} with v = (1 - s) + s W over the
 * present modalities, where s is {@code weightShare}. Regression: {@code sum_h coefficient_h mu_h} over the fused head and the modalities' own,
 * where a missing modality says what the fused head says.
 *
 * @param alpha share of the fused head, 0 to 1
 * @param beta sharpness of the pooled own predictions, at least 0
 * @param weightShare how much BTW weights count in the pool, 0 to 1
 * @param coefficients regression only: the fused head's coefficient and then one a modality, at least 0 and
 *     with the sum 1
 */
public record Pool(double alpha, double beta, double weightShare, double[] coefficients) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public Pool {
        boolean possible = alpha >= 0 && alpha <= 1 && beta >= 0 && Double.isFinite(beta);
        possible &= weightShare >= 0 && weightShare <= 1;
        if (!possible || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "A pool of " + alpha + ", " + beta + ", " + weightShare + " and " + Arrays.toString(coefficients));
        }
    }

    /**
     * @param modalities how many modalities
     * @return the fused head alone
     */
    public static Pool fusedOnly(int modalities) {
        double[] coefficients = new double[modalities + 1];
        coefficients[0] = 1;
        return new Pool(1, 1, 0, coefficients);
    }
}
