package org.multimodalbtw.engine.decide;

import java.util.Arrays;

/**
 * Rows with a predicted number and the true one.
 *
 * @param predictions one a row, finite
 * @param truths one a row, finite
 * @param groups which rows are of one patient
 */
public record NumberRows(double[] predictions, double[] truths, RowGroups groups) {

    /** @throws IllegalArgumentException if the sizes differ or a number is not finite */
    public NumberRows {
        if (predictions.length != truths.length || truths.length != groups.rows()) {
            throw new IllegalArgumentException(predictions.length + " predictions of " + truths.length + " rows");
        }
        if (!Arrays.stream(predictions).allMatch(Double::isFinite)
                || !Arrays.stream(truths).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a number is not finite");
        }
    }

    /** @return how many rows there are */
    public int size() {
        return predictions.length;
    }

    /**
     * @param chosen positions of some rows
     * @return these
     */
    public NumberRows at(int... chosen) {
        return new NumberRows(
                Arrays.stream(chosen).mapToDouble(row -> predictions[row]).toArray(),
                Arrays.stream(chosen).mapToDouble(row -> truths[row]).toArray(),
                groups.at(chosen));
    }
}
