package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.BtwWeighting;
import org.multimodalbtw.engine.method.EpochView;
import org.multimodalbtw.engine.method.MethodRun;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingMethods;
import org.multimodalbtw.engine.method.TrainingStage;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * Trains one variant of a network, weighted or not: all members side by side, an epoch at a time. After each epoch the members score the
 * rows that they hold out, which chooses the epoch to keep and, where weights are wanted, gives each row's weight for the next
 * epoch by the rule that new rows are scored with.
 */
final class NetworkTraining {

    private final Variant variant;
    private final TrainingRows rows;
    private final Folds folds;
    private final TrainingPlan plan;
    private final WeightSettings weightSettings;
    private final ProgressMonitor monitor;
    private final RowFeed feed;
    private final NetworkShape shape;
    private final Family family;
    private final int[] judged;
    private final List<EpochRecord> history = new ArrayList<>();
    private final HeldOutOutputs outputs;
    private final List<TrainingMethod> methods;
    private final List<MethodRun> atWork;
    private final List<MethodRun> inStages = new ArrayList<>();
    private final BtwWeighting.Run weighting;

    /** The model that is trained further, if there is one. */
    private Optional<TrainedModel> model = Optional.empty();

    NetworkTraining(
            Variant variant,
            TrainingRows rows,
            Folds folds,
            TrainingPlan plan,
            WeightSettings weightSettings,
            CrossFittedHeads heads,
            ProgressMonitor monitor) {
        this.variant = variant;
        this.rows = rows;
        this.folds = folds;
        this.plan = plan;
        this.weightSettings = weightSettings;
        this.monitor = monitor;
        feed = new RowFeed(rows);
        shape = new NetworkShape(
                rows.target(),
                rows.table().schema().columns(),
                plan.fusion(),
                plan.members(),
                weightSettings.scheme() != Scheme.NONE,
                TrainingMethods.parts(plan.settings().methods()));
        family = Family.of(rows.target());
        judged = folds.judged();
        outputs = new HeldOutOutputs(rows, shape, heads, monitor);
        weighting = new BtwWeighting(weightSettings).begin(rows, shape);
        methods = TrainingMethods.of(plan.settings(), plan.fusion());
        atWork = new ArrayList<>(List.of(weighting));
        methods.forEach(method -> atWork.add(method.begin(rows, shape)));
    }

    /** Has the network go on from a model of its shape. */
    NetworkTraining goingOnFrom(TrainedModel trained) {
        model = Optional.of(trained);
        return this;
    }

    /** How its weights are computed. */
    WeightSettings weightSettings() {
        return weightSettings;
    }

