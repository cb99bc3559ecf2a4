package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.heads.Head;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * Trains the networks of a model further on a new cohort, by the learner's own loop. Each network goes on from where it is, on the rows that
 * it does not hold out; the last epoch is kept, so that held-out rows choose nothing. How outputs become predictions is fitted anew on
 * the held-out rows.
 */
public final class FurtherTraining {

    private final NewCohort cohort;
    private final TrainedModel model;
    private final TrainingRows rows;
    private final Folds folds;
    private final ProgressMonitor monitor;

    private FurtherTraining(NewCohort cohort, ProgressMonitor monitor) {
        this.cohort = cohort;
        this.monitor = monitor;
        model = cohort.model();
        rows = cohort.rows();
        folds = cohort.folds();
    }

    /**
     * What came of it.
     *
     * @param model the model, all networks together, without the manifest's word of it
     * @param before what the network that holds each row out said of it before, rows x outputs in the target's units, in the order of {@link
     *     NewCohort#heldOut}
     * @param after what it says of the row now, with a calibration that the row took no part in
     * @param insight what it says of the modalities of the new rows
     */
    public record Trained(TrainedModel model, double[][] before, double[][] after, TrainingInsight insight) {}

    /** What a training method of the model's own training adds for good, without the rest of it. */
    private record Kept(NetworkPart added) implements TrainingMethod {
        @Override
        public Optional<NetworkPart> part() {
            return Optional.of(added);
        }
    }

    /**
     * @param cohort rows, which are enough
     * @param way what goes on and what rests
     * @param optimisation how far and how fast
     * @param compute where and with what numbers
     * @param seed the randomness
     * @param monitor progress and cancel
     * @return the model after training
     */
    public static Trained of(
            NewCohort cohort,
            TrainingMethod way,
            Optimisation optimisation,
            Compute compute,
            long seed,
            ProgressMonitor monitor) {
        return new FurtherTraining(cohort, monitor).train(way, optimisation, compute, seed);
    }

    private Trained train(TrainingMethod way, Optimisation optimisation, Compute compute, long seed) {
        double[][] before = heldOut(model, member -> model.rule());
        WeightSettings known = model.rule().weights().settings();
        boolean isWeighted = model.rule().weightsTokens() && known.scheme() != Scheme.NONE;
        WeightSettings weights = isWeighted ? known : WeightSettings.none();
        TrainingSettings settings = settings(way, optimisation, compute, seed, weights);
        TrainingPlan plan =
                TrainingPlan.of(settings, model.manifest().fusion(), folds).keepingTheLast();
        NetworkTraining training =
                new NetworkTraining(Variant.ADAPTED, rows, folds, plan, weights, heads(), monitor).goingOnFrom(model);
        TrainedNetwork network = training.withOwnProduct(training.run(cohort.place()));
        if (!isWeighted && known.scheme() != Scheme.NONE) {
            network = training.besides(network, known);
        }
        TrainedModel trained = new TrainedModel(
                model.manifest(), network.rule(), model.scale(), network.parameters(), network.heads());
        TrainingInsight insight =
                network.insight(rows, folds.judged(), seed, isWeighted ? meanWeights(network) : List.of(), monitor);
        return new Trained(trained, before, heldOut(trained, rules(training, network)), insight);
    }

    private static List<double[]> meanWeights(TrainedNetwork network) {
        return network.history().stream().map(EpochRecord::meanWeights).toList();
    }

    /** Of each member the rule as the rows that others hold out have it; of a single one as all rows have it. */
    private MemberRule rules(NetworkTraining training, TrainedNetwork network) {
        if (folds.members() == 1 || !network.rule().pool().product().isEmpty()) {
            return member -> network.rule();
        }
        return member -> training.fittedOn(
                Arrays.stream(folds.judged())
                        .filter(row -> folds.judge(row) != member)
                        .toArray(),
                network);
    }

    /** By which rule a member's held-out rows are predicted. */
    private interface MemberRule {
        ScoringRule of(int member);
    }

    /** What the network that holds each row out says of it, in the target's units. */
    private double[][] heldOut(TrainedModel said, MemberRule rules) {
        int[] judged = folds.judged();
        double[][] values = new double[judged.length][];
        CrossFittedHeads heads = heads();
        try (FusionNetwork network = new FusionNetwork(said.shape(), Execution.on(cohort.place()), said.parameters())) {
            HeldOutPass pass = HeldOutPass.ofHeldOut(network, folds, new RowFeed(rows), monitor);
            ScoringRule last = null;
            HeldOutOutputs outputs = new HeldOutOutputs(rows, said.shape(), heads, monitor);
            for (int member = 0; member < folds.members(); member++) {
                ScoringRule rule = rules.of(member);
                if (rule != last) {
                    pass.both(rule, outputs);
                    last = rule;
                }
                for (int i = 0; i < judged.length; i++) {
                    if (folds.judge(judged[i]) == member) {
                        values[i] = rows.scale()
                                .restore(rule.predict(
                                        outputs.lastPass(judged[i]), rule.weigh(outputs.firstPass(judged[i]))));
                    }
                }
            }
        }
        return values;
    }

    private TrainingSettings settings(
            TrainingMethod way, Optimisation optimisation, Compute compute, long seed, WeightSettings weights) {
        TrainingSettings own = model.manifest().training().settings().orElseGet(() -> TrainingSettings.defaults(seed));
        List<TrainingMethod> methods = new ArrayList<>();
        OfferedMethods.usual(own.methods()).stream()
                .filter(method -> method.start().isEmpty() && method.before().isEmpty())
                .forEach(methods::add);
        own.methods().stream()
                .filter(method -> !methods.contains(method))
                .flatMap(method -> method.part().stream())
                .forEach(part -> methods.add(new Kept(part)));
        methods.add(way);
        return new TrainingSettings(
                seed, folds.members(), optimisation, weights, own.combination(), methods, Comparison.NONE, compute);
    }

    /** The model's heads beside its network, which stay as they are, and what they say of the rows. */
    private CrossFittedHeads heads() {
        List<HeadKind> kinds = model.heads().kinds();
        if (kinds.isEmpty()) {
            return CrossFittedHeads.NONE;
        }
        Map<HeadKind, float[][]> said = new EnumMap<>(HeadKind.class);
        for (HeadKind kind : kinds) {
            said.put(
                    kind,
                    IntStream.range(0, model.manifest().modalities().size())
                            .mapToObj(m -> said(model.heads().of(kind, m), m))
                            .toArray(float[][]::new));
        }
        return new CrossFittedHeads(model.heads(), said, rows.target().outputs(), List.of());
    }

    private float[] said(List<Head> ofMembers, int modality) {
        return ofMembers.isEmpty() ? null : CrossFittedHeads.said(rows, folds, ofMembers, modality);
    }
}
