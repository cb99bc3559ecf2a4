package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.network.Minibatch;

/**
 * The rows of a training step.
 *
 * @param minibatch as the network reads them, members x rows
 * @param chosen their positions in {@link LearningRows}, one member's after the other's
 */
public record StepBatch(Minibatch minibatch, int[] chosen) {}
