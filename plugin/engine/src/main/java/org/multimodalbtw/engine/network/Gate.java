package org.multimodalbtw.engine.network;

/** How the router scores an expert for a token. */
public enum Gate {
    /** Inner product with the expert's key plus a bias. */
    SOFTMAX,
    /** Negative Euclidean distance to the expert's key (the gate of the BTW and FuseMoE code). */
    LAPLACE,
    /** Negative square of that distance (an option of the FuseMoE code). */
    GAUSSIAN,
    /**
     * Two layers behind norms, sharpened by a temperature, and experts' answers of length 1, so that no expert is heard for being loud: expert
     * routing in the style of FindRec (arXiv 2507.04651, of which somebody else's code was read).
     */
    LAYERED;

    /** @return whether an expert's answer is divided by its length */
    boolean hasUnitAnswers() {
        return this == LAYERED;
    }
}
