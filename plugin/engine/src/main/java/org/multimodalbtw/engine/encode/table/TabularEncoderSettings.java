package org.multimodalbtw.engine.encode.table;

/**
 * How a table is encoded.
 *
 * @param maxCategories how many categories of a column get a feature of their own, at least 1; the others share one
 * @param clip standardised numbers are limited to {@code -clip .. clip}, more than 0
 * @param missingIndicators whether a column with empty cells gets a feature that says where
 * @param flags whether a column with one value, and empty cells where it does not hold, says by them that something is so; otherwise it
 *     is left out. Encoders that were saved without it leave it out
 */
public record TabularEncoderSettings(int maxCategories, double clip, boolean missingIndicators, boolean flags) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public TabularEncoderSettings {
        if (maxCategories < 1) {
            throw new IllegalArgumentException("At least one category is needed, not " + maxCategories);
        }
        if (!(clip > 0 && clip <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("Numbers cannot be limited to " + clip);
        }
    }

    /** As the canonical constructor, without flags. */
    public TabularEncoderSettings(int maxCategories, double clip, boolean missingIndicators) {
        this(maxCategories, clip, missingIndicators, false);
    }

    /** @return 20 categories, limit 5, with indicators and flags */
    public static TabularEncoderSettings defaults() {
        return new TabularEncoderSettings(20, 5, true, true);
    }
}
