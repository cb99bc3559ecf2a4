package org.multimodalbtw.engine.encode.table;

/**
 * How a table is encoded.
 *
 * @param maxCategories how many categories of a column get a feature of their own, at least 1; the others share one
 * @param clip standardised numbers are limited to {@code -clip .. clip}, more than 0
 * @param missingIndicators whether a column with empty cells gets a feature that says where
 * @param flags whether a column with one value, and empty cells where it does not hold, says by them that something is so; otherwise it
 *     is left out. Encoders that were saved without it leave it out
 * @param fewestPatients a category of fewer training rows is not named in the encoder, and counts as one of the others; at least 1, which
 *     names all. Encoders that were saved without it have 0, which is taken for 1
 */
public record TabularEncoderSettings(
        int maxCategories, double clip, boolean missingIndicators, boolean flags, int fewestPatients) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public TabularEncoderSettings {
        if (maxCategories < 1) {
            throw new IllegalArgumentException("At least one category is needed, not " + maxCategories);
        }
        if (!(clip > 0 && clip <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("Numbers cannot be limited to " + clip);
        }
        if (fewestPatients < 0) {
            throw new IllegalArgumentException("Categories cannot have " + fewestPatients + " patients");
        }
        fewestPatients = Math.max(1, fewestPatients);
    }

    /** As the canonical constructor, without flags; all categories are named. */
    public TabularEncoderSettings(int maxCategories, double clip, boolean missingIndicators) {
        this(maxCategories, clip, missingIndicators, false, 1);
    }

    /** @return 20 categories of at least 5 patients, limit 5, with indicators and flags */
    public static TabularEncoderSettings defaults() {
        return new TabularEncoderSettings(20, 5, true, true, 5);
    }

    /**
     * @param fewest as in the canonical constructor
     * @return the same, but for this
     */
    public TabularEncoderSettings naming(int fewest) {
        return new TabularEncoderSettings(maxCategories, clip, missingIndicators, flags, fewest);
    }
}
