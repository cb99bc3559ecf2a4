package org.multimodalbtw.engine.pretrain;

import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What a pre-trained network says of itself.
 *
 * @param settings how it was pre-trained; the epochs are those that were made
 * @param modalities what it expects, in its own order
 * @param rows what it learnt from
 * @param summary figures of the pre-training, for example losses, by name
 * @param versions versions of the engine and its libraries, by name
 */
public record PretrainedManifest(
        PretrainingSettings settings,
        List<TensorColumn> modalities,
        LearntRows rows,
        Map<String, Double> summary,
        Map<String, String> versions) {

    /**
     * What rows a network was pre-trained on.
     *
     * @param count how many
     * @param tests how many rows were left out since they are test rows
     * @param knowsTests whether it was said which rows are test rows
     */
    public record LearntRows(int count, int tests, boolean knowsTests) {

        /** @throws IllegalArgumentException if there is no row, or there are test rows of which nobody knew */
        public LearntRows {
            if (count < 1 || tests < 0 || tests > 0 && !knowsTests) {
                throw new IllegalArgumentException(count + " rows without " + tests + " test rows");
            }
        }
    }

    /** @throws IllegalArgumentException if there is no modality */
    public PretrainedManifest {
        modalities = List.copyOf(modalities);
        if (modalities.isEmpty()) {
            throw new IllegalArgumentException("no modality");
        }
        Limits.between("Number of epochs", settings.epochs(), 1, 100_000);
    }

    /** The network; its heads and its one expert stay as they start, and nothing reads them. */
    NetworkShape shape() {
        return shape(settings, modalities);
    }

    static NetworkShape shape(PretrainingSettings settings, List<TensorColumn> modalities) {
        FusionSettings fusion = new FusionSettings(
                settings.width(), new ExpertSettings(1, 1, 1, Gate.SOFTMAX, 0, 0), new DropoutRates(0, 0, 0));
        return new NetworkShape(new OfNumber("nothing"), modalities, fusion, settings.members(), false);
    }
}
