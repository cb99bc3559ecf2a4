package org.multimodalbtw.engine.encode.table;

/**
 * How a table is encoded.
 *
 * @param maxCategories how many categories of a column get a feature of their own, at least 1; the others share one
 * @param clip standardised numbers are limited to {@code -clip .. clip}, more than 0
 * @param missingIndicators whether a column with empty cells gets a feature that says where
 */
public record TabularEncoderSettings(int maxCategories, double clip, boolean missingIndicators) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public TabularEncoderSettings {
        if (maxCategories < 1) {
            throw new IllegalArgumentException("At least one category is needed, not " + maxCategories);
        }
        if (!(clip > 0 && clip <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("Numbers cannot be limited to " + clip);
        }
    }

    /** @return 20 categories, limit 5, with indicators */
    public static TabularEncoderSettings defaults() {
        return new TabularEncoderSettings(20, 5, true);
    }
}