    TrainedNetwork run(Device device) {
        Execution execution =
                Execution.training(device, plan.settings().compute().precision(), shape, plan.batchSize());
        long seed = plan.settings().seed();
        ParameterLayout kept = new ParameterLayout(shape);
        ParameterLayout all = ParameterLayout.of(shape, methods);
        float[] start = all.start(shape.members(), seed);
        methods.forEach(
                method -> method.start().ifPresent(from -> StartValues.of(from).put(shape, all, start)));
        methods.forEach(method -> method.startValues(all, start));
        model.ifPresent(trained -> all.take(trained.parameters(), kept, start));
        for (TrainingStage stage : TrainingMethods.stages(methods)) {
            stage(execution, stage, start, all);
        }
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, start)) {
            network.keep(rows.table());
            EpochChoice choice = new EpochChoice(shape.members());
            epochs(network, choice);
            history.replaceAll(epoch -> epoch.keptBy(choice.kept(epoch.epoch())));
            network.parameters(choice.parameters());
            ScoringRule rule = finish(network);
            double[][][] use = ExpertUse.of(network, feed, judged, monitor);
            float[] merged = choice.parameters();
            methods.forEach(method -> method.merge(all, merged));
            return new TrainedNetwork(
                    shape, kept.of(merged, all), rule, outputs, history, use, notes(), Optional.empty());
        }
    }

    private MethodNotes notes() {
        List<MethodRun> all = new ArrayList<>(inStages);
        all.addAll(atWork);
        return MethodNotes.of(all);
    }

    /** Trains the network's own parameters in a stage; those that only the stage has start anew, and are not kept. */
    private void stage(Execution execution, TrainingStage stage, float[] parameters, ParameterLayout all) {
        ParameterLayout own = new ParameterLayout(shape);
        List<TrainingMethod> ofStage = new ArrayList<>(stage.methods());
        methods.stream().filter(TrainingMethod::actsInStages).forEach(ofStage::add);
        ParameterLayout layout = ParameterLayout.of(shape, ofStage);
        SplittableRandom random =
                new SplittableRandom(plan.settings().seed() ^ stage.name().hashCode() * 0x9E3779B97F4A7C15L);
        float[] start = layout.start(shape.members(), random.nextLong());
        layout.take(own.of(parameters, all), own, start);
        List<MethodRun> inStage =
                ofStage.stream().map(method -> method.begin(rows, shape)).toList();
        inStages.addAll(inStage);
        TrainingPlan shorter = plan.withEpochs(stage.epochs());
        try (FusionNetwork network = new FusionNetwork(shape, execution, ofStage, start);
                EpochTraining training =
                        new EpochTraining(network, folds, shorter, feed, ofStage, inStage, random, monitor)) {
            network.keep(rows.table());
            for (int epoch = 1; epoch <= stage.epochs(); epoch++) {
                training.epoch(epoch, variant.title() + ", " + stage.name());
                monitor.report(
                        0, "%s, %s: epoch %d of %d".formatted(variant.title(), stage.name(), epoch, stage.epochs()));
            }
            all.take(own.of(network.parameters(), layout), own, parameters);
        }
    }

    private void epochs(FusionNetwork network, EpochChoice choice) {
        SplittableRandom random = new SplittableRandom(plan.settings().seed() ^ 0x5DEECE66DL);
        HeldOutPass pass = HeldOutPass.ofScored(network, folds, feed, monitor);
        long began = System.nanoTime();
        if (methods.stream().anyMatch(TrainingMethod::mayKeepStart)) {
            pass.first(outputs);
            choice.add(0, memberScores(), true, network.parameters());
        }
        try (EpochTraining training = new EpochTraining(network, folds, plan, feed, methods, atWork, random, monitor)) {
            for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
                long epochBegan = System.nanoTime();
                double loss = training.epoch(epoch, variant.title());
                weighting.rule().ifPresentOrElse(rule -> pass.both(rule, outputs), () -> pass.first(outputs));
                double[] score = memberScores();
                double meanScore = Arrays.stream(score).average().orElseThrow();
                training.rate().noteScore(meanScore);
                boolean eligible = plan.eligible(epoch, weightSettings.updates().warmUpEpochs());
                choice.add(epoch, score, eligible, network.parameters());
                Outcome outcome = new Outcome(network, training, epoch, meanScore);
                atWork.forEach(method -> method.afterEpoch(outcome));
                record(epoch, loss, score, training.rate(), epochBegan);
                report(epoch, began);
                int patience = plan.settings().optimisation().patience();
                if (patience > 0 && choice.latest() > 0 && epoch - choice.latest() >= patience) {
                    break;
                }
            }
        }
    }

    /** What training methods see of an epoch. */
    private final class Outcome implements EpochView {

        private final FusionNetwork network;
        private final EpochTraining training;
        private final int number;
        private final double score;

        private Outcome(FusionNetwork network, EpochTraining training, int number, double score) {
            this.network = network;
            this.training = training;
            this.number = number;
            this.score = score;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public double score() {
            return score;
        }

        @Override
        public RowOutputs firstPass(int row) {
            return outputs.firstPass(row);
        }

        @Override
        public ScoringRule rule(WeightSettings settings) {
            CalibrationFit fit = CalibrationFit.of(rows, outputs, judged);
            HeadCalibration heads = fit.heads();
            return new ScoringRule(family, heads, fit.weights(settings, heads), Pool.fusedOnly(shape.modalityCount()));
        }

        @Override
        public void showing(List<boolean[]> parts, PartSink sink) {
            HeldOutPass.ofHeldOut(network, folds, feed, monitor).showing(parts, sink);
        }

        @Override
        public void learning(Sink sink) {
            HeldOutPass.ofLearning(network, folds, feed, monitor).first(sink);
        }

        @Override
        public void rowLosses(LossSink sink) {
            training.rowLosses((member, row, fused, own) -> {
                boolean[] present = rows.present(row);
                Arrays.setAll(own, m -> present[m] ? own[m] : Double.NaN);
                sink.accept(member, row, fused, own);
            });
        }
    }

    private ScoringRule finish(FusionNetwork network) {
        HeldOutPass pass = HeldOutPass.ofScored(network, folds, feed, monitor);
        pass.first(outputs);
        monitor.report(1, variant.title() + ": calibration");
        CalibrationFit fit = CalibrationFit.of(rows, outputs, judged);
        HeadCalibration first = fit.heads();
        BtwWeights weights =
                shape.weighted() ? fit.weights(weighting.forNewRows(), first) : BtwWeights.none(shape.modalityCount());
        Pool fusedOnly = Pool.fusedOnly(shape.modalityCount());
        if (shape.weighted()) {
            pass.both(new ScoringRule(family, first, weights, fusedOnly), outputs);
        }
        return finished(new ScoringRule(family, fit.heads(), weights, fusedOnly));
    }

    /**
     * The rule as some of the judged rows alone would have it, from the outputs of the training's last pass.
     *
     * @param fitted those rows
     * @param network what came of this training
     */
    ScoringRule fittedOn(int[] fitted, TrainedNetwork network) {
        CalibrationFit fit = CalibrationFit.of(rows, outputs, fitted);
        HeadCalibration heads = fit.heads();
        WeightSettings settings = network.rule().weights().settings();
        BtwWeights weights = settings.scheme() == Scheme.NONE
                ? BtwWeights.none(shape.modalityCount())
                : fit.weights(settings, heads);
        ScoringRule fused = new ScoringRule(family, heads, weights, Pool.fusedOnly(shape.modalityCount()));
        ScoringRule rule = network.rule().weightsTokens() ? fused : fused.withPlainTokens();
        ScoringRule pooled = rule.with(fit.pool(rule));
        return network.rule().typicality().used() ? pooled.with(fit.typicality(pooled)) : pooled;
    }

    private ScoringRule finished(ScoringRule rule) {
        Pool pool = CalibrationFit.of(rows, outputs, folds.setApart()).pool(rule);
        ScoringRule pooled = rule.with(plan.settings().combination().geometricMean() ? pool.withGeometricMean() : pool);
        return plan.settings().combination().typicality()
                ? pooled.with(CalibrationFit.of(rows, outputs, judged).typicality(pooled))
                : pooled;
    }

    /** Whether a product with further heads takes the place of this training's pool; empty without heads, or where too few rows were held out. */
    Optional<ProductGuard> product(TrainedNetwork network) {
        return outputs.furtherHeads().isEmpty()
                ? Optional.empty()
                : products(network).decide();
    }

    /** What came of this training with a product of heads, where it, or another training on the same rows and folds, decided for one. */
    TrainedNetwork with(TrainedNetwork network, ProductGuard decision) {
        return decision.lets()
                ? network.with(decision, products(network).product(decision.further()))
                : network.with(decision, network.rule().pool());
    }

    /** The network with a product of heads where it decides for one itself. */
    TrainedNetwork withOwnProduct(TrainedNetwork network) {
        return product(network).map(decision -> with(network, decision)).orElse(network);
    }

    private ProductFit products(TrainedNetwork network) {
        return new ProductFit(rows, outputs, judged, network.rule().with(Typicality.none()));
    }

    /**
     * The trained network, which is unweighted, with weights beside it that leave its tokens as they are.
     *
     * @param settings of the weights
     */
    TrainedNetwork besides(TrainedNetwork unweighted, WeightSettings settings) {
        HeadCalibration heads = unweighted.rule().calibration();
        BtwWeights weights = CalibrationFit.of(rows, outputs, judged).weights(settings, heads);
        ScoringRule rule =
                new ScoringRule(family, heads, weights, Pool.fusedOnly(shape.modalityCount())).withPlainTokens();
        // a product leaves nothing of the mixture, so that weights choose no other one
        ScoringRule settled = unweighted.rule().pool().product().isEmpty()
                ? finished(rule)
                : rule.with(unweighted.rule().pool()).with(unweighted.rule().typicality());
        TrainedNetwork besides = new TrainedNetwork(
                shape,
                unweighted.parameters(),
                settled,
                outputs,
                unweighted.history(),
                unweighted.expertUse(),
                unweighted.notes(),
                Optional.empty());
        return unweighted.product().map(decision -> with(besides, decision)).orElse(besides);
    }

    /** Each member's validation score: Brier score of half fused and half mean own prediction, or mean absolute error. */
    private double[] memberScores() {
        double[] scores = new double[shape.members()];
        for (int member = 0; member < scores.length; member++) {
            scores[member] = Arrays.stream(folds.heldOut(member))
                    .mapToDouble(row -> family.score(outputs.lastPass(row), rows.truth(row)))
                    .average()
                    .orElseThrow();
        }
        return scores;
    }

    private void record(int epoch, double loss, double[] score, LearningRate rate, long began) {
        double[] meanWeights = new double[shape.modalityCount()];
        for (int m = 0; m < meanWeights.length; m++) {
            int modality = m;
            meanWeights[m] = Arrays.stream(judged)
                    .filter(row -> rows.present(row)[modality])
                    .mapToDouble(row -> weighting.weight(row, modality))
                    .average()
                    .orElse(Double.NaN);
        }
        double validationLoss = Arrays.stream(judged)
                .mapToDouble(row -> family.trainingLoss(outputs.lastPass(row).fused()[0], rows.truth(row)))
                .average()
                .orElseThrow();
        history.add(new EpochRecord(
                variant,
                epoch,
                new EpochRecord.Quality(
                        loss, validationLoss, Arrays.stream(score).average().orElseThrow()),
                rate.at((long) epoch * plan.stepsPerEpoch() - 1),
                meanWeights,
                0,
                (System.nanoTime() - began) / 1e9,
                atWork.stream()
                        .flatMap(method -> method.table().stream())
                        .flatMap(table -> EpochRecord.noted(table, epoch).stream())
                        .toList()));
    }

    private void report(int epoch, long began) {
        double left = (System.nanoTime() - began) / 1e9 / epoch * (plan.epochs() - epoch);
        EpochRecord last = history.get(history.size() - 1);
        monitor.report(
                (double) epoch / plan.epochs(),
                "%s: epoch %d of %d, validation loss %.3f, %d s left"
                        .formatted(
                                variant.title(),
                                epoch,
                                plan.epochs(),
                                last.quality().validationLoss(),
                                Math.round(left)));
    }
}
