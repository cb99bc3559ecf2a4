package org.multimodalbtw.engine.heads;

/**
 * Rows to learn a head from.
 *
 * @param values rows x inputs, all finite
 * @param classes the true class of each, from 0
 * @param outputs how many classes there are, also such as no row has
 */
public record HeadRows(float[][] values, int[] classes, int outputs) {

    /** @throws IllegalArgumentException if there is no row */
    public HeadRows {
        if (values.length == 0 || values.length != classes.length) {
            throw new IllegalArgumentException(
                    "a head of " + values.length + " rows and " + classes.length + " classes");
        }
    }

    /** @return whether the values spread so differently that it matters whether each is divided by its own deviation */
    public boolean differInSpread() {
        return Moments.of(values).differ();
    }

    /** How many values a row has. */
    int inputs() {
        return values[0].length;
    }
}
