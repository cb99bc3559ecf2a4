package org.multimodalbtw.engine.network;

/** How the router scores an expert for a token. */
public enum Gate {
    /** Inner product with the expert's key plus a bias. */
    SOFTMAX,
    /** Negative Euclidean distance to the expert's key (the gate of the BTW and FuseMoE code). */
    LAPLACE,
    /** Negative square of that distance (an option of the FuseMoE code). */
    GAUSSIAN
}
