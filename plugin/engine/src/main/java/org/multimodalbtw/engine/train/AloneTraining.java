package org.multimodalbtw.engine.train;

import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * Trains networks on one modality alone, with the settings and the folds of a network of several: each row that has the modality is held
 * out by the member that holds it out there. Each has its own randomness from the same seed, so that it changes nothing of other networks.
 *
 * @param whole what was trained on all modalities; its table stays open
 * @param labels what that was trained with
 * @param settings how
 */
public record AloneTraining(TrainedVariants whole, Labels labels, TrainingSettings settings) {

    /**
     * @param modality which
     * @param monitor progress and cancel
     * @return the network
     * @throws InputException if nothing can be learnt from the rows that have the modality, with the reason
     */
    public AloneNetwork train(int modality, ProgressMonitor monitor) {
        TensorTable table = whole.rows().table().only(modality);
        TrainingRows rows = new TrainingRows(table, labels);
        Folds folds = whole.folds().within(rows);
        String name = table.schema().modalities().get(0);
        requireRows(folds, name);
        ModelManifest manifest = whole.model().manifest();
        TrainingSettings used = manifest.training().settings().orElse(settings);
        TrainingSettings unweighted =
                settings.with(used.methods()).variant(settings.seed(), WeightSettings.none(), false);
        TrainingPlan plan = TrainingPlan.of(unweighted, manifest.fusion(), folds);
        // where no row of a class has the modality, the heads are of fewer classes
        CrossFittedHeads heads = rows.target().equals(whole.rows().target())
                ? whole.heads().of(modality, whole.rows(), rows)
                : HeadFit.of(settings.combination(), rows, folds, settings.seed(), monitor);
        NetworkTraining training =
                new NetworkTraining(Variant.trainedOn(name), rows, folds, plan, unweighted.weights(), heads, monitor);
        TrainedNetwork network =
                training.withOwnProduct(training.run(whole.notes().device()));
        ModelManifest ofOne = new ModelManifest(
                rows.target(),
                table.schema().columns(),
                manifest.fusion(),
                unweighted.weights(),
                manifest.training(),
                Map.of(),
                manifest.versions());
        return new AloneNetwork(
                whole,
                rows,
                folds,
                network,
                new TrainedModel(ofOne, network.rule(), rows.scale(), network.parameters(), network.heads()));
    }

    private static void requireRows(Folds folds, String modality) {
        for (int member = 0; member < folds.members(); member++) {
            if (folds.heldOut(member).length == 0 || folds.learning(member).length == 0) {
                throw new InputException(
                        "Too few rows have '" + modality + "' for " + folds.members() + " networks.",
                        "Lower 'Networks to average'.");
            }
        }
    }
}
