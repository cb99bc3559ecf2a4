package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
        return Sharpness.fit(values, truth, low, high);
    }

    @Override
    double[] information(WeightSettings settings, HeadCalibration heads) {
        MutualInformation.OfProbabilities[] information = new MutualInformation.OfProbabilities[modalities];
        Arrays.setAll(information, m -> choices.table(rows.target().outputs()));
        collect(settings, heads, (row, m) -> information[m]);
        return Arrays.stream(information)
                .mapToDouble(MutualInformation.OfProbabilities::value)
                .toArray();
    }

    /** Adds each judged row's pairs of predictions to the table for the row and modality. */
    private void collect(WeightSettings settings, HeadCalibration heads, Tables tables) {
        ScoringRule rule = new ScoringRule(family, heads, BtwWeights.none(modalities), Pool.fusedOnly(modalities));
        for (int row : judged) {
            RowOutputs first = outputs.firstPass(row);
            double[] other = settings.scheme() == Scheme.LABEL_MI ? rows.truth(row) : rule.firstPrediction(first);
            for (int m = 0; m < modalities; m++) {
                if (first.present()[m]) {
                    add(tables.of(row, m), settings.information().estimate(), rule.ownPrediction(first, m), other);
                }
            }
        }
    }

    /** Where the predictions of a row by a modality go. */
    private interface Tables {
        MutualInformation.OfProbabilities of(int row, int modality);
    }

    @Override
    List<Estimate> informationIntervals(WeightSettings settings, HeadCalibration heads, long seed) {
        List<InformationInterval<MutualInformation.OfProbabilities>> intervals = IntStream.range(0, modalities)
                .mapToObj(m -> new InformationInterval<>(
                        () -> choices.table(rows.target().outputs())))
                .toList();
        collect(settings, heads, (row, m) -> intervals.get(m).blockOf(rows.group(row)));
        return intervals.stream().map(interval -> interval.estimate(seed)).toList();
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
                    return rule.pooledLogits(
                            last, 0, BtwWeights.blend(weights.unblended(), weights.divergences(), share));
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
