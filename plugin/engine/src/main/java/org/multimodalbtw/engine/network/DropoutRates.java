package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.Limits;

/**
 * Shares of values that are dropped in training.
 *
 * @param input of input values, 0 up to .9
 * @param hidden of hidden values of the encoders, 0 up to .9
 * @param head of values before the heads and inside the experts, 0 up to .9
 */
public record DropoutRates(double input, double hidden, double head) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public DropoutRates {
        Limits.between("Input dropout", input, 0, .9);
        Limits.between("Hidden dropout", hidden, 0, .9);
        Limits.between("Head dropout", head, 0, .9);
    }
}
