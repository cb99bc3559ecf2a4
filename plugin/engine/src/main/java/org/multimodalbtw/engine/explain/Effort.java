package org.multimodalbtw.engine.explain;

/** How contributions are computed where a row has many modalities. */
public enum Effort {
    /** From all combinations of up to 8 modalities that a row has; beyond, from orders that are drawn for the row, with a standard error. */
    USUAL,
    /** From all combinations in any case, up to 16 modalities: 65,534 predictions of a row. */
    EXACT
}
