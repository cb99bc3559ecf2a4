package org.multimodalbtw.engine.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.heads.FurtherHeads;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;

/**
 * A network after training.
 *
 * @param shape its shape
 * @param parameters members x parameters
 * @param rule how its outputs become predictions
 * @param outputs what the judging members say of the learnt rows
 * @param history one record an epoch
 * @param expertUse members x modalities x experts: shares of the judged rows
 * @param notes what is left of the training methods
 * @param product what decided about a product of heads; empty where none was asked for
 */
record TrainedNetwork(
        NetworkShape shape,
        float[] parameters,
        ScoringRule rule,
        HeldOutOutputs outputs,
        List<EpochRecord> history,
        double[][][] expertUse,
        MethodNotes notes,
        Optional<ProductGuard> product) {

    /** The heads beside those of the network that take part in its predictions. */
    FurtherHeads heads() {
        return outputs.heads().heads().only(rule.pool().furtherHeads());
    }

    /**
     * What it says of the modalities, and what its training methods noted.
     *
     * @param rows what it was trained on
     * @param heldOut those of them that say it
     * @param seed randomness of the intervals
     * @param epochs mean weights of each epoch; none of a network without weights
     * @param monitor progress and cancel
     */
    TrainingInsight insight(
            TrainingRows rows, int[] heldOut, long seed, List<double[]> epochs, ProgressMonitor monitor) {
        BtwWeights weights = rule.weights();
        List<Estimate> estimates = CalibrationFit.of(rows, outputs, heldOut)
                .informationIntervals(weights.settings(), rule.calibration(), seed, monitor);
        boolean[] floored = weights.floored();
        List<String> names = rows.table().schema().modalities();
        List<TrainingInsight.Information> information = IntStream.range(0, names.size())
                .mapToObj(m -> new TrainingInsight.Information(
                        names.get(m),
                        estimates.get(m).value(),
                        estimates.get(m).low(),
                        estimates.get(m).high(),
                        floored[m]))
                .toList();
        return new TrainingInsight(information, epochs, expertUse, notes.tables());
    }

    /** The same with another pool, and what decided about it. */
    TrainedNetwork with(ProductGuard decision, Pool pool) {
        return new TrainedNetwork(
                shape, parameters, rule.with(pool), outputs, history, expertUse, notes, Optional.of(decision));
    }

    /** The same, whose epochs are told under another name. */
    TrainedNetwork calledAs(Variant variant) {
        List<EpochRecord> epochs =
                history.stream().map(epoch -> epoch.of(variant)).toList();
        return new TrainedNetwork(shape, parameters, rule, outputs, epochs, expertUse, notes, product);
    }
}
