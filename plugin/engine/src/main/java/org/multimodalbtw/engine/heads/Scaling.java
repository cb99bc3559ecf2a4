package org.multimodalbtw.engine.heads;

/** By what the values that a linear head reads are divided before the penalty counts. */
public enum Scaling {
    /** Each by its own standard deviation: all count alike. */
    EACH,

    /**
     * All by the root of their mean variance: what spreads further counts for more. Of the leading components of weighted terms, this is
     * the penalty on the terms themselves (the penalised solution lies in the span of the rows).
     */
    TOGETHER
}
