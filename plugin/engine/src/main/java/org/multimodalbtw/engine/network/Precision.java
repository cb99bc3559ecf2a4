package org.multimodalbtw.engine.network;

/** Numbers of the matrix products in a training step. Parameters, their moments and scoring always have single precision. */
public enum Precision {

    /** Single precision. */
    FLOAT32,

    /**
     * Factors of matrix products in bfloat16, sums in single precision (mixed precision with a master copy of the weights: Micikevicius et
     * al. 2018; bfloat16: Kalamkar et al. 2019). Routers keep single precision (Fedus et al. 2022, "Switch Transformers", section 2.4), and so
     * do normalisations, losses, gradients, and the parts that read series, texts and images.
     */
    BFLOAT16
}
