package org.multimodalbtw.engine.encode.table;

/**
 * Says whether a cell is empty, standardised over the training rows.
 *
 * @param share the share of training rows in which it is empty, more than 0 and less than 1
 */
record MissingIndicator(double share) {

    private static final double SMALLEST_SHARE = 0.01;

    MissingIndicator {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("A cell that is empty in a share of " + share);
        }
    }

    /**
     * @param missing in how many training rows the cell is empty
     * @param present how many training rows have the modality
     * @return the indicator, or {@code null} if the cell is empty in less than 1 % or more than 99 % of them
     */
    static MissingIndicator of(long missing, long present) {
        double share = (double) missing / present;
        return share >= SMALLEST_SHARE && share <= 1 - SMALLEST_SHARE ? new MissingIndicator(share) : null;
    }

    /** @return the standardised indicator; not limited */
    double value(boolean missing) {
        return ((missing ? 1 : 0) - share) / Math.sqrt(share * (1 - share));
    }
}
