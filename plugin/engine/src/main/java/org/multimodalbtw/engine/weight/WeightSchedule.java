package org.multimodalbtw.engine.weight;

import org.multimodalbtw.engine.Limits;

/**
 * When and how the weights of training rows change.
 *
 * @param warmUpEpochs epochs trained unweighted before the first update, at least 1
 * @param schedule after which epochs weights are updated
 * @param everyEpochs with {@link UpdateSchedule#EPOCHS}: every so many epochs, at least 1
 * @param smoothing whether weights move from their last value or are blended with 1
 */
public record WeightSchedule(int warmUpEpochs, UpdateSchedule schedule, int everyEpochs, Smoothing smoothing) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public WeightSchedule {
        Limits.atLeast("'Epochs before weights count'", warmUpEpochs, 1);
        Limits.atLeast("'Epochs between updates'", everyEpochs, 1);
    }
}
