package org.multimodalbtw.engine.method;

import java.util.Optional;
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

    /**
     * Says in which order the steps of an epoch make the network's updates; asked for before each epoch. There is one update unless a method
     * splits the step ({@link org.multimodalbtw.engine.network.StepExtension#updates}).
     *
     * @param order their positions, as they would be made without this method
     * @return the positions of those that are made, at least one, each as often as it is wanted
     */
    default int[] order(int[] order) {
        return order;
    }

    /** @param epoch what came out of an epoch; held-out rows are those that no member that judges them has learnt from */
    default void afterEpoch(EpochView epoch) {}

    /** @return what it noted so far, to look at in the history and in the model; asked for after each epoch and when the training is done */
    default Optional<MethodTable> table() {
        return Optional.empty();
    }

    /** @return what it knows, to be kept in the model; asked for when the training is done */
    default Optional<MethodState> state() {
        return Optional.empty();
    }
}
