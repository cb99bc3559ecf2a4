package org.multimodalbtw.engine.model;

import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.TrainingSettings;

/**
 * What a trained model says of itself: what it expects, what it predicts, and where it comes from.
 *
 * @param task what is predicted
 * @param target the name of the target
 * @param classes the classes in the order of the probabilities, sorted; empty for regression
 * @param modalities what it expects, in its own order
 * @param fusion the network's shape
 * @param training how it was trained, with the seed
 * @param summary figures of the training, for example rows, epochs and scores, by name
 * @param versions versions of the engine and its libraries, by name
 */
public record ModelManifest(
        Task task,
        String target,
        List<String> classes,
        List<TensorColumn> modalities,
        FusionSettings fusion,
        TrainingSettings training,
        Map<String, Double> summary,
        Map<String, String> versions) {}
