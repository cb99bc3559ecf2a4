package org.multimodalbtw.engine.adapt;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;

/**
 * What came of an adaptation, beside the model directory that it wrote.
 *
 * @param manifest what the model says of itself
 * @param reference what held-out rows say about its use
 * @param used how it was adapted; empty where it stays as it was
 * @param scores before and after, on the same rows of the new cohort
 * @param verdict what was decided and why
 * @param notes what the analyst should know, one sentence each
 * @param device where the networks ran
 */
public record AdaptedModel(
        ModelManifest manifest,
        Optional<Reference> reference,
        Optional<Way> used,
        List<AdaptationScore> scores,
        String verdict,
        List<String> notes,
        String device) {}
