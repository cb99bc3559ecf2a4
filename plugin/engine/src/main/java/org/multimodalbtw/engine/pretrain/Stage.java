package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.network.StepExtension;

/**
 * A part of a pre-training, which starts where the one before it ended.
 *
 * @param step what it does in a step
 * @param feed what it learns from
 * @param epochs how many passes over the rows it makes, at least 1
 */
record Stage(StepExtension step, Feed feed, int epochs) {}
