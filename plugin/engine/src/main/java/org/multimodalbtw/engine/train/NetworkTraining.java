package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.OwnPredictions;
import org.multimodalbtw.engine.weight.Scheme;
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
    private final int[] judged;
    private final List<EpochRecord> history = new ArrayList<>();
    private final HeldOutOutputs outputs;
    private final WeightUpdates updates;

    /** Each member's weights of the rows that it learns from; one table serves all where none has its own. */
    private final WeightTable[] trainingWeights;

    NetworkTraining(
            Variant variant,
            TrainingRows rows,
            Folds folds,
            TrainingPlan plan,
            WeightSettings weightSettings,
            ProgressMonitor monitor) {
        this.variant = variant;
        this.rows = rows;
        this.folds = folds;
        this.plan = plan;
        this.weightSettings = weightSettings;
        this.monitor = monitor;
        feed = new RowFeed(rows);
        shape = new NetworkShape(
                rows.task(),
                rows.task().outputs(rows.classes().size()),
                rows.table().schema().columns(),
                plan.fusion(),
                plan.members(),
                weightSettings.scheme() != Scheme.NONE);
        judged = folds.judged();
        outputs = new HeldOutOutputs(rows, shape);
        updates = new WeightUpdates(weightSettings);
        boolean isShared = weightSettings.ownPredictions() == OwnPredictions.HELD_OUT;
        trainingWeights = new WeightTable[isShared ? 1 : shape.members()];
        Arrays.setAll(trainingWeights, member -> WeightTable.ofPresent(rows, shape.modalityCount()));
    }

    TrainedNetwork run(Device device) {
        Execution execution = Execution.training(device, plan.settings().precision(), shape, plan.batchSize());
        long seed = plan.settings().seed();
        float[] start = new ParameterLayout(shape).start(shape.members(), seed);
        try (FusionNetwork network = new FusionNetwork(shape, execution, start)) {
            network.keep(rows.table());
            EpochChoice choice = new EpochChoice(shape.members());
            epochs(network, choice);
            network.parameters(choice.parameters());
            ScoringRule rule = finish(network);
            double[][][] use = ExpertUse.of(network, feed, judged, monitor);
            return new TrainedNetwork(shape, choice.parameters(), rule, outputs, history, use);
        }
    }

    private void epochs(FusionNetwork network, EpochChoice choice) {
        SplittableRandom random = new SplittableRandom(plan.settings().seed() ^ 0x5DEECE66DL);
        LearningRate rate = new LearningRate(plan);
        HeldOutPass pass = HeldOutPass.ofScored(network, folds, feed, monitor);
        Minibatch batch = new Minibatch(network, shape.members(), plan.capacity());
        ScoringRule rule = null;
        long began = System.nanoTime();
        try (AdamW optimizer = new AdamW(network, plan.settings().weightDecay(), random.nextLong())) {
            for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
                long epochBegan = System.nanoTime();
                double loss = trainEpoch(optimizer, batch, epoch, rate, random);
                if (rule == null) {
                    pass.first(outputs);
                } else {
                    pass.both(rule, outputs);
                }
                double[] score = memberScores();
                double meanScore = Arrays.stream(score).average().orElseThrow();
                rate.noteScore(meanScore);
                updates.noteScore(meanScore);
                boolean eligible = plan.eligible(epoch, weightSettings.warmUpEpochs());
                int best = choice.add(epoch, score, eligible, network.parameters());
                if (shape.weighted() && updates.isDue(epoch)) {
                    rule = update(network);
                }
                record(epoch, loss, score, rate, best, epochBegan);
                report(epoch, began);
                int patience = plan.settings().patience();
                if (patience > 0 && choice.latest() > 0 && epoch - choice.latest() >= patience) {
                    break;
                }
            }
        }
    }

    private double trainEpoch(AdamW optimizer, Minibatch batch, int epoch, LearningRate rate, SplittableRandom random) {
        int[][] orders = new int[shape.members()][];
        for (int member = 0; member < orders.length; member++) {
            orders[member] = Shuffle.of(folds.learning(member).clone(), random);
        }
        for (int step = 0; step < plan.stepsPerEpoch(); step++) {
            monitor.checkCancelled();
            int[] chosen = chosen(orders, step);
            batch.rows(chosen.length / orders.length);
            feed.inputs(batch, chosen);
            if (plan.settings().varied()) {
                feed.vary(batch, chosen, random);
            }
            feed.targets(batch, chosen);
            if (plan.settings().balanced() && shape.task().hasProbabilities()) {
                feed.balance(batch, chosen);
            }
            if (shape.weighted()) {
                feed.weights(batch, chosen, trainingWeights);
            }
            feed.hide(batch, plan.settings().modalityDropout(), random);
            long position = (long) (epoch - 1) * plan.stepsPerEpoch() + step;
            optimizer.step(batch, rate.at(position), plan.settings().clipNorm());
        }
        double loss = Arrays.stream(optimizer.meanLosses()).average().orElseThrow();
        if (!Double.isFinite(loss)) {
            throw new InputException(
                    "Training " + variant.title() + " failed in epoch " + epoch + ": the loss is no longer a number.",
                    "Lower the learning rate, or look for extreme values in the data.");
        }
        return loss;
    }

    private int[] chosen(int[][] orders, int step) {
        int from = plan.start(step);
        int count = plan.start(step + 1) - from;
        int[] chosen = new int[orders.length * count];
        for (int member = 0; member < orders.length; member++) {
            System.arraycopy(orders[member], from, chosen, member * count, count);
        }
        return chosen;
    }

    /** The rule of the weights as the outputs of this epoch give it; each training row's weight is updated by it. */
    private ScoringRule update(FusionNetwork network) {
        updates.begin();
        CalibrationFit fit = new CalibrationFit(rows, outputs, judged);
        HeadCalibration heads = fit.heads();
        ScoringRule rule = new ScoringRule(
                rows.task(), heads, fit.weights(updates.forNewRows(), heads), Pool.fusedOnly(shape.modalityCount()));
        if (weightSettings.ownPredictions() == OwnPredictions.HELD_OUT) {
            rows.learnt().forEach(row -> enter(trainingWeights[0], row, rule.weigh(outputs.firstPass(row))));
        } else {
            HeldOutPass.ofLearning(network, folds, feed, monitor)
                    .first((member, row, first) -> enter(trainingWeights[member], row, rule.weigh(first)));
        }
        return rule;
    }

    private void enter(WeightTable weights, int row, RowWeights found) {
        for (int m = 0; m < shape.modalityCount(); m++) {
            boolean isMissing = Double.isNaN(found.divergences()[m]);
            double entered = isMissing ? 0 : updates.enter(weights.get(row, m), found.unblended()[m]);
            weights.set(row, m, (float) entered);
        }
    }

    private ScoringRule finish(FusionNetwork network) {
        HeldOutPass pass = HeldOutPass.ofScored(network, folds, feed, monitor);
        pass.first(outputs);
        CalibrationFit fit = new CalibrationFit(rows, outputs, judged);
        HeadCalibration first = fit.heads();
        BtwWeights weights =
                shape.weighted() ? fit.weights(updates.forNewRows(), first) : BtwWeights.none(shape.modalityCount());
        Pool fusedOnly = Pool.fusedOnly(shape.modalityCount());
        if (shape.weighted()) {
            pass.both(new ScoringRule(rows.task(), first, weights, fusedOnly), outputs);
        }
        return finished(new ScoringRule(rows.task(), fit.heads(), weights, fusedOnly));
    }

    private ScoringRule finished(ScoringRule rule) {
        ScoringRule pooled = rule.with(new CalibrationFit(rows, outputs, folds.setApart()).pool(rule));
        return plan.settings().typicality()
                ? pooled.with(new CalibrationFit(rows, outputs, judged).typicality(pooled))
                : pooled;
    }

    /**
     * The trained network, which is unweighted, with weights beside it that leave its tokens as they are.
     *
     * @param settings of the weights
     */
    TrainedNetwork besides(TrainedNetwork unweighted, WeightSettings settings) {
        HeadCalibration heads = unweighted.rule().calibration();
        BtwWeights weights = new CalibrationFit(rows, outputs, judged).weights(settings, heads);
        ScoringRule rule = new ScoringRule(rows.task(), heads, weights, Pool.fusedOnly(shape.modalityCount()));
        return new TrainedNetwork(
                shape,
                unweighted.parameters(),
                finished(rule.withPlainTokens()),
                outputs,
                unweighted.history(),
                unweighted.expertUse());
    }

    /** Each member's validation score: Brier score of half fused and half mean own prediction, or mean absolute error. */
    private double[] memberScores() {
        double[] scores = new double[shape.members()];
        for (int member = 0; member < scores.length; member++) {
            scores[member] = Arrays.stream(folds.heldOut(member))
                    .mapToDouble(row -> ValidationScore.of(rows.task(), outputs.lastPass(row), rows.truth(row)))
                    .average()
                    .orElseThrow();
        }
        return scores;
    }

    private void record(int epoch, double loss, double[] score, LearningRate rate, int best, long began) {
        double[] meanWeights = new double[shape.modalityCount()];
        for (int m = 0; m < meanWeights.length; m++) {
            int modality = m;
            meanWeights[m] = Arrays.stream(judged)
                    .filter(row -> rows.present(row)[modality])
                    .mapToDouble(row -> trainingWeights[0].get(row, modality))
                    .average()
                    .orElse(Double.NaN);
        }
        double validationLoss = Arrays.stream(judged)
                .mapToDouble(row -> ValidationScore.loss(rows.task(), outputs.lastPass(row), rows.truth(row)))
                .average()
                .orElseThrow();
        history.add(new EpochRecord(
                variant,
                epoch,
                new EpochRecord.Quality(
                        loss, validationLoss, Arrays.stream(score).average().orElseThrow()),
                rate.at((long) epoch * plan.stepsPerEpoch() - 1),
                meanWeights,
                best,
                (System.nanoTime() - began) / 1e9));
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
