package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.EpochRecord;

/**
 * What training gave, beside the model directory it wrote.
 *
 * @param manifest the model's manifest, as in its directory
 * @param history one record an epoch and variant
 * @param heldOut the prediction of each row that was held out by a network that did not learn from it, by row id
 * @param scores every variant on held-out and test rows, and the difference that the weights make
 * @param verdict what to read first
 * @param warnings what the analyst should know, one sentence each
 * @param seconds wall-clock time by stage
 * @param device where the network ran
 */
public record TrainingResult(
        ModelManifest manifest,
        List<EpochRecord> history,
        List<RowPrediction> heldOut,
        List<Score> scores,
        Verdict verdict,
        List<String> warnings,
        Map<String, Double> seconds,
        String device) {

    /**
     * @param more further scores
     * @param sentence another comparison
     * @return the same with these scores at the end and this comparison in the verdict
     */
    TrainingResult with(List<Score> more, String sentence) {
        List<Score> all = new ArrayList<>(scores);
        all.addAll(more);
        return new TrainingResult(manifest, history, heldOut, all, verdict.with(sentence), warnings, seconds, device);
    }
}
