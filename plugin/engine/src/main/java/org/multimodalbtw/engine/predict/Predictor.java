package org.multimodalbtw.engine.predict;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.explain.Explainer;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;

/** A trained model that scores tensor tables. Not for use by several threads at once. */
public final class Predictor implements AutoCloseable {

    private final TrainedModel model;
    private final Optional<Reference> reference;
    private final BeyondTraining beyond;
    private final Device device;
    private final List<String> warnings = new ArrayList<>();
    private final RowScorer scorer;

    /** Where it is asked how sure predictions are. */
    private MemberScorer alone;

    private Predictor(TrainedModel model, Optional<Reference> reference, BeyondTraining beyond, DevicePolicy policy) {
        this.model = model;
        this.reference = reference;
        this.beyond = beyond;
        device = EngineRuntime.get().device(policy, warnings::add);
        scorer = new RowScorer(model, device);
    }

    /**
     * @param modelDirectory a trained model
     * @param device where to run
     * @return the model, ready to score; the caller closes it
     * @throws org.multimodalbtw.engine.InputException if it is no model, is damaged or has a newer format, or a required GPU lacks
     * @throws IOException if it cannot be read
     */
    public static Predictor open(Path modelDirectory, DevicePolicy device) throws IOException {
        TrainedModel model = ModelDirectory.read(modelDirectory);
        return new Predictor(
                model,
                ModelDirectory.readReference(modelDirectory, model.manifest()),
                BeyondTraining.of(modelDirectory, model.manifest().modalities()),
                device);
    }

    /**
     * @param model a trained model
     * @param device where to run
     * @return the model, ready to score, without a reference; the caller closes it
     * @throws org.multimodalbtw.engine.InputException if a required GPU lacks
     */
    public static Predictor of(TrainedModel model, DevicePolicy device) {
        return of(model, Optional.empty(), device);
    }

    /**
     * @param model a trained model
     * @param reference what held-out rows say about its use, if that is known
     * @param device where to run
     * @return the model, ready to score; the caller closes it
     * @throws org.multimodalbtw.engine.InputException if a required GPU lacks
     */
    public static Predictor of(TrainedModel model, Optional<Reference> reference, DevicePolicy device) {
        return new Predictor(model, reference, BeyondTraining.unknown(), device);
    }

    /** @return what held-out rows say about the model's use; empty for a model that was saved without it */
    public Optional<Reference> reference() {
        return reference;
    }

    /**
     * Asks how sure predictions are: each row gets its {@link RowPrediction#certainty}, for which each network of the model scores it once
     * more by itself. The predictions stay the same.
     */
    public void askHowSure() {
        alone = scorer.alone();
    }

    /** @return whether the model judges how usual the data of a modality are */
    public boolean judgesTypicality() {
        return model.rule().typicality().used();
    }

    /** @return what the model says of itself */
    public ModelManifest manifest() {
        return model.manifest();
    }

    /**
     * Scores every row of a tensor table in its order. Modalities are matched by name: one that the table lacks is missing in
     * every row, one that the model does not know is ignored, both with a warning.
     *
     * @param tensorFile the table
     * @param sink takes each row's prediction
     * @param monitor progress and cancel
     * @return what happened
     * @throws org.multimodalbtw.engine.InputException if no modality matches or one has another shape than in training
     * @throws IOException if the file cannot be read
     */
    public PredictionSummary predict(Path tensorFile, Consumer<RowPrediction> sink, ProgressMonitor monitor)
            throws IOException {
        return predict(tensorFile, Optional.empty(), sink, monitor);
    }

    /**
     * The same with the contributions of the modalities, if that is wanted. A model without a {@link #reference} has none, which is said.
     *
     * @param tensorFile the table
     * @param contributions how they are found; empty if they are not wanted
     * @param sink takes each row's prediction
     * @param monitor progress and cancel
     * @return what happened
     * @throws org.multimodalbtw.engine.InputException if no modality matches or one has another shape than in training, or a row has too many modalities for exact
     *     contributions
     * @throws IOException if the file cannot be read
     */
    public PredictionSummary predict(
            Path tensorFile, Optional<Effort> contributions, Consumer<RowPrediction> sink, ProgressMonitor monitor)
            throws IOException {
        try (TensorTable table = TensorTable.open(tensorFile)) {
            return predict(table, contributions, sink, monitor);
        }
    }

