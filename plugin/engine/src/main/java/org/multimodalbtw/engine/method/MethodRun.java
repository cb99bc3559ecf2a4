package org.multimodalbtw.engine.method;

import java.util.random.RandomGenerator;

/** A {@link TrainingMethod} at work in one training; it may keep a state. */
public interface MethodRun {

    /** Does nothing. */
    MethodRun IDLE = new MethodRun() {};

    /**
     * Changes the rows of a step before they are learnt from: values, presence, weights, or what it {@link
     * org.multimodalbtw.engine.network.Minibatch#bring brings} for its part of the step.
     *
     * @param batch the rows, as they are in the table
     * @param random the training's randomness, which all methods draw from in their order
     */
    default void beforeStep(StepBatch batch, RandomGenerator random) {}

    /** @param epoch what came out of an epoch; held-out rows are those that no member that judges them has learnt from */
    default void afterEpoch(EpochView epoch) {}
}
