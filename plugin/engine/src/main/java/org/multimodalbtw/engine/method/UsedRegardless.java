package org.multimodalbtw.engine.method;

/** The training methods that were chosen are used whether or not held-out rows show a gain. */
public record UsedRegardless() implements TrainingMethod {}
