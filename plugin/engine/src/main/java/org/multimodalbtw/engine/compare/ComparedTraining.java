package org.multimodalbtw.engine.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.TrainedVariants;
import org.multimodalbtw.engine.weight.Scheme;

/**
 * Learns a fusion model with BTW weights, and compares it with the same network without weights and with each modality alone, so that the
 * report can say what the weights gained.
 */
public final class ComparedTraining {

    /** Share of the progress that repeated trainings take, where they are asked for. */
    private static final double REPEATED = .9;

    private ComparedTraining() {}

    /**
     * Learns a model.
     *
     * @param tensorFile the modalities of all rows
     * @param labels the targets and what each row is used for; test rows are only scored
     * @param fusion the network
     * @param settings the training
     * @param modelDirectory where the model is written; appears complete or not at all
     * @param monitor progress and cancel
     * @return the history, predictions of held-out rows, and scores
     * @throws org.multimodalbtw.engine.InputException if the data cannot be learnt from, with the reason
     * @throws IOException if a file cannot be read or written
     */
    public static TrainingResult learn(
            Path tensorFile,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            Path modelDirectory,
            ProgressMonitor monitor)
            throws IOException {
        return learn(tensorFile, labels, fusion, settings, Optional.empty(), modelDirectory, monitor);
    }

    /**
     * Learns a model that gives alarm.
     *
     * @param tensorFile the modalities of all rows
     * @param labels the targets and what each row is used for; test rows are only scored
     * @param fusion the network
     * @param settings the training
     * @param alarm when the model gives alarm, which held-out rows decide; empty if never
     * @param modelDirectory where the model is written; appears complete or not at all
     * @param monitor progress and cancel
     * @return the history, predictions of held-out rows, and scores
     * @throws org.multimodalbtw.engine.InputException if the data cannot be learnt from, or there is no such event, with the reason
     * @throws IOException if a file cannot be read or written
     */
    public static TrainingResult learn(
            Path tensorFile,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            Optional<WantedAlarm> alarm,
            Path modelDirectory,
            ProgressMonitor monitor)
            throws IOException {
        alarm.ifPresent(wanted -> wanted.requireOf(labels.target()));
        List<String> noted = new ArrayList<>();
        try (TensorTable opened = TensorTable.open(tensorFile)) {
            TensorTable table = opened.usable(noted, monitor);
            if (!isRepeated(settings)) {
                TrainedVariants trained = BtwLearner.train(table, labels, fusion, settings, monitor);
                return once(trained, labels, alarm, noted, modelDirectory, monitor);
            }
            // first, so that the model directory appears when all is done
            RepeatedComparison.Result repeated =
                    RepeatedComparison.run(table, labels, fusion, settings, monitor.part(0, REPEATED));
            ProgressMonitor rest = monitor.part(REPEATED, 1);
            TrainedVariants trained = BtwLearner.train(table, labels, fusion, settings, rest);
            return once(trained, labels, alarm, noted, modelDirectory, rest)
                    .with(repeated.scores(), repeated.conclusion());
        }
    }

    private static boolean isRepeated(TrainingSettings settings) {
        return settings.comparison().seeds() > 0
                && settings.comparison().unweighted()
                && settings.weights().scheme() != Scheme.NONE;
    }

    /** Scores what was trained once, and writes the model. */
    private static TrainingResult once(
            TrainedVariants trained,
            Labels labels,
            Optional<WantedAlarm> alarm,
            List<String> noted,
            Path modelDirectory,
            ProgressMonitor monitor)
            throws IOException {
        monitor.report(BtwLearner.TRAINING, "Scoring");
        long began = System.nanoTime();
        ModelComparison comparison = ModelComparison.of(trained, monitor.part(BtwLearner.TRAINING, .98));
        Map<String, Double> seconds = new LinkedHashMap<>(trained.notes().seconds());
        seconds.put("scoring", (System.nanoTime() - began) / 1e9);
        monitor.checkCancelled();
        List<String> warnings = new ArrayList<>(noted);
        Optional<Reference> reference = reference(trained, comparison.heldOut());
        if (alarm.isPresent() && reference.isPresent()) {
            reference = Optional.of(alarm.get()
                    .fit(reference.get(), trained.model().manifest(), comparison.heldOut(), labels, warnings));
        }
        trained.write(modelDirectory, reference, monitor.part(.98, 1));
        warnings.addAll(trained.notes().warnings());
        return new TrainingResult(
                trained.model().manifest(),
                trained.history(),
                comparison.heldOut(),
                comparison.scores(),
                comparison.verdict(),
                List.copyOf(warnings),
                seconds,
                trained.notes().device().toString());
    }

    /** Rows whose result is no number say nothing. */
    private static Optional<Reference> reference(TrainedVariants trained, List<RowPrediction> heldOut) {
        List<double[]> known = heldOut.stream()
                .filter(row -> !row.isMissing())
                .map(RowPrediction::values)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double[] base = new double[known.get(0).length];
        known.forEach(values -> Arrays.setAll(base, c -> base[c] + values[c] / known.size()));
        boolean isOfClass = trained.model().manifest().target().task() == Task.CLASSIFICATION;
        return Optional.of(
                new Reference(base, isOfClass ? OptionalInt.of(rarest(trained.prior())) : OptionalInt.empty()));
    }

    /** The last of the rarest, since of two classes the second is as a rule the event. */
    private static int rarest(double[] shares) {
        int rarest = 0;
        for (int c = 1; c < shares.length; c++) {
            rarest = shares[c] <= shares[rarest] ? c : rarest;
        }
        return rarest;
    }
}
