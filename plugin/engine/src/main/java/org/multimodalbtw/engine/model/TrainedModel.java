package org.multimodalbtw.engine.model;

import java.util.List;
import org.multimodalbtw.engine.method.TrainingMethods;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.scoring.ScoringRule;

/**
 * All that it takes to score rows.
 *
 * @param manifest what the model says of itself
 * @param rule how outputs become predictions
 * @param scale how the target of a regression is standardised
 * @param parameters members x parameters
 */
public record TrainedModel(ModelManifest manifest, ScoringRule rule, TargetScale scale, float[] parameters) {

    /** @return the shape of the model's networks, with what its training methods added for good */
    public NetworkShape shape() {
        return new NetworkShape(
                manifest.target(),
                manifest.modalities(),
                manifest.fusion(),
                manifest.training().members(),
                rule.needsTwoPasses(),
                manifest.training()
                        .settings()
                        .map(settings -> TrainingMethods.parts(settings.methods()))
                        .orElse(List.of()));
    }
}
