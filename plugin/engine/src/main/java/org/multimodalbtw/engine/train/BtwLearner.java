package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SharedProgress;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.StartingModel;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.SideBySide;
import org.multimodalbtw.engine.tensor.TensorColumn;
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

    /** With more rows or larger batches, networks are trained one after the other. */
    private static final int MOST_ROWS_AT_ONCE = 100_000;

    private static final long MOST_VALUES_AT_ONCE = 16L << 20;

    private final TrainingRows rows;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Device device;
    private final Folds folds;
    private final TrainingPlan asked;

    /** What is trained by: without the training methods from when on they are found to bring nothing. */
    private TrainingPlan plan;

    private Optional<MethodTrial> methods = Optional.empty();
    private CrossFittedHeads heads = CrossFittedHeads.NONE;

    /** A variant to train, and how its weights are computed. */
    private record Candidate(Variant variant, WeightSettings weights) {}

    /** A variant after its training. */
    private record Trained(Variant variant, NetworkTraining training, TrainedNetwork network, double seconds) {

        /** The same with a product of heads where it was decided for. */
        Trained with(ProductGuard decision) {
            return new Trained(variant, training, training.with(network, decision), seconds);
        }

        /** The same, called otherwise. */
        Trained as(Variant other) {
            return new Trained(other, training, network.calledAs(other), seconds);
        }
    }

    private BtwLearner(TensorTable table, Labels labels, FusionSettings fusion, TrainingSettings settings) {
        this.fusion = fusion;
        rows = new TrainingRows(table, labels);
        OfferedMethods.requireFor(settings.methods(), rows.target());
        this.settings = settings.with(settings.methods().stream()
                .map(method -> method.settledBy(rows))
                .toList());
        warnings.addAll(rows.warnings());
        long began = System.nanoTime();
        device = EngineRuntime.get().device(settings.compute().device(), warnings::add);
        seconds.put("engine", since(began));
        folds = new Folds(rows, members(), settings.seed());
        asked = TrainingPlan.of(this.settings, fusion, folds);
        plan = asked;
        settings.methods().forEach(method -> method.start().ifPresent(this::warnOf));
        this.settings.methods().forEach(method -> warnings.addAll(method.notes(rows)));
        settings.methods().stream()
                .flatMap(method -> method instanceof PretrainedStart start ? Stream.of(start) : Stream.empty())
                .forEach(start ->
                        warnings.addAll(start.notes(rows.table().schema().columns(), fusion.width())));
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
        heads = HeadFit.of(settings.combination(), rows, folds, settings.seed(), monitor);
        if (!settings.combination().furtherHeads().isEmpty()) {
            warnings.addAll(heads.notes());
            seconds.put("simple models", since(began));
        }
        List<Candidate> candidates = candidates();
        List<Trained> trained = new ArrayList<>();
        Optional<Trained> other = Optional.empty();
        double tried = 0;
        if (triesMethods()) {
            tried = TRAINING * 2 / (candidates.size() + 1);
            other = Optional.of(tryMethods(candidates.get(0), trained, monitor.part(0, tried)));
        }
        List<Candidate> left = candidates.subList(trained.size(), candidates.size());
        trained.addAll(trainAll(left, monitor.part(tried, TRAINING)));
        monitor.report(TRAINING, "Deciding about simple models");
        long decisionBegan = System.nanoTime();
        Optional<ProductGuard> product = product(trained.get(0));
        if (product.isPresent()) {
            trained.replaceAll(one -> one.with(product.get()));
            other = other.map(one -> one.with(product.get()));
            seconds.merge("simple models", since(decisionBegan), Double::sum);
        }
        monitor.report(TRAINING, "Deciding about the weights");
        Optional<Guard> guard = guard(trained);
        return new TrainedVariants(
                rows,
                folds,
                decide(trained, guard, other),
                guard,
                methods,
                Stream.concat(trained.stream(), other.stream())
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

    /** Networks that do not depend on each other, several at the same time where they are small. */
    private List<Trained> trainAll(List<Candidate> candidates, ProgressMonitor monitor) {
        SharedProgress progress = new SharedProgress(monitor, candidates.size());
        Trained[] trained = new Trained[candidates.size()];
        SideBySide sideBySide = areSmall() ? EngineRuntime.get().sideBySide(device) : SideBySide.with(1);
        sideBySide.run(
                trained.length,
                position -> trained[position] = train(candidates.get(position), progress.piece(position)),
                monitor);
        Arrays.stream(trained)
                .forEach(one -> seconds.put("training " + one.variant().title(), one.seconds()));
        return List.of(trained);
    }

    /** Whether what several trainings need at once is little: a machine's memory counts more than the time. */
    private boolean areSmall() {
        long values = rows.table().schema().columns().stream()
                .mapToLong(TensorColumn::size)
                .sum();
        return rows.size() <= MOST_ROWS_AT_ONCE && values * plan.capacity() * plan.members() <= MOST_VALUES_AT_ONCE;
    }

    private Trained train(Candidate candidate, ProgressMonitor monitor) {
        TrainingPlan as = candidate.variant().equals(Variant.WITHOUT_METHOD) ? withoutMethods() : plan;
        NetworkTraining training =
                new NetworkTraining(candidate.variant(), rows, folds, as, candidate.weights(), heads, monitor);
        long began = System.nanoTime();
        TrainedNetwork network = training.run(device);
        return new Trained(candidate.variant(), training, network, since(began));
    }

    /** Whether the first network is trained without the training methods too. */
    private boolean triesMethods() {
        return !OfferedMethods.chosen(settings.methods()).isEmpty()
                && (settings.comparison().unweighted() || !isRegardless());
    }

    private boolean isRegardless() {
        return settings.methods().stream().anyMatch(UsedRegardless.class::isInstance);
    }

    /**
     * Trains the first network with and without the training methods, from the same folds and seed, and goes on with the better one.
     *
     * @param first the first network
     * @param trained takes the one that is gone on with
     * @return the other one
     */
    private Trained tryMethods(Candidate first, List<Trained> trained, ProgressMonitor monitor) {
        List<Trained> both = trainAll(List.of(first, new Candidate(Variant.WITHOUT_METHOD, first.weights())), monitor);
        Trained with = both.get(0);
        Trained without = both.get(1);
        MethodTrial trial = new MethodTrial(
                OfferedMethods.chosen(settings.methods()),
                Guard.of(rows, folds.judged(), with.network(), without.network()),
                isRegardless(),
                with.variant());
        methods = Optional.of(trial);
        if (trial.uses()) {
            trained.add(with);
            return without;
        }
        plan = withoutMethods();
        trained.add(without.as(with.variant()));
        return with.as(Variant.WITH_METHOD);
    }

    /**
     * Whether simple models take part: the first network decides for all, before the weights are judged, so that those are compared in what is
     * in use otherwise too.
     */
    private static Optional<ProductGuard> product(Trained first) {
        return first.training().product(first.network());
    }

    private Optional<Guard> guard(List<Trained> trained) {
        if (settings.weights().scheme() == Scheme.NONE || !settings.weights().guarded()) {
            return Optional.empty();
        }
        return Optional.of(Guard.of(
                rows, folds.judged(), trained.get(1).network(), trained.get(0).network()));
    }

    /** The model first, then the networks that it is compared with. */
    private List<TrainedVariant> decide(List<Trained> trained, Optional<Guard> guard, Optional<Trained> otherMethods) {
        Trained last = trained.get(trained.size() - 1);
        List<TrainedVariant> decided = new ArrayList<>();
        boolean isRefused = guard.isPresent() && !guard.get().lets();
        if (isRefused) {
            Trained plain = trained.get(0);
            TrainedNetwork besides = plain.training().besides(plain.network(), settings.weights());
            decided.add(decided(last.variant(), besides, guard));
        } else {
            decided.add(decided(last.variant(), last.network(), guard));
        }
        if (settings.comparison().unweighted()) {
            for (Trained other : trained.subList(0, trained.size() - 1)) {
                decided.add(decided(other.variant(), other.network(), Optional.empty()));
            }
            otherMethods.ifPresent(other -> decided.add(decided(other.variant(), other.network(), Optional.empty())));
            if (isRefused) {
                decided.add(decided(Variant.UNGUARDED, last.network(), Optional.empty()));
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
                        Optional.of(trainedBy(variant).settings()),
                        network.notes().states()),
                summary(network, guard),
                new TreeMap<>(EngineRuntime.get().versions()));
        return new TrainedVariant(
                variant,
                network,
                new TrainedModel(manifest, network.rule(), rows.scale(), network.parameters(), network.heads()));
    }

    /** The network that is not gone on with differs from the others by the training methods. */
    private TrainingPlan trainedBy(Variant variant) {
        boolean isOther = methods.filter(trial -> trial.other().equals(variant)).isPresent();
        if (!isOther) {
            return plan;
        }
        return plan == asked ? withoutMethods() : asked;
    }

    private TrainingPlan withoutMethods() {
        return asked.with(settings.with(OfferedMethods.usual(settings.methods())));
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
        methods.ifPresent(trial -> {
            figures.put(ModelManifest.METHOD_GAIN, trial.guard().gain().mean());
            figures.put(ModelManifest.METHOD_ERROR, trial.guard().gain().error());
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
