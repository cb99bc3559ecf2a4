package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.StartingModel;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * Learns a fusion model with BTW weights from a tensor table and labels: trains the variants of the network that the settings ask for on
 * the same rows, and decides which of them is the model.
 */
public final class BtwLearner {

    /** Share of the progress that is training. */
    public static final double TRAINING = .9;

    private final TrainingRows rows;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Device device;
    private final Folds folds;
    private final TrainingPlan plan;
    private CrossFittedHeads heads = CrossFittedHeads.NONE;

    /** A variant to train, and how its weights are computed. */
    private record Candidate(Variant variant, WeightSettings weights) {}

    /** A variant after its training. */
    private record Trained(Variant variant, NetworkTraining training, TrainedNetwork network) {}

    private BtwLearner(TensorTable table, Labels labels, FusionSettings fusion, TrainingSettings settings) {
        this.fusion = fusion;
        this.settings = settings;
        rows = new TrainingRows(table, labels);
        OfferedMethods.requireFor(settings.methods(), rows.target());
        warnings.addAll(rows.warnings());
        long began = System.nanoTime();
        device = EngineRuntime.get().device(settings.compute().device(), warnings::add);
        seconds.put("engine", since(began));
        folds = new Folds(rows, members(), settings.seed());
        plan = TrainingPlan.of(settings, fusion, folds);
        settings.methods().forEach(method -> method.start().ifPresent(this::warnOf));
    }

    private void warnOf(StartingModel start) {
        warnings.add("Training starts from the model in " + start.directory()
                + ": where that has learnt from rows of this table, their scores are too good.");
    }

    /**
     * Trains the variants and decides which is the model.
     *
     * @param table the modalities of all rows; stays open as long as the result is used
     * @param labels the targets and what each row is used for; test rows are not learnt from
     * @param fusion the network
     * @param settings the training
     * @param monitor progress, up to {@value #TRAINING}, and cancel
     * @return the model, and what it can be compared with
     * @throws org.multimodalbtw.engine.InputException if the data cannot be learnt from, with the reason
     */
    public static TrainedVariants train(
            TensorTable table,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            ProgressMonitor monitor) {
        return new BtwLearner(table, labels, fusion, settings).train(monitor);
    }

    private TrainedVariants train(ProgressMonitor monitor) {
        long began = System.nanoTime();
        heads = HeadFit.of(settings.furtherHeads(), rows, folds, settings.seed(), monitor);
        if (!settings.furtherHeads().isEmpty()) {
            warnings.addAll(heads.notes());
            seconds.put("further heads", since(began));
        }
        List<Candidate> candidates = candidates();
        List<Trained> trained = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double from = TRAINING * i / candidates.size();
            double to = TRAINING * (i + 1) / candidates.size();
            trained.add(train(candidates.get(i), monitor.part(from, to)));
        }
        monitor.report(TRAINING, "Deciding about the weights");
        Optional<Guard> guard = guard(trained);
        return new TrainedVariants(
                rows,
                folds,
                decide(trained, guard),
                guard,
                trained.stream()
                        .flatMap(one -> one.network().history().stream())
                        .toList(),
                new TrainingNotes(warnings, seconds, device));
    }

    /** What is asked for last; before it the unweighted network, where it is compared with it or the guard needs it. */
    private List<Candidate> candidates() {
        Candidate unweighted = new Candidate(Variant.UNWEIGHTED, WeightSettings.none());
        if (settings.weights().scheme() == Scheme.NONE) {
            return List.of(unweighted);
        }
        Candidate weighted = new Candidate(Variant.WEIGHTED, settings.weights());
        return settings.comparison().unweighted() || settings.weights().guarded()
                ? List.of(unweighted, weighted)
                : List.of(weighted);
    }

    private Trained train(Candidate candidate, ProgressMonitor monitor) {
        NetworkTraining training =
                new NetworkTraining(candidate.variant(), rows, folds, plan, candidate.weights(), heads, monitor);
        long began = System.nanoTime();
        TrainedNetwork network = training.run(device);
        seconds.put("training " + candidate.variant().title(), since(began));
        return new Trained(candidate.variant(), training, network);
    }

    private Optional<Guard> guard(List<Trained> trained) {
        if (settings.weights().scheme() == Scheme.NONE || !settings.weights().guarded()) {
            return Optional.empty();
        }
        return Optional.of(Guard.of(
                rows, folds.judged(), trained.get(1).network(), trained.get(0).network()));
    }

    /** The model first, then the networks that it is compared with. */
    private List<TrainedVariant> decide(List<Trained> trained, Optional<Guard> guard) {
        Trained asked = trained.get(trained.size() - 1);
        List<TrainedVariant> decided = new ArrayList<>();
        boolean isRefused = guard.isPresent() && !guard.get().lets();
        if (isRefused) {
            Trained plain = trained.get(0);
            TrainedNetwork besides = plain.training().besides(plain.network(), settings.weights());
            decided.add(decided(asked.variant(), besides, guard));
        } else {
            decided.add(decided(asked.variant(), asked.network(), guard));
        }
        if (settings.comparison().unweighted()) {
            for (Trained other : trained.subList(0, trained.size() - 1)) {
                decided.add(decided(other.variant(), other.network(), Optional.empty()));
            }
            if (isRefused) {
                decided.add(decided(Variant.UNGUARDED, asked.network(), Optional.empty()));
            }
        }
        return decided;
    }

    private TrainedVariant decided(Variant variant, TrainedNetwork network, Optional<Guard> guard) {
        ModelManifest manifest = new ModelManifest(
                rows.target(),
                rows.table().schema().columns(),
                fusion,
                network.rule().weights().settings(),
                new ModelManifest.Training(
                        plan.members(),
                        settings.seed(),
                        decided(),
                        Optional.of(settings),
                        network.notes().states()),
                summary(network, guard),
                new TreeMap<>(EngineRuntime.get().versions()));
        return new TrainedVariant(
                variant,
                network,
                new TrainedModel(manifest, network.rule(), rows.scale(), network.parameters(), network.heads()));
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

    /** What the settings left to the data and the machine. */
    private Map<String, String> decided() {
        Map<String, String> values = new TreeMap<>();
        values.put("batchSize", String.valueOf(plan.batchSize()));
        values.put("epochs", String.valueOf(plan.epochs()));
        values.put("device", device.toString());
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
        network.product().ifPresent(decision -> {
            figures.put(ModelManifest.PRODUCT_GAIN, decision.gain().mean());
            figures.put(ModelManifest.PRODUCT_ERROR, decision.gain().error());
        });
        return figures;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
