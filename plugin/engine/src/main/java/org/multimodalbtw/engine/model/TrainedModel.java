package org.multimodalbtw.engine.model;

import java.util.List;
import org.multimodalbtw.engine.heads.FurtherHeads;
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
 * @param heads the heads beside those of the network that take part in the pool
 */
public record TrainedModel(
        ModelManifest manifest, ScoringRule rule, TargetScale scale, float[] parameters, FurtherHeads heads) {

    /** @throws IllegalArgumentException if the heads are not those of the pool */
    public TrainedModel {
        if (!heads.kinds().equals(rule.pool().furtherHeads())) {
            throw new IllegalArgumentException(
                    "a pool of " + rule.pool().furtherHeads() + " with heads " + heads.kinds());
        }
    }

    /**
     * A model without further heads.
     *
     * @param manifest what the model says of itself
     * @param rule how outputs become predictions
     * @param scale how the target of a regression is standardised
     * @param parameters members x parameters
     */
    public TrainedModel(ModelManifest manifest, ScoringRule rule, TargetScale scale, float[] parameters) {
        this(manifest, rule, scale, parameters, FurtherHeads.NONE);
    }

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
