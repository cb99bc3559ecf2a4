package org.multimodalbtw.engine.encode.table;

/** On which sides of a column's mean training rows have numbers beyond the limit, to which they are cut. Saved by their order. */
enum LimitedSides {
    /** Encoders that were saved without it do not say. */
    UNKNOWN,
    NONE,
    BELOW,
    ABOVE,
    BOTH;

    /**
     * @param smallest the training rows' smallest number, standardised
     * @param largest their largest
     * @param clip the limit, in standard deviations
     * @return the sides on which some are beyond it
     */
    static LimitedSides of(double smallest, double largest, double clip) {
        boolean below = -smallest > clip;
        boolean above = largest > clip;
        if (below) {
            return above ? BOTH : BELOW;
        }
        return above ? ABOVE : NONE;
    }

    /**
     * @param value a standardised number of an encoded row
     * @param clip the limit
     * @return whether it was cut on a side on which no training row's was
     */
    boolean isBeyond(float value, double clip) {
        float limit = (float) clip;
        return value <= -limit && (this == NONE || this == ABOVE) || value >= limit && (this == NONE || this == BELOW);
    }
}
