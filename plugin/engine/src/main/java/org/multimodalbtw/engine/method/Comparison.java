package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.Limits;

/**
 * What a model is compared with.
 *
 * @param unweighted whether an unweighted network is trained beside the weighted one
 * @param seeds with how many seeds all variants are trained anew, each modality alone and MI-only among them, 2 to 20; 0: no training
 *     beyond the unweighted network's
 */
public record Comparison(boolean unweighted, int seeds) {

    /** Nothing is trained beside the model. */
    public static final Comparison NONE = new Comparison(false, 0);

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public Comparison {
        if (seeds != 0) {
            Limits.between("Number of seeds of the comparison", seeds, 2, 20);
        }
    }
}
