package org.multimodalbtw.engine.weight;

/** What a large divergence between a modality and the fused prediction means for its weight. */
public enum Direction {
    /** The modality is turned down (our default; the published code's latest variant has this sign). */
    AGREEMENT,
    /** The modality is turned up (as in most of the published code; harmful in our comparisons). */
    DIVERGENCE
}
