package org.multimodalbtw.engine.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * How the fused prediction and the modalities' own ones become one.
 *
 * <p>Classes (and labels, with the logistic function in place of softmax): {@code alpha softmax(l_0 / T_0) + (1 - alpha) softmax(beta sum_m v_m l_m / T_m)} with v = (1 - s) + s W over the
 * present modalities, where s is {@code weightShare}. Regression: {@code sum_h coefficient_h mu_h} over the fused head and the modalities' own,
 * where a missing modality says what the fused head says.
 *
 * <p>Classes may have a product of all heads in place of both: {@code softmax( e_0 l_0 / T_0 + sum_m v_m ( e_m l_m / T_m + sum_k e_km log p_km ))}
 * over the present modalities m and their further heads k, with an exponent e for each head ({@code product}).
 *
 * @param alpha share of the fused head, 0 to 1
 * @param beta sharpness of the pooled own predictions, at least 0
 * @param weightShare how much BTW weights count in the pool, 0 to 1
 * @param coefficients regression only: the fused head's coefficient and then one a modality, at least 0 and
 *     with the sum 1
 * @param product the exponents of the fused head, of the network's own heads, and of the kinds of further heads; empty where there is no
 *     product, and in files absent then
 * @param geometricMean whether the probabilities of several members are averaged geometrically; in files absent where they are not
 */
public record Pool(
        double alpha,
        double beta,
        double weightShare,
        double[] coefficients,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeadExponents> product,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean geometricMean) {

    /**
     * A pool without a product, of arithmetic means.
     *
     * @param alpha share of the fused head
     * @param beta sharpness of the pooled own predictions
     * @param weightShare how much BTW weights count in the pool
     * @param coefficients regression only
     */
    public Pool(double alpha, double beta, double weightShare, double[] coefficients) {
        this(alpha, beta, weightShare, coefficients, List.of(), false);
    }

    /** @throws IllegalArgumentException if a number is out of its range, or the product lacks a head of the network */
    public Pool {
        product = List.copyOf(product);
        boolean possible = alpha >= 0 && alpha <= 1 && beta >= 0 && Double.isFinite(beta);
        possible &= weightShare >= 0 && weightShare <= 1;
        if (!possible || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "A pool of " + alpha + ", " + beta + ", " + weightShare + " and " + Arrays.toString(coefficients));
        }
        if (!product.isEmpty()) {
            requireProduct(product);
        }
    }

    private static void requireProduct(List<HeadExponents> product) {
        if (product.size() < 2
                || product.get(0).head() != HeadKind.FUSED
                || product.get(0).exponents().length != 1
                || product.get(1).head() != HeadKind.OWN) {
            throw new IllegalArgumentException("A product without the network's heads");
        }
        List<HeadKind> further =
                product.stream().skip(2).map(HeadExponents::head).toList();
        boolean inOrder = HeadKind.further(further).equals(further);
        int modalities = product.get(1).exponents().length;
        if (!inOrder || product.stream().skip(2).anyMatch(one -> one.exponents().length != modalities)) {
            throw new IllegalArgumentException("A product of " + further + " for " + modalities + " modalities");
        }
    }

    /** @return the kinds of further heads that take part, in order */
    public List<HeadKind> furtherHeads() {
        return product.stream().skip(2).map(HeadExponents::head).toList();
    }

    /**
     * @param share how much BTW weights count in the product, 0 to 1
     * @param exponents of all heads
     * @return a product in place of this pool's mixture
     */
    public Pool with(double share, List<HeadExponents> exponents) {
        return new Pool(alpha, beta, share, coefficients, exponents, geometricMean);
    }

    /** @return the same pool, with geometric means over members */
    public Pool withGeometricMean() {
        return new Pool(alpha, beta, weightShare, coefficients, product, true);
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
