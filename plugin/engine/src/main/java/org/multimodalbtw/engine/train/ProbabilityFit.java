package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.InformationEstimate;
import org.multimodalbtw.engine.weight.MutualInformation;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Fits the rule of heads whose logits become probabilities: temperatures, joint tables of predictions, and a pool of logits. */
final class ProbabilityFit extends CalibrationFit {

    private static final double LEAST_FACTOR = .2;
    private static final double LARGEST_FACTOR = 1 / .3;

    private static final double LEAST_BETA = .01;
    private static final double LARGEST_BETA = 10;

    private final Family family;
    private final Choices choices;

    ProbabilityFit(TrainingRows rows, HeldOutOutputs outputs, int[] judged, Choices choices) {
        super(rows, outputs, judged);
        this.choices = choices;
        family = Family.of(rows.target());
    }

    @Override
    double head(int[] having, IntFunction<double[]> output) {
        return 1 / sharpness(having, output, LEAST_FACTOR, LARGEST_FACTOR);
    }

    private double sharpness(int[] chosen, IntFunction<double[]> logits, double low, double high) {
        double[][] values =
                Arrays.stream(chosen).mapToObj(logits).flatMap(choices::logits).toArray(double[][]::new);
        int[] truth = Arrays.stream(chosen)
                .mapToObj(rows::truth)
                .flatMapToInt(choices::truth)
                .toArray();
        return Sharpness.fit(values, truth, low, high, outputs.monitor());
    }

    @Override
    double[] information(WeightSettings settings, HeadCalibration heads) {
        MutualInformation.OfProbabilities[] information = new MutualInformation.OfProbabilities[modalities];
        Arrays.setAll(information, m -> choices.table(rows.target().outputs()));
        collect(settings, heads, IntStream.range(0, modalities).toArray(), (row, m) -> information[m]);
        return Arrays.stream(information)
                .mapToDouble(MutualInformation.OfProbabilities::value)
                .toArray();
    }

    /** Adds each judged row's pairs of predictions by some modalities to the table for the row and modality. */
    private void collect(WeightSettings settings, HeadCalibration heads, int[] chosen, Tables tables) {
        ScoringRule rule = new ScoringRule(family, heads, BtwWeights.none(modalities), Pool.fusedOnly(modalities));
        for (int row : judged) {
            RowOutputs first = outputs.firstPass(row);
            double[] other = settings.scheme() == Scheme.LABEL_MI
                    ? rows.truth(row)
                    : rule.heads().first(first);
            for (int m : chosen) {
                if (first.present()[m]) {
                    add(
                            tables.of(row, m),
                            settings.information().estimate(),
                            rule.heads().own(first, m),
                            other);
                }
            }
        }
    }

    /** Where the predictions of a row by a modality go. */
    private interface Tables {
        MutualInformation.OfProbabilities of(int row, int modality);
    }

    @Override
    List<Estimate> informationIntervals(
            WeightSettings settings, HeadCalibration heads, long seed, ProgressMonitor monitor) {
        if (!choices.haveInterval(rows.target().outputs())) {
            return Arrays.stream(information(settings, heads))
                    .mapToObj(value -> new Estimate(value, Double.NaN, Double.NaN))
                    .toList();
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            InformationInterval<MutualInformation.OfProbabilities> interval =
                    new InformationInterval<>(() -> choices.table(rows.target().outputs()));
            // one after the other, since a hundred tables of many classes take much memory
            collect(settings, heads, new int[] {m}, (row, each) -> interval.blockOf(rows.group(row)));
            estimates.add(interval.estimate(seed, monitor.part((double) m / modalities, (m + 1.) / modalities)));
        }
        return estimates;
    }

    @Override
    Optional<String> limit() {
        int outputs = rows.target().outputs();
        return choices.haveInterval(outputs)
                ? Optional.empty()
                : Optional.of("The mutual information of the modalities has no interval, since there are " + outputs
                        + " classes: up to " + Choices.MOST_CLASSES_WITH_INTERVAL
                        + " classes have one, so merge rare ones if you need it.");
    }

    private static void add(
            MutualInformation.OfProbabilities information, InformationEstimate estimate, double[] own, double[] other) {
        if (estimate == InformationEstimate.EMPIRICAL) {
            information.count(own, other);
        } else {
            information.add(own, other);
        }
    }

    /**
     * The pool, chosen by the one-standard-error rule: half fused and half own predictions, without weights, unless another share of
     * the fused ones, and then a share of the weights, lowers the log loss by more than one standard error of the paired differences.
     * Weights come last, so that they are compared with the pool that an unweighted network would have.
     */
    @Override
    Pool pool(ScoringRule rule) {
        outputs.monitor().report(1, "Calibration: the mean of the heads");
        Pool half = withShare(rule, 0, .5);
        Pool plain = choose(rule, half, new Pool[] {
            new Pool(0, half.beta(), 0, half.coefficients()),
            new Pool(.25, half.beta(), 0, half.coefficients()),
            new Pool(.75, half.beta(), 0, half.coefficients()),
            new Pool(1, half.beta(), 0, half.coefficients())
        });
        if (rule.weights().settings().scheme() == Scheme.NONE) {
            return plain;
        }
        return choose(rule, plain, new Pool[] {
            withShare(rule, .25, plain.alpha()), withShare(rule, .5, plain.alpha()), withShare(rule, 1, plain.alpha())
        });
    }

    private Pool withShare(ScoringRule rule, double share, double alpha) {
        double beta = sharpness(
                judged,
                row -> {
                    RowOutputs last = outputs.lastPass(row);
                    RowWeights weights = rule.weigh(outputs.firstPass(row));
                    return rule.heads()
                            .pooledLogits(last, 0, BtwWeights.blend(weights.unblended(), weights.divergences(), share));
                },
                LEAST_BETA,
                LARGEST_BETA);
        return new Pool(alpha, beta, share, new double[0]);
    }

    private Pool choose(ScoringRule rule, Pool standard, Pool[] others) {
        double[] standardLoss = losses(rule, standard);
        Pool best = standard;
        double bestGain = 0;
        for (Pool other : others) {
            MeanGain gain = MeanGain.of(rows::group, judged, standardLoss, losses(rule, other));
            if (gain.isShown() && gain.mean() > bestGain) {
                best = other;
                bestGain = gain.mean();
            }
        }
        return best;
    }

    private double[] losses(ScoringRule rule, Pool pool) {
        ScoringRule pooled = rule.with(pool);
        double[] loss = new double[judged.length];
        for (int i = 0; i < judged.length; i++) {
            RowWeights weights = pooled.weigh(outputs.firstPass(judged[i]));
            loss[i] = family.loss(pooled.predict(outputs.lastPass(judged[i]), weights), rows.truth(judged[i]));
        }
        return loss;
    }
}
