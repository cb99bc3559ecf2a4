package org.multimodalbtw.engine.adapt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.train.NewCohort;

/**
 * A way after it was tried.
 *
 * @param way which
 * @param model what it makes of the model
 * @param rows held-out rows
 * @param heldOut its predictions of them, rows x outputs in the target's units, in which they took no part
 * @param tried what it gains on them
 * @param insight what trained networks say of the modalities of the new rows; empty where none was trained
 */
record Candidate(
        Way way,
        TrainedModel model,
        NewCohort.Some rows,
        double[][] heldOut,
        Decision.Tried tried,
        Optional<TrainingInsight> insight) {

    /** Names in a manifest's summary. */
    private static final String GAIN = "adaptation gain";

    private static final String ERROR = "adaptation standard error";
    private static final String ROWS = "adaptation rows";

    /** The name of how it was adapted among what the manifest says of the training. */
    private static final String ADAPTED = "adapted";

    /** The model, whose manifest says what was done to it. */
    TrainedModel told(Optional<LearntShare> share) {
        ModelManifest manifest = model.manifest();
        Map<String, String> decided = new TreeMap<>(manifest.training().decided());
        decided.put(
                ADAPTED, way.title() + share.map(one -> ": " + one.sentence()).orElse(""));
        Map<String, Double> summary = new TreeMap<>(manifest.summary());
        summary.put(GAIN, tried.gain().mean());
        summary.put(ERROR, tried.gain().error());
        summary.put(ROWS, (double) tried.rows());
        ModelManifest.Training training = manifest.training();
        ModelManifest told = new ModelManifest(
                manifest.target(),
                manifest.modalities(),
                manifest.fusion(),
                manifest.weights(),
                new ModelManifest.Training(
                        training.members(), training.seed(), decided, training.settings(), training.states()),
                summary,
                manifest.versions());
        return new TrainedModel(told, model.rule(), model.scale(), model.parameters(), model.heads());
    }

    /**
     * What the held-out rows say about its use, with an event as before and without alarms.
     *
     * @param truth of the rows
     * @param event the class that decisions are about
     */
    Reference reference(GroundTruth truth, OptionalInt event) {
        double[] base = new double[heldOut[0].length];
        for (double[] row : heldOut) {
            Arrays.setAll(base, c -> base[c] + row[c] / heldOut.length);
        }
        int members = model.manifest().training().members();
        int[] judges = Arrays.stream(rows.parts())
                .map(part -> Math.min(part, members - 1))
                .toArray();
        List<ConformalScores> conformal = ConformalScores.of(truth, heldOut, judges, members);
        return new Reference(base, event, conformal, List.of());
    }
}
