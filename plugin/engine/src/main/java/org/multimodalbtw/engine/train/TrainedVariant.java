package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.model.TrainedModel;

/**
 * One of the variants after training, and the model that it makes.
 *
 * @param variant which it is
 * @param network the network, with what its members say of the rows that they hold out
 * @param model the model
 */
record TrainedVariant(Variant variant, TrainedNetwork network, TrainedModel model) {}
