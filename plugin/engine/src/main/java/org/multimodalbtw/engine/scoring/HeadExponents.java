package org.multimodalbtw.engine.scoring;

import java.util.Arrays;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * To which powers the probabilities of one kind of heads are raised in a product of all.
 *
 * @param head which kind
 * @param exponents of the fused head one, else one a modality, at least 0; a modality without such a head has 0
 */
public record HeadExponents(HeadKind head, double[] exponents) {

    /** @throws IllegalArgumentException if one is negative or not finite */
    public HeadExponents {
        if (exponents.length == 0 || !Arrays.stream(exponents).allMatch(one -> one >= 0 && Double.isFinite(one))) {
            throw new IllegalArgumentException("exponents " + Arrays.toString(exponents) + " of " + head.title());
        }
    }
}
