package org.multimodalbtw.engine.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Typicality;

/**
 * From raw outputs to a prediction, in two passes and the same way in training and for new rows: the first pass, with equal
 * weights over what is present, gives the weights; the second pass, with these, gives the prediction. Several members
 * are averaged. No row's result depends on another row.
 *
 * @param family the distribution of the outputs
 * @param calibration how raw outputs become predictions
 * @param weights the rule of the weights
 * @param pool how the heads become one prediction
 * @param typicality how usual a modality is
 * @param weightsTokens whether weights multiply the modalities' tokens in the last pass; without, they are shown, and used in the pool
 * @param adjustments what is done to a prediction last, one or none, to fit another cohort; in files absent where there is none
 */
public record ScoringRule(
        @JsonProperty("task") Family family,
        HeadCalibration calibration,
        BtwWeights weights,
        Pool pool,
        Typicality typicality,
        boolean weightsTokens,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Adjustment> adjustments) {

    /** @throws IllegalArgumentException if there is more than one adjustment */
    public ScoringRule {
        adjustments = List.copyOf(adjustments);
        if (adjustments.size() > 1) {
            throw new IllegalArgumentException(adjustments.size() + " adjustments");
        }
    }

    /**
     * A rule to which every modality is as usual.
     *
     * @param family the distribution of the outputs
     * @param calibration how raw outputs become predictions
     * @param weights the rule of the weights
     * @param pool how the heads become one prediction
     */
    public ScoringRule(Family family, HeadCalibration calibration, BtwWeights weights, Pool pool) {
        this(family, calibration, weights, pool, Typicality.none(), true, List.of());
    }

    /**
     * @param other how usual a modality is
     * @return the same rule with that
     */
    public ScoringRule with(Typicality other) {
        return new ScoringRule(family, calibration, weights, pool, other, weightsTokens, adjustments);
    }

    /**
     * @param other how the heads become one prediction
     * @return the same rule with that
     */
    public ScoringRule with(Pool other) {
        return new ScoringRule(family, calibration, weights, other, typicality, weightsTokens, adjustments);
    }

    /** @return the same rule for a network whose tokens are not weighted */
    public ScoringRule withPlainTokens() {
        return new ScoringRule(family, calibration, weights, pool, typicality, false, adjustments);
    }

    /**
     * @param other what is done to a prediction last, in place of what was done before
     * @return the same rule with that
     */
    public ScoringRule with(Adjustment other) {
        return new ScoringRule(family, calibration, weights, pool, typicality, weightsTokens, List.of(other));
    }

    /** @return the same rule, which leaves predictions as the pool gives them */
    public ScoringRule unadjusted() {
        return new ScoringRule(family, calibration, weights, pool, typicality, weightsTokens, List.of());
    }

    /** @return what each head says, calibrated */
    public CalibratedHeads heads() {
        return new CalibratedHeads(family, calibration);
    }

    /** @return whether the last pass differs from the first */
    public boolean needsTwoPasses() {
        return weightsTokens && weights.settings().scheme() != Scheme.NONE || typicality.used();
    }

    /** @return whether a prediction depends on weights or factors; if not, it is {@link #predictUnweighted} */
    public boolean countsModalities() {
        return needsTwoPasses() || pool.weightShare() > 0;
    }

    /**
     * @param row the outputs of the first pass
     * @return the modalities' own predictions and the row's weights
     */
    public RowWeights weigh(RowOutputs row) {
        int modalities = row.present().length;
        double[][] own = new double[modalities][];
        double[] divergences = new double[modalities];
        double[] fused = heads().first(row);
        for (int m = 0; m < modalities; m++) {
            if (row.present()[m]) {
                own[m] = heads().own(row, m);
                divergences[m] = divergence(own[m], calibration.own()[m], fused, calibration.first());
            } else {
                divergences[m] = Double.NaN;
            }
        }
        double[] unblended = weights.unblended(divergences, variances(own));
        double[] usual = typicality(row, own);
        double[] weighed = turnedDown(
                BtwWeights.blend(unblended, divergences, weights.settings().blend()), usual);
        double[] presence = turnedDown(ones(row.present()), usual);
        return new RowWeights(
                own, divergences, usual, unblended, weighed, weightsTokens ? weighed : presence, presence);
    }

    /** How unsure each modality is of its own prediction: 1 - sum p^2, or the held-out error's variance. */
    private double[] variances(double[][] own) {
        double[] variances = new double[own.length];
        for (int m = 0; m < own.length; m++) {
            if (own[m] != null) {
                variances[m] = family.variance(own[m], calibration.own()[m]);
            }
        }
        return variances;
    }

    private double[] typicality(RowOutputs row, double[][] own) {
        double[] factors = new double[row.present().length];
        for (int m = 0; m < factors.length; m++) {
            if (row.present()[m]) {
                factors[m] = typicality.used()
                        ? typicality.factor(m, divergenceFromOthers(row, m, own[m]), row.energies()[m])
                        : 1;
            }
        }
        return factors;
    }

    /**
     * Weights times factors, with a sum as if each modality were present by its factor, so that a factor of 0 is as good as a missing
     * modality; but of one modality at least, so that a row of unusual modalities alone is still predicted from them.
     */
    private double[] turnedDown(double[] blended, double[] factors) {
        if (!typicality.used()) {
            return blended;
        }
        double count = Arrays.stream(factors).sum();
        double sum = 0;
        for (int m = 0; m < blended.length; m++) {
            sum += factors[m] * blended[m];
        }
        if (!(sum > 0)) {
            return blended;
        }
        double[] result = new double[blended.length];
        for (int m = 0; m < blended.length; m++) {
            result[m] = factors[m] * blended[m] * Math.max(1, count) / sum;
        }
        return result;
    }

    /**
     * How far a modality's own prediction is from what the row's other modalities say together without it.
     *
     * @param row the outputs of the first pass
     * @param modality a modality that the row has
     * @return KL divergence in nats; NaN where the row has no other modality
     */
    public double divergenceFromOthers(RowOutputs row, int modality) {
        return divergenceFromOthers(row, modality, heads().own(row, modality));
    }

    private double divergenceFromOthers(RowOutputs row, int modality, double[] own) {
        boolean[] others = row.present().clone();
        others[modality] = false;
        double count = 0;
        double precision = 0;
        for (int m = 0; m < others.length; m++) {
            if (others[m]) {
                count++;
                precision += 1 / (calibration.own()[m] * calibration.own()[m]);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double[] together = new double[own.length];
        for (int member = 0; member < row.own().length; member++) {
            double[] one =
                    switch (family.pooling()) {
                        case LOGITS -> pooledOwn(row, member, ones(others));
                        case NUMBERS -> new double[] {meanByPrecision(row.own()[member], others, precision)};
                    };
            for (int c = 0; c < one.length; c++) {
                together[c] += one[c] / row.own().length;
            }
        }
        return divergence(own, calibration.own()[modality], together, 1 / Math.sqrt(precision));
    }

    private double meanByPrecision(double[][] own, boolean[] chosen, double precision) {
        double sum = 0;
        for (int m = 0; m < chosen.length; m++) {
            if (chosen[m]) {
                sum += own[m][0] / (calibration.own()[m] * calibration.own()[m]);
            }
        }
        return sum / precision;
    }

    private static double[] ones(boolean[] chosen) {
        double[] share = new double[chosen.length];
        for (int m = 0; m < chosen.length; m++) {
            share[m] = chosen[m] ? 1 : 0;
        }
        return share;
    }

    /**
     * @param row the outputs of the last pass
     * @param weights the row's weights from the first pass
     * @return probabilities of classes, which sum to 1, or of labels; or one standardised number
     */
    public double[] predict(RowOutputs row, RowWeights weights) {
        double[] share = turnedDown(
                BtwWeights.blend(weights.unblended(), weights.divergences(), pool.weightShare()), weights.typicality());
        double[][] each = new double[row.fused().length][];
        for (int member = 0; member < each.length; member++) {
            each[member] = switch (family.pooling()) {
                case LOGITS -> pooledProbabilities(row, member, share);
                case NUMBERS -> new double[] {pooledNumber(row, member, weights.typicality())};
            };
        }
        double[] pooled = pool.geometricMean() ? family.geometricMean(each) : arithmeticMean(each);
        return adjustments.isEmpty() ? pooled : family.adjusted(pooled, adjustments.get(0));
    }

    private static double[] arithmeticMean(double[][] each) {
        double[] sum = new double[each[0].length];
        for (double[] one : each) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += one[c] / each.length;
            }
        }
        return sum;
    }

    /**
     * What the model would predict if every modality that the row has counted the same.
     *
     * @param row the outputs of the first pass
     * @return probabilities of classes, which sum to 1, or of labels; or one standardised number
     */
    public double[] predictUnweighted(RowOutputs row) {
        double[] equal = ones(row.present());
        double[] divergences = new double[equal.length];
        Arrays.setAll(divergences, m -> row.present()[m] ? 0 : Double.NaN);
        return predict(row, new RowWeights(new double[equal.length][], divergences, equal, equal, equal, equal, equal));
    }

    private double[] pooledProbabilities(RowOutputs row, int member, double[] share) {
        if (!pool.product().isEmpty()) {
            return family.mean(product(row, member, share), 1);
        }
        double[] fused = family.mean(row.fused()[member], calibration.fused());
        double[] late = pooledOwn(row, member, share);
        for (int c = 0; c < fused.length; c++) {
            fused[c] = pool.alpha() * fused[c] + (1 - pool.alpha()) * late[c];
        }
        return fused;
    }

    /** The logits of the product of all heads of the modalities that the row has. */
    private double[] product(RowOutputs row, int member, double[] share) {
        double[] logits = new double[row.fused()[member].length];
        for (HeadExponents kind : pool.product()) {
            double[] exponents = kind.exponents();
            if (kind.head() == HeadKind.FUSED) {
                add(exponents[0], heads().fusedLogits(row, member), logits);
                continue;
            }
            for (int m = 0; m < share.length; m++) {
                double[] said = exponents[m] > 0 ? heads().logits(kind.head(), row, member, m) : null;
                if (said != null) {
                    add(share[m] * exponents[m], said, logits);
                }
            }
        }
        return logits;
    }

    private static void add(double factor, double[] what, double[] to) {
        for (int c = 0; c < to.length; c++) {
            to[c] += factor * what[c];
        }
    }

    private double[] pooledOwn(RowOutputs row, int member, double[] share) {
        double[] logits = heads().pooledLogits(row, member, share);
        for (int c = 0; c < logits.length; c++) {
            logits[c] *= pool.beta();
        }
        return family.mean(logits, 1);
    }

    private double pooledNumber(RowOutputs row, int member, double[] factors) {
        double fused = row.fused()[member][0];
        double value = pool.coefficients()[0] * fused;
        for (int m = 0; m < row.present().length; m++) {
            value += pool.coefficients()[m + 1] * (factors[m] * row.own()[member][m][0] + (1 - factors[m]) * fused);
        }
        return value;
    }

    private double divergence(double[] own, double ownCalibration, double[] fused, double fusedCalibration) {
        double divergence = family.divergence(own, ownCalibration, fused, fusedCalibration);
        return Math.min(divergence, weights.settings().divergenceCap());
    }
}
