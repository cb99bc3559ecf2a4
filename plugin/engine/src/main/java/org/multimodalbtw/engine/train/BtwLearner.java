package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * Learns a fusion model with BTW weights from a tensor table and labels, and the same network without weights beside it, so that the
 * report can say what the weights gained.
 */
public final class BtwLearner {

    /** The weighted network's name in reports. */
    public static final String WEIGHTED = "BTW";

    /** The unweighted network's name in reports. */
    public static final String UNWEIGHTED = "unweighted";

    /** The weighted network's name where the guard keeps it from use. */
    public static final String UNGUARDED = "BTW without the guard";

    private final TrainingRows rows;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final Labels labels;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Device device;

    private BtwLearner(TensorTable table, Labels labels, FusionSettings fusion, TrainingSettings settings) {
        this.labels = labels;
        this.fusion = fusion;
        this.settings = settings;
        rows = new TrainingRows(table, labels);
        warnings.addAll(rows.warnings());
        long began = System.nanoTime();
        device = EngineRuntime.get().device(settings.device(), warnings::add);
        seconds.put("engine", since(began));
    }

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
        boolean repeated = settings.comparisonSeeds() > 0
                && settings.compare()
                && settings.weights().scheme() != Scheme.NONE;
        RepeatedComparison.Result comparison = null;
        if (repeated) {
            // first, so that the model directory appears when all is done
            comparison = RepeatedComparison.run(tensorFile, labels, fusion, settings, monitor.part(0, .9));
        }
        try (TensorTable table = TensorTable.open(tensorFile)) {
            TrainingResult result = new BtwLearner(table, labels, fusion, settings)
                    .learn(modelDirectory, repeated ? monitor.part(.9, 1) : monitor);
            return repeated ? result.with(comparison.scores(), comparison.conclusion()) : result;
        }
    }

    private TrainingResult learn(Path modelDirectory, ProgressMonitor monitor) throws IOException {
        Folds folds = new Folds(rows, members(), settings.seed());
        TrainingPlan plan = TrainingPlan.of(settings, fusion, folds);
        boolean weighted = settings.weights().scheme() != Scheme.NONE;
        boolean guarded = weighted && settings.weights().guarded();
        boolean both = weighted && (settings.compare() || guarded);
        NetworkTraining plainTraining = both || !weighted
                ? training(UNWEIGHTED, WeightSettings.none(), folds, plan, monitor.part(0, both ? .45 : .9))
                : null;
        TrainedNetwork plain = plainTraining == null ? null : train(UNWEIGHTED, plainTraining);
        TrainedNetwork trained = weighted
                ? train(WEIGHTED, training(WEIGHTED, settings.weights(), folds, plan, monitor.part(both ? .45 : 0, .9)))
                : plain;
        Optional<Guard> guard =
                guarded ? Optional.of(Guard.of(rows, folds.judged(), trained, plain)) : Optional.empty();
        boolean refused = guard.isPresent() && !guard.get().lets();
        TrainedNetwork main = refused ? plainTraining.besides(plain, settings.weights()) : trained;
        TrainedModel model = model(main, plan, guard);
        monitor.report(.92, "Scoring");
        long began = System.nanoTime();
        ModelComparison comparison = new ModelComparison(rows, folds, settings.seed(), device, monitor);
        List<RowPrediction> heldOut = comparison.add(weighted ? WEIGHTED : UNWEIGHTED, main, model);
        if (both && settings.compare()) {
            comparison.add(UNWEIGHTED, plain, model(plain, plan, Optional.empty()));
            if (refused) {
                comparison.add(UNGUARDED, trained, model(trained, plan, Optional.empty()));
            }
        }
        seconds.put("scoring", since(began));
        monitor.checkCancelled();
        ModelDirectory.write(modelDirectory, model, insight(main, trained, folds));
        warnings.addAll(comparison.warnings());
        List<EpochRecord> history = new ArrayList<>(plain == null || plain == trained ? List.of() : plain.history());
        history.addAll(trained.history());
        return new TrainingResult(
                model.manifest(),
                history,
                heldOut,
                comparison.scores(),
                comparison.verdict(guard, model.rule()),
                warnings,
                seconds,
                device.toString());
    }

    /** As many members as asked for, fewer where some would have no two rows to hold out. */
    private int members() {
        int learnt = (int) rows.learnt().count();
        int most = Math.max(1, learnt / 2);
        if (settings.members() > most) {
            warnings.add(
                    learnt + " rows are too few for " + settings.members() + " members: " + most + " were trained.");
        }
        return Math.min(settings.members(), most);
    }

    private NetworkTraining training(
            String variant, WeightSettings weights, Folds folds, TrainingPlan plan, ProgressMonitor monitor) {
        return new NetworkTraining(variant, rows, folds, plan, weights, monitor);
    }

    private TrainedNetwork train(String variant, NetworkTraining training) {
        long began = System.nanoTime();
        TrainedNetwork network = training.run(device);
        seconds.put("training " + variant, since(began));
        return network;
    }

    private TrainedModel model(TrainedNetwork network, TrainingPlan plan, Optional<Guard> guard) {
        ModelManifest manifest = new ModelManifest(
                rows.task(),
                labels.target(),
                rows.classes(),
                rows.table().schema().columns(),
                fusion,
                network.rule().weights().settings(),
                plan.members(),
                settings.seed(),
                provenance(plan),
                summary(network, guard),
                new TreeMap<>(EngineRuntime.get().versions()));
        return new TrainedModel(manifest, network.rule(), rows.scale(), network.parameters());
    }

    /** What the model's network says of the modalities, and how its weights went in training, also where the guard keeps them out. */
    private TrainingInsight insight(TrainedNetwork main, TrainedNetwork trained, Folds folds) {
        BtwWeights weights = main.rule().weights();
        List<Estimate> estimates = new CalibrationFit(rows, main.outputs(), folds.judged())
                .informationIntervals(weights.settings(), main.rule().calibration(), settings.seed());
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
        List<double[]> epochs = trained.shape().weighted()
                ? trained.history().stream().map(EpochRecord::meanWeights).toList()
                : List.of();
        return new TrainingInsight(information, epochs, main.expertUse());
    }

    private Map<String, String> provenance(TrainingPlan plan) {
        Map<String, String> values = new TreeMap<>();
        values.put("batchSize", String.valueOf(plan.batchSize()));
        values.put("epochs", String.valueOf(plan.epochs()));
        values.put("learningRate", String.valueOf(settings.learningRate()));
        values.put("weightDecay", String.valueOf(settings.weightDecay()));
        values.put("clipNorm", String.valueOf(settings.clipNorm()));
        values.put("modalityDropout", String.valueOf(settings.modalityDropout()));
        values.put("schedule", settings.schedule().name());
        values.put("patience", String.valueOf(settings.patience()));
        values.put("device", device.toString());
        values.put("precision", settings.precision().name());
        return values;
    }

    private Map<String, Double> summary(TrainedNetwork network, Optional<Guard> guard) {
        Map<String, Double> figures = new TreeMap<>();
        for (Split split : Split.values()) {
            long count = IntStream.range(0, rows.size())
                    .filter(row -> rows.split(row) == split)
                    .count();
            figures.put("rows " + split.name().toLowerCase(Locale.ROOT), (double) count);
        }
        figures.put("epochs", (double) network.history().size());
        guard.ifPresent(decision -> {
            figures.put(ModelManifest.GUARD_GAIN, decision.gain().mean());
            figures.put(ModelManifest.GUARD_ERROR, decision.gain().error());
        });
        return figures;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
