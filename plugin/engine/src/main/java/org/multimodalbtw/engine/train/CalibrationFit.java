package org.multimodalbtw.engine.train;

import java.util.ArrayList;
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
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Fits the scoring rule on rows that the judging member did not learn from. */
final class CalibrationFit {

    private static final double LEAST_FACTOR = .2;
    private static final double LARGEST_FACTOR = 1 / .3;

    private static final double LEAST_BETA = .01;
    private static final double LARGEST_BETA = 10;

    /** Least standard deviation of a regression's errors, in standard deviations of the target. */
    private static final double LEAST_SPREAD = 1e-3;

    /** Fewest validation rows that say what is usual of values, in place of all judged rows. */
    private static final int FEWEST_FRESH = 50;

    private final TrainingRows rows;
    private final HeldOutOutputs outputs;
    private final int[] judged;
    private final int modalities;
    private final Family family;

    /**
     * @param rows all rows
     * @param outputs their raw outputs
     * @param judged positions of the rows to fit on
     */
    CalibrationFit(TrainingRows rows, HeldOutOutputs outputs, int[] judged) {
        this.rows = rows;
        this.outputs = outputs;
        this.judged = judged;
        modalities = rows.table().schema().columns().size();
        family = Family.of(rows.task());
    }

    /** Temperatures or spreads of all heads as the rows show them. */
    HeadCalibration heads() {
        double[] own = new double[modalities];
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            own[m] = head(having(m), row -> outputs.own(row, modality));
        }
        return new HeadCalibration(own, head(judged, outputs::first), head(judged, outputs::fused));
    }

    private double head(int[] having, IntFunction<double[]> output) {
        if (rows.task().hasProbabilities()) {
            return 1 / sharpness(having, output, LEAST_FACTOR, LARGEST_FACTOR);
        }
        double squares = 0;
        for (int row : having) {
            double error = output.apply(row)[0] - rows.target(row);
            squares += error * error;
        }
        return having.length == 0 ? 1 : Math.max(LEAST_SPREAD, Math.sqrt(squares / having.length));
    }

    private double sharpness(int[] chosen, IntFunction<double[]> logits, double low, double high) {
        double[][] values = Arrays.stream(chosen).mapToObj(logits).toArray(double[][]::new);
        if (family == Family.BERNOULLI) {
            return Sharpness.fit(againstNone(values), labels(chosen), low, high);
        }
        int[] truth = Arrays.stream(chosen).map(row -> (int) rows.target(row)).toArray();
        return Sharpness.fit(values, truth, low, high);
    }

    /** Each label of each row as a choice of two: not to have it, with a logit of 0, and to have it. */
    private static double[][] againstNone(double[][] logits) {
        return Arrays.stream(logits)
                .flatMap(row -> Arrays.stream(row).mapToObj(logit -> new double[] {0, logit}))
                .toArray(double[][]::new);
    }

    private int[] labels(int[] chosen) {
        return Arrays.stream(chosen)
                .flatMap(row -> Arrays.stream(rows.truth(row)).mapToInt(has -> (int) has))
                .toArray();
    }

    /** The weights' rule: mutual information of each modality's own prediction with the first pass, or with the labels. */
    BtwWeights weights(WeightSettings settings, HeadCalibration heads) {
        return new BtwWeights(
                settings, rows.task().hasProbabilities() ? information(settings, heads) : numberInformation(settings));
    }

    private double[] information(WeightSettings settings, HeadCalibration heads) {
        MutualInformation.OfProbabilities[] information = new MutualInformation.OfProbabilities[modalities];
        Arrays.setAll(information, m -> table());
        collect(settings, heads, (row, m) -> information[m]);
        return Arrays.stream(information)
                .mapToDouble(MutualInformation.OfProbabilities::value)
                .toArray();
    }

    private MutualInformation.OfProbabilities table() {
        int count = rows.classes().size();
        return family == Family.BERNOULLI
                ? new MutualInformation.OfLabels(count)
                : new MutualInformation.OfClasses(count);
    }

    /** Adds each judged row's pairs of predictions to the table for the row and modality. */
    private void collect(WeightSettings settings, HeadCalibration heads, Tables tables) {
        ScoringRule rule = new ScoringRule(rows.task(), heads, BtwWeights.none(modalities), Pool.fusedOnly(modalities));
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

    /** Each modality's mutual information with its 95 % interval, which one by nearest neighbours has not. */
    List<Estimate> informationIntervals(WeightSettings settings, HeadCalibration heads, long seed) {
        if (rows.task().hasProbabilities()) {
            List<InformationInterval<MutualInformation.OfProbabilities>> intervals = IntStream.range(0, modalities)
                    .mapToObj(m -> new InformationInterval<>(this::table))
                    .toList();
            collect(settings, heads, (row, m) -> intervals.get(m).blockOf(rows.group(row)));
            return intervals.stream().map(interval -> interval.estimate(seed)).toList();
        }
        if (settings.information().estimate() == InformationEstimate.EMPIRICAL) {
            return Arrays.stream(numberInformation(settings))
                    .mapToObj(value -> new Estimate(value, Double.NaN, Double.NaN))
                    .toList();
        }
        return IntStream.range(0, modalities)
                .mapToObj(m -> numberInterval(settings, m, seed))
                .toList();
    }

    private Estimate numberInterval(WeightSettings settings, int modality, long seed) {
        InformationInterval<MutualInformation.OfNumbers> interval =
                new InformationInterval<>(MutualInformation.OfNumbers::new);
        for (int row : having(modality)) {
            interval.blockOf(rows.group(row)).add(outputs.own(row, modality)[0], numberBeside(settings, row));
        }
        return interval.estimate(seed);
    }

    private double numberBeside(WeightSettings settings, int row) {
        return settings.scheme() == Scheme.LABEL_MI ? rows.target(row) : outputs.first(row)[0];
    }

    private int[] having(int modality) {
        return Arrays.stream(judged).filter(row -> rows.present(row)[modality]).toArray();
    }

    private static void add(
            MutualInformation.OfProbabilities information, InformationEstimate estimate, double[] own, double[] other) {
        if (estimate == InformationEstimate.EMPIRICAL) {
            information.count(own, other);
        } else {
            information.add(own, other);
        }
    }

    private double[] numberInformation(WeightSettings settings) {
        double[] information = new double[modalities];
        Arrays.setAll(information, m -> numberInformation(settings, having(m), m));
        return information;
    }

    private double numberInformation(WeightSettings settings, int[] having, int modality) {
        double[] own = Arrays.stream(having)
                .mapToDouble(row -> outputs.own(row, modality)[0])
                .toArray();
        double[] other = Arrays.stream(having)
                .mapToDouble(row -> numberBeside(settings, row))
                .toArray();
        if (settings.information().estimate() == InformationEstimate.EMPIRICAL) {
            return MutualInformation.byNeighbours(own, other);
        }
        MutualInformation.OfNumbers information = new MutualInformation.OfNumbers();
        for (int i = 0; i < own.length; i++) {
            information.add(own[i], other[i]);
        }
        return information.value();
    }

    /**
     * The pool, chosen by the one-standard-error rule: half fused and half own predictions, without weights, unless another share of
     * the fused ones, and then a share of the weights, lowers the log loss by more than one standard error of the paired differences.
     * Weights come last, so that they are compared with the pool that an unweighted network would have.
     */
    Pool pool(ScoringRule rule) {
        if (!rows.task().hasProbabilities()) {
            return new Pool(1, 1, 0, HeadShares.of(stackedHeads(), targets()));
        }
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

    /** What is usual of each modality, over the judged rows. */
    Typicality typicality(ScoringRule rule) {
        List<Typicality.Reference> divergences = new ArrayList<>();
        List<Typicality.Reference> energies = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            int[] having = having(m);
            divergences.add(Typicality.Reference.of(Arrays.stream(having)
                    .mapToDouble(row -> rule.divergenceFromOthers(outputs.firstPass(row), modality))
                    .filter(value -> !Double.isNaN(value))
                    .toArray()));
            // encoders have learnt from training rows, whose energy may be larger than that of new rows
            int[] fresh = Arrays.stream(having)
                    .filter(row -> rows.split(row) == Split.VALID)
                    .toArray();
            energies.add(Typicality.Reference.of(Arrays.stream(fresh.length < FEWEST_FRESH ? having : fresh)
                    .mapToDouble(row -> outputs.firstPass(row).energies()[modality])
                    .toArray()));
        }
        return new Typicality(divergences, energies);
    }

    private double[][] stackedHeads() {
        double[][] heads = new double[judged.length][modalities + 1];
        for (int i = 0; i < judged.length; i++) {
            RowOutputs last = outputs.lastPass(judged[i]);
            heads[i][0] = last.fused()[0][0];
            for (int m = 0; m < modalities; m++) {
                heads[i][m + 1] = last.present()[m] ? last.own()[0][m][0] : heads[i][0];
            }
        }
        return heads;
    }

    private double[] targets() {
        return Arrays.stream(judged).mapToDouble(rows::target).toArray();
    }
}
