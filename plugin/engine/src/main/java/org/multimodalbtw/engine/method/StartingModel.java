package org.multimodalbtw.engine.method;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.multimodalbtw.engine.graph.Slice;

/**
 * A trained model whose parameters a training starts from.
 *
 * @param directory of the model
 * @param taken which parameters of the network start there, each from the model's of the same name and shape; the others start as usual
 */
public record StartingModel(Path directory, Predicate<Slice> taken) {}
