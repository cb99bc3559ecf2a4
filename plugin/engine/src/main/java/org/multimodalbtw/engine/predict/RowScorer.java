package org.multimodalbtw.engine.predict;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.explain.Explainer;
import org.multimodalbtw.engine.explain.ScoredBatch;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.TwoPass;

/** Scores rows with all members of a model, in two passes. Not for use by several threads at once. */
public final class RowScorer implements AutoCloseable {

    /** Most rows of one native call, where they and the network are not large. */
    public static final int CAPACITY = 256;

    private final TrainedModel model;
    private final FusionNetwork network;
    private final CallBudget budget;
    private final Minibatch batch;
    private final TwoPass passes;

    /**
     * @param model the model
     * @param device where it runs
     */
    public RowScorer(TrainedModel model, Device device) {
        this.model = model;
        NetworkShape shape = model.shape();
        network = new FusionNetwork(shape, Execution.on(device), model.parameters());
        budget = new CallBudget(network, 1, CAPACITY);
        batch = new Minibatch(shape, 1, budget.most());
        passes = new TwoPass(network, batch);
    }

    /** @return how many rows can be scored at once */
    public CallBudget budget() {
        return budget;
    }

    /** @return the rows to score next: its number of rows, inputs and what is seen are to be set */
    public Minibatch batch() {
        return batch;
    }

    /**
     * Scores the rows of the minibatch.
     *
     * @param ids their ids
     * @return one prediction a row, missing where a row has no modality
     */
    public List<RowPrediction> score(List<String> ids) {
        return predictions(ids, passes.score(model.rule()));
    }

    /**
     * Scores the rows of the minibatch, and finds how much each modality contributed.
     *
     * @param ids their ids
     * @param explainer finds contributions
     * @param monitor asked before each native call whether to stop
     * @return one prediction a row, missing where a row has no modality
     */
    public List<RowPrediction> score(List<String> ids, Explainer explainer, ProgressMonitor monitor) {
        try (EncodedRows encoded = passes.encode()) {
            List<TwoPass.Scored> scored = passes.score(model.rule(), encoded);
            List<RowPrediction> predictions = predictions(ids, scored);
            List<Optional<Contributions>> found = explainer.explain(
                    new ScoredBatch(model, network, batch, passes, encoded, scored, budget.most()),
                    ids,
                    predictions.stream().map(RowPrediction::values).toList(),
                    monitor);
            return IntStream.range(0, ids.size())
                    .mapToObj(row -> predictions.get(row).with(found.get(row)))
                    .toList();
        }
    }

    private List<RowPrediction> predictions(List<String> ids, List<TwoPass.Scored> scored) {
        List<RowPrediction> predictions = new ArrayList<>(scored.size());
        for (int row = 0; row < scored.size(); row++) {
            predictions.add(prediction(model, ids.get(row), scored.get(row)));
        }
        return predictions;
    }

    /**
     * Puts together what is known of a row.
     *
     * @param model the model
     * @param id the row's id
     * @param scored what both passes say of it
     * @return the prediction, missing where the row has no modality or the network's result is not a number
     */
    public static RowPrediction prediction(TrainedModel model, String id, TwoPass.Scored scored) {
        RowWeights weights = scored.weights();
        double[] none = new double[model.manifest().target().outputs()];
        Arrays.fill(none, Double.NaN);
        boolean empty = scored.last().isEmpty();
        double[] result = empty ? none : model.rule().predict(scored.last(), weights);
        double[] unweighted = empty ? none : model.rule().predictUnweighted(scored.first());
        TargetScale scale = model.scale();
        return new RowPrediction(
                id,
                isFinite(result) ? scale.restore(result) : none,
                weights.weights(),
                weights.divergences(),
                isFinite(unweighted) ? scale.restore(unweighted) : none,
                Arrays.stream(weights.own())
                        .map(one -> one == null ? null : scale.restore(one))
                        .toArray(double[][]::new));
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    @Override
    public void close() {
        network.close();
    }
}