    /**
     * The same of a table that is open.
     *
     * @param table the table; stays open
     * @param sink takes each row's prediction
     * @param monitor progress and cancel
     * @return what happened
     * @throws org.multimodalbtw.engine.InputException if no modality matches or one has another shape than in training
     */
    public PredictionSummary predict(TensorTable table, Consumer<RowPrediction> sink, ProgressMonitor monitor) {
        return predict(table, Optional.empty(), sink, monitor);
    }

    private PredictionSummary predict(
            TensorTable table, Optional<Effort> contributions, Consumer<RowPrediction> sink, ProgressMonitor monitor) {
        Unpredicted unpredicted = new Unpredicted();
        List<String> noticed = new ArrayList<>(warnings);
        Optional<Explainer> explainer = contributions.flatMap(effort -> explainer(effort, noticed));
        ModelColumns columns = ModelColumns.of(model.manifest().modalities(), table.schema(), noticed);
        TensorTable usable = table.usable(noticed, monitor);
        CallBudget budget = scorer.budget();
        for (int start = 0, rows; start < table.rows(); start += rows) {
            monitor.checkCancelled();
            int first = start;
            rows = budget.rows(table.rows() - start, row -> columns.items(budget, usable, first + row));
            for (RowPrediction prediction : score(usable, columns, start, rows, explainer, monitor)) {
                unpredicted.note(prediction, explainer.isPresent());
                sink.accept(prediction);
            }
            int done = start + rows;
            monitor.report((double) done / table.rows(), "Row " + done + " of " + table.rows());
        }
        noticed.addAll(unpredicted.sentences(table.rows()));
        return new PredictionSummary(table.rows(), unpredicted.missing(), noticed, device.toString());
    }

    private Optional<Explainer> explainer(Effort effort, List<String> noticed) {
        if (reference.isEmpty()) {
            noticed.add(
                    "The contributions of the modalities are missing, because the model does not say what it predicts of a "
                            + "patient of whom nothing is known: train it again, with rows that are held out.");
        }
        return reference.map(known -> new Explainer(known, effort));
    }

    private List<RowPrediction> score(
            TensorTable table,
            ModelColumns columns,
            int start,
            int rows,
            Optional<Explainer> explainer,
            ProgressMonitor monitor) {
        List<double[][]> members = alone == null ? List.of() : members(table, columns, start, rows);
        fill(scorer.batch(), table, columns, start, rows);
        List<String> ids =
                IntStream.range(start, start + rows).mapToObj(table::rowId).toList();
        List<RowPrediction> predictions = scorer.score(ids, members, explainer, monitor);
        return IntStream.range(0, rows)
                .mapToObj(row -> beyond.noted(predictions.get(row), table, columns, start + row))
                .toList();
    }

    /** What each network says of some rows by itself, in as many calls as it takes. */
    private List<double[][]> members(TensorTable table, ModelColumns columns, int start, int rows) {
        List<double[][]> members = new ArrayList<>();
        while (members.size() < rows) {
            int next = start + members.size();
            int count =
                    alone.budget().rows(rows - members.size(), row -> columns.items(alone.budget(), table, next + row));
            fill(alone.batch(), table, columns, next, count);
            members.addAll(alone.score());
        }
        return members;
    }

    /** Gives each member of a minibatch the same rows. */
    private static void fill(Minibatch batch, TensorTable table, ModelColumns columns, int start, int rows) {
        batch.rows(rows);
        int[] chosen = new int[batch.members() * rows];
        Arrays.setAll(chosen, i -> start + i % rows);
        columns.fill(batch, table, chosen);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
