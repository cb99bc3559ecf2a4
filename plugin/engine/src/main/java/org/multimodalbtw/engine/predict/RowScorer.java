package org.multimodalbtw.engine.predict;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.Certainty;
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
        passes = new TwoPass(network, batch, model.heads());
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
     * Scores the rows of the minibatch, with what more is asked for.
     *
     * @param ids their ids
     * @param members of each row what each network predicts by itself, as {@link MemberScorer} gives it; empty where it is not asked how
     *     sure the predictions are
     * @param explainer finds how much each modality contributed; empty where that is not asked for
     * @param monitor asked before each native call whether to stop
     * @return one prediction a row, missing where a row has no modality
     */
    List<RowPrediction> score(
            List<String> ids, List<double[][]> members, Optional<Explainer> explainer, ProgressMonitor monitor) {
        try (EncodedRows encoded = passes.encode()) {
            List<TwoPass.Scored> scored = passes.score(model.rule(), encoded);
            List<RowPrediction> predictions = predictions(ids, scored);
            if (!members.isEmpty()) {
                predictions = with(predictions, scored, members);
            }
            if (explainer.isPresent()) {
                List<Optional<Contributions>> found = explainer
                        .get()
                        .explain(
                                new ScoredBatch(model, network, batch, passes, encoded, scored, budget.most()),
                                ids,
                                predictions.stream().map(RowPrediction::values).toList(),
                                monitor);
                predictions = with(predictions, found);
            }
            return predictions;
        }
    }

    private static List<RowPrediction> with(List<RowPrediction> predictions, List<Optional<Contributions>> found) {
        return IntStream.range(0, predictions.size())
                .mapToObj(row -> predictions.get(row).with(found.get(row)))
                .toList();
    }

    private static List<RowPrediction> with(
            List<RowPrediction> predictions, List<TwoPass.Scored> scored, List<double[][]> members) {
        return IntStream.range(0, predictions.size())
                .mapToObj(row -> predictions
                        .get(row)
                        .with(new Certainty(
                                members.get(row), scored.get(row).weights().typicality())))
                .toList();
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
        boolean empty = scored.last().isEmpty();
        TargetScale scale = model.scale();
        return new RowPrediction(
                id,
                values(model, scored),
                weights.weights(),
                weights.divergences(),
                empty ? none(model) : restored(model, model.rule().predictUnweighted(scored.first())),
                Arrays.stream(weights.own())
                        .map(one -> one == null ? null : scale.restore(one))
                        .toArray(double[][]::new));
    }

    /** What both passes predict, in units of the target; NaN where the row has no modality or the result is not a number. */
    static double[] values(TrainedModel model, TwoPass.Scored scored) {
        return scored.last().isEmpty()
                ? none(model)
                : restored(model, model.rule().predict(scored.last(), scored.weights()));
    }

    private static double[] restored(TrainedModel model, double[] result) {
        return isFinite(result) ? model.scale().restore(result) : none(model);
    }

    private static double[] none(TrainedModel model) {
        double[] none = new double[model.manifest().target().outputs()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** @return scores each row by each network of the model alone; lives as long as this */
    MemberScorer alone() {
        return new MemberScorer(model, network);
    }

    @Override
    public void close() {
        network.close();
    }
}
