package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.predict.RowPrediction;

/**
 * What training gave: the variants of a network that were trained on the same rows, the model first, and what each of them says of the
 * rows that it can be judged by. Reads the tensor table that was learnt from.
 */
public final class TrainedVariants {

    private final TrainingRows rows;
    private final Folds folds;
    private final List<TrainedVariant> variants;
    private final Optional<Guard> guard;
    private final Optional<MethodTrial> methods;
    private final List<EpochRecord> history;
    private final TrainingNotes notes;
    private final int[] heldOut;
    private final int[] test;

    TrainedVariants(
            TrainingRows rows,
            Folds folds,
            List<TrainedVariant> variants,
            Optional<Guard> guard,
            Optional<MethodTrial> methods,
            List<EpochRecord> history,
            TrainingNotes notes) {
        this.rows = rows;
        this.folds = folds;
        this.variants = variants;
        this.guard = guard;
        this.methods = methods;
        this.history = history;
        heldOut = folds.judged();
        int[] all = IntStream.range(0, rows.size())
                .filter(row -> rows.split(row) == Split.TEST)
                .toArray();
        test = Arrays.stream(all)
                .filter(row -> rows.outcomes().isPossible(row, rows.prior()))
                .toArray();
        List<String> warnings = new ArrayList<>(notes.warnings());
        int unknown = all.length - test.length;
        if (unknown > 0) {
            warnings.add(unknown
                    + (unknown == 1
                            ? " test row is of a class that no training row has: it is"
                            : " test rows are of a class that no training row has: they are")
                    + " left out of the scores.");
        }
        CalibrationFit.of(rows, variants.get(0).network().outputs(), heldOut)
                .limit()
                .ifPresent(warnings::add);
        this.notes = new TrainingNotes(warnings, notes.seconds(), notes.device());
    }

    /** @return the variants; the first is the model, the others are what it is compared with */
    public List<Variant> variants() {
        return variants.stream().map(TrainedVariant::variant).toList();
    }

    /** @return the model */
    public TrainedModel model() {
        return variants.get(0).model();
    }

    /** @return what decided about the weights; empty if nothing did */
    public Optional<Guard> guard() {
        return guard;
    }

    /** @return what decided about the training methods; empty if nothing did */
    public Optional<MethodTrial> methods() {
        return methods;
    }

    /** @return what decided about a product of heads in the model; empty where no further heads were fitted */
    public Optional<ProductGuard> product() {
        return variants.get(0).network().product();
    }

    /** @return one record an epoch and variant, in the order in which they were trained */
    public List<EpochRecord> history() {
        return history;
    }

    /** @return warnings, times and the device */
    public TrainingNotes notes() {
        return notes;
    }

    /** @return what is true of the held-out rows, in the order of {@link #heldOut} */
    public GroundTruth heldOutTruth() {
        return rows.groundTruth(heldOut);
    }

    /** @return what is true of the test rows whose class is known, in the order of {@link #test} */
    public GroundTruth testTruth() {
        return rows.groundTruth(test);
    }

    /** @return what one would say of any row without its data: shares of the classes or labels, or the mean, of the learnt rows */
    public double[] prior() {
        return rows.prior();
    }

    /**
     * The predictions of the rows that members held out, as the variant's model makes them.
     *
     * @param variant one of {@link #variants}
     * @param monitor cancel
     * @return one prediction a row; put together whenever it is asked for
     */
    public List<RowPrediction> heldOut(Variant variant, ProgressMonitor monitor) {
        TrainedVariant trained = find(variant);
        monitor.report(0, "Predictions of held-out rows: " + variant.title());
        return new HeldOutPredictions(rows, heldOut, settled(trained, monitor), trained.model());
    }

    /**
     * @param predictions the model's predictions of the held-out rows, as {@link #heldOut} gives them
     * @return how wrong they are, by the network that held each row out
     */
    public List<ConformalScores> conformal(List<RowPrediction> predictions) {
        return ConformalScores.of(
                heldOutTruth(),
                predictions.stream().map(RowPrediction::values).toArray(double[][]::new),
                Arrays.stream(heldOut).map(folds::judge).toArray(),
                folds.members());
    }

    /**
     * The outputs of the held-out rows under the model's settled rule. Training's last pass knew all of it but the factor for unusual data,
     * which is fitted on that pass and takes part in a pass of its own, that nothing is fitted on.
     */
    private HeldOutOutputs settled(TrainedVariant trained, ProgressMonitor monitor) {
        TrainedModel model = trained.model();
        if (!model.rule().typicality().used()) {
            return trained.network().outputs();
        }
        HeldOutOutputs outputs = new HeldOutOutputs(
                rows, model.shape(), trained.network().outputs().heads(), monitor);
        Execution execution = Execution.on(notes.device());
        try (FusionNetwork scoring = new FusionNetwork(model.shape(), execution, model.parameters())) {
            HeldOutPass.ofHeldOut(scoring, folds, new RowFeed(rows), monitor).both(model.rule(), outputs);
        }
        return outputs;
    }

    /**
     * @param variant one of {@link #variants}
     * @param monitor progress and cancel
     * @return its model's predictions of the test rows
     */
    public List<RowPrediction> test(Variant variant, ProgressMonitor monitor) {
        return TestPredictions.of(find(variant).model(), rows, test, notes.device(), variant.title(), monitor);
    }

    /** All rows that were learnt from or are test rows. */
    TrainingRows rows() {
        return rows;
    }

    /** The further heads of all modalities that were fitted, also such as take no part. */
    CrossFittedHeads heads() {
        return variants.get(0).network().outputs().heads();
    }

    /** Who held out which row. */
    Folds folds() {
        return folds;
    }

    /** The ids of the held-out rows, in the order of {@link #heldOut}. */
    List<String> heldOutIds() {
        return Arrays.stream(heldOut).mapToObj(rows::id).toList();
    }

    /** The ids of the test rows, in the order of {@link #test}. */
    List<String> testIds() {
        return Arrays.stream(test).mapToObj(rows::id).toList();
    }

    /** One of {@link #variants}. */
    TrainedVariant find(Variant variant) {
        return variants.stream()
                .filter(one -> one.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(variant.title() + " was not trained"));
    }

    /**
     * Writes the model and what training found out about the modalities.
     *
     * @param directory appears complete or not at all
     * @param reference what held-out rows say about the model's use; empty where no row was held out
     * @param monitor progress and cancel
     * @throws IOException if it cannot be written
     */
    public void write(Path directory, Optional<Reference> reference, ProgressMonitor monitor) throws IOException {
        ModelDirectory.write(directory, model(), insight(monitor), reference);
    }

    /**
     * @param monitor progress and cancel
     * @return what the model's network says of the modalities, what its training methods noted, and how its weights went in training, also
     *     where the guard keeps them out
     */
    public TrainingInsight insight(ProgressMonitor monitor) {
        List<double[]> epochs = history.stream()
                .filter(epoch -> epoch.variant().equals(Variant.WEIGHTED))
                .map(EpochRecord::meanWeights)
                .toList();
        return variants.get(0)
                .network()
                .insight(rows, heldOut, model().manifest().training().seed(), epochs, monitor);
    }
}
