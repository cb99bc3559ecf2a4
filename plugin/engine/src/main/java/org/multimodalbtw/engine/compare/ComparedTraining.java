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
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.AloneTraining;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.TrainedVariants;

/**
 * Learns a fusion model with BTW weights, and compares it with the same network without weights and with each modality alone, so that the
 * report can say what the weights gained.
 */
public final class ComparedTraining {

    /** Share of the progress that repeated trainings take, where they are asked for. */
    private static final double REPEATED = .9;

    /** Share of the progress up to the end of scoring that is left where networks of single modalities are trained as well. */
    private static final double BESIDE_ALONE = .7;

    /** What is learnt, how, and what is done with it. */
    private record Asked(Labels labels, FusionSettings fusion, TrainingSettings settings, AfterTraining after) {

        private Optional<AloneTraining> alone(TrainedVariants trained) {
            return after.isAgainstAlone()
                    ? Optional.of(new AloneTraining(trained, labels, settings))
                    : Optional.empty();
        }
    }

    private ComparedTraining() {}

    /**
     * Learns a model, and trains no modality alone.
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
        return learn(tensorFile, labels, fusion, settings, AfterTraining.NONE, modelDirectory, monitor);
    }

    /**
     * Learns a model, and does more with it.
     *
     * @param tensorFile the modalities of all rows
     * @param labels the targets and what each row is used for; test rows are only scored
     * @param fusion the network
     * @param settings the training
     * @param after what is done with the model when it is trained; it predicts the same
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
            AfterTraining after,
            Path modelDirectory,
            ProgressMonitor monitor)
            throws IOException {
        after.event().requireOf(labels.target());
        after.alarm().ifPresent(wanted -> wanted.requireOf(labels.target()));
        Asked asked = new Asked(labels, fusion, settings, after);
        List<String> noted = new ArrayList<>();
        try (TensorTable opened = TensorTable.open(tensorFile)) {
            TensorTable table = opened.usable(noted, monitor);
            if (!RepeatedComparison.isWanted(settings)) {
                return once(table, asked, noted, modelDirectory, monitor);
            }
            // first, so that the model directory appears when all is done
            RepeatedComparison.Result repeated =
                    RepeatedComparison.run(table, labels, fusion, settings, after.event(), monitor.part(0, REPEATED));
            ProgressMonitor rest = monitor.part(REPEATED, 1);
            return once(table, asked, noted, modelDirectory, rest).with(repeated.scores(), repeated.conclusion());
        }
    }

    /** Trains once, scores, and writes the model. */
    private static TrainingResult once(
            TensorTable table, Asked asked, List<String> noted, Path modelDirectory, ProgressMonitor monitor)
            throws IOException {
        double share = asked.after().isAgainstAlone() ? BESIDE_ALONE : 1;
        TrainedVariants trained =
                BtwLearner.train(table, asked.labels(), asked.fusion(), asked.settings(), monitor.part(0, share));
        double scoring = share * BtwLearner.TRAINING;
        monitor.report(scoring, "Scoring");
        long began = System.nanoTime();
        Optional<AloneTraining> alone = asked.alone(trained);
        List<String> warnings = new ArrayList<>(noted);
        Target target = trained.model().manifest().target();
        OptionalInt event = asked.after().event().of(target, trained.prior(), warnings);
        ModelComparison comparison =
                ModelComparison.of(trained, WantedEvent.named(target, event), alone, monitor.part(scoring, .98));
        Map<String, Double> seconds = new LinkedHashMap<>(trained.notes().seconds());
        double training = comparison.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        seconds.putAll(comparison.seconds());
        seconds.put("scoring", (System.nanoTime() - began) / 1e9 - training);
        monitor.checkCancelled();
        Optional<Reference> reference = reference(trained, comparison.heldOut(), event);
        Optional<WantedAlarm> alarm = asked.after().alarm();
        if (alarm.isPresent() && reference.isPresent()) {
            reference = Optional.of(alarm.get()
                    .fit(reference.get(), trained.model().manifest(), comparison.heldOut(), asked.labels(), warnings));
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
    private static Optional<Reference> reference(
            TrainedVariants trained, List<RowPrediction> heldOut, OptionalInt event) {
        List<double[]> known = heldOut.stream()
                .filter(row -> !row.isMissing())
                .map(RowPrediction::values)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double[] base = new double[known.get(0).length];
        known.forEach(values -> Arrays.setAll(base, c -> base[c] + values[c] / known.size()));
        return Optional.of(new Reference(base, event, trained.conformal(heldOut), List.of()));
    }
}
