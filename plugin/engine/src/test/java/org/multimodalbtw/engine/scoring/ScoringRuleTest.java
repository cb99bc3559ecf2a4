package org.multimodalbtw.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Divergence;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

class ScoringRuleTest {

    private static final double LN2 = Math.log(2);
    private static final double LN3 = Math.log(3);
    private static final boolean[] BOTH = {true, true};
    private static final boolean[] FIRST = {true, false};
    private static final HeadCalibration CALIBRATION = new HeadCalibration(new double[] {1, 2}, 1, .5);

    /** Own log odds ln 2 and, after its temperature, ln 3; fused log odds ln 3 after its temperature. */
    private static final double[][][] OWN = {{{0, LN2}, {0, 2 * LN3}}};

    private static final double[][] FUSED = {{0, LN3 / 2}};

    @Test
    void poolsClassesByTheFormula() {
        RowOutputs row = new RowOutputs(OWN, FUSED, BOTH);
        RowWeights weights = weights(new double[] {.5, 1.5}, 0, 0);
        double late = 1. / 55;
        assertArrayEquals(
                new double[] {.25 * .25 + .75 * late, .25 * .75 + .75 * (1 - late)},
                classes(new Pool(.25, 2, 1, new double[0])).predict(row, weights),
                1e-12);
    }

    @Test
    void weightShareBlendsTheWeightsOfThePool() {
        RowOutputs row = new RowOutputs(OWN, FUSED, BOTH);
        RowWeights weights = weights(new double[] {.5, 1.5}, 0, 0);
        assertEquals(1. / 37, classes(new Pool(0, 2, 0, new double[0])).predict(row, weights)[0], 1e-12);
        double half = Math.pow(2, 1.5) * Math.pow(3, 2.5);
        assertEquals(1 / (1 + half), classes(new Pool(0, 2, .5, new double[0])).predict(row, weights)[0], 1e-12);
    }

    @Test
    void aMissingModalityTakesNoPartInThePool() {
        RowOutputs row = new RowOutputs(OWN, FUSED, FIRST);
        RowWeights weights = weights(new double[] {1, 0}, 0, Double.NaN);
        assertEquals(1. / 5, classes(new Pool(0, 2, .5, new double[0])).predict(row, weights)[0], 1e-12);
        RowOutputs other = new RowOutputs(new double[][][] {{{0, LN2}, {50, -50}}}, FUSED, FIRST);
        assertArrayEquals(
                classes(new Pool(.5, 1, 1, new double[0])).predict(row, weights),
                classes(new Pool(.5, 1, 1, new double[0])).predict(other, weights));
    }

    @Test
    void membersAreAveragedAsProbabilities() {
        double[][][] own = {{{0, LN2}, {0, 0}}, {{0, -LN2}, {0, 0}}};
        double[][] fused = {{0, LN3 / 2}, {0, 0}};
        RowOutputs row = new RowOutputs(own, fused, BOTH);
        double[] alone = classes(new Pool(1, 1, 0, new double[0])).predict(row, weights(new double[] {1, 1}, 0, 0));
        assertArrayEquals(new double[] {(.25 + .5) / 2, (.75 + .5) / 2}, alone, 1e-12);
        double[] late = classes(new Pool(0, 1, 0, new double[0])).predict(row, weights(new double[] {1, 1}, 0, 0));
        assertArrayEquals(new double[] {.5, .5}, late, 1e-12);
    }

    @Test
    void weighsByTheDivergenceOfTheMeanOverMembers() {
        double[][][] own = {{{0, LN3}, {0, 0}}, {{0, -LN3}, {0, 0}}};
        double[][] first = {{0, LN3}, {0, LN3}};
        BtwWeights rule =
                new BtwWeights(new WeightSettings(Scheme.KL, Direction.AGREEMENT, .5, 1, .05), new double[] {1, 1});
        HeadCalibration calibration = new HeadCalibration(new double[] {1, 1}, 1, 7);
        ScoringRule scoring = new ScoringRule(Family.CATEGORICAL, calibration, rule, Pool.fusedOnly(2));
        RowWeights weights = scoring.weigh(new RowOutputs(own, first, FIRST));
        assertArrayEquals(new double[] {.5, .5}, weights.own()[0], 1e-12);
        assertNull(weights.own()[1]);
        assertEquals(.5 * Math.log(2) + .5 * Math.log(2. / 3), weights.divergences()[0], 1e-12);
        assertTrue(Double.isNaN(weights.divergences()[1]));
        assertArrayEquals(new double[] {1, 0}, weights.weights(), 1e-12);
        RowWeights both = scoring.weigh(new RowOutputs(own, first, BOTH));
        assertArrayEquals(new double[] {1, 1}, both.unblended(), 1e-12);
    }

    @Test
    void usesTheCalibrationOfTheFirstPassForWeightsAndOfTheLastForPredictions() {
        RowOutputs row = new RowOutputs(OWN, new double[][] {{0, LN3}}, BOTH);
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL,
                new HeadCalibration(new double[] {1, 1}, .5, 1),
                BtwWeights.none(2),
                new Pool(1, 1, 0, new double[0]));
        assertArrayEquals(new double[] {.1, .9}, rule.heads().first(row), 1e-12);
        assertArrayEquals(new double[] {.25, .75}, rule.predict(row, rule.weigh(row)), 1e-12);
    }

    @Test
    void poolsNumbersByTheFormula() {
        double[][][] own = {{{2}, {3}}, {{0}, {1}}};
        double[][] fused = {{1}, {3}};
        ScoringRule rule = numbers(.5, .2, .4);
        RowOutputs both = new RowOutputs(own, fused, BOTH);
        assertEquals((.5 + .4 + 1.2 + 1.5 + 0 + .4) / 2, rule.predict(both, rule.weigh(both))[0], 1e-12);
    }

    @Test
    void aMissingModalitySaysWhatTheFusionSays() {
        RowOutputs first = new RowOutputs(new double[][][] {{{2}, {300}}}, new double[][] {{1}}, FIRST);
        ScoringRule rule = numbers(.5, .2, .4);
        assertEquals(.5 + .4 + .4, rule.predict(first, rule.weigh(first))[0], 1e-12);
    }

    @Test
    void weighsNumbersByTheirSpreads() {
        double[][][] own = {{{2}, {3}}, {{0}, {1}}};
        double[][] fused = {{1}, {3}};
        RowWeights weights = numbers(1, 0, 0).weigh(new RowOutputs(own, fused, BOTH));
        assertEquals(Divergence.ofNormals(1, 1, 2, 1), weights.divergences()[0], 1e-12);
        assertEquals(Divergence.ofNormals(2, 2, 2, 1), weights.divergences()[1], 1e-12);
        assertArrayEquals(new double[] {1}, weights.own()[0], 1e-12);
    }

    @Test
    void fusedOnlyIsTheFusedHead() {
        RowOutputs row = new RowOutputs(OWN, FUSED, BOTH);
        assertArrayEquals(
                new double[] {.25, .75},
                classes(Pool.fusedOnly(2)).predict(row, weights(new double[] {.5, 1.5}, 0, 0)),
                1e-12);
        RowOutputs number = new RowOutputs(new double[][][] {{{2}, {3}}}, new double[][] {{1}}, BOTH);
        ScoringRule rule = new ScoringRule(Family.NORMAL, CALIBRATION, BtwWeights.none(2), Pool.fusedOnly(2));
        assertEquals(1, rule.predict(number, rule.weigh(number))[0]);
    }

    @Test
    void modalityThatIsUnusualIsAsGoodAsMissing() {
        Typicality.Reference usual = new Typicality.Reference(0, 1, 1);
        Typicality typicality = new Typicality(List.of(usual, usual), List.of(usual, usual));
        double[][][] own = {{{1, 0}, {0, 1}}};
        RowOutputs noisy = new RowOutputs(own, new double[][] {{0, 0}}, BOTH, new double[] {1, 1e4});
        ScoringRule rule = classes(new Pool(0, 1, 0, new double[0]));
        RowWeights weights = rule.with(typicality).weigh(noisy);
        assertTrue(weights.typicality()[1] < 1e-6);
        assertEquals(1, weights.weights()[0], 1e-5);
        assertEquals(0, weights.weights()[1], 1e-5);
        assertArrayEquals(new double[] {1, 0}, weights.presence(), 1e-5);
        RowOutputs without = new RowOutputs(own, new double[][] {{0, 0}}, new boolean[] {true, false});
        double[] plain = rule.predict(noisy, rule.weigh(noisy));
        double[] guarded = rule.with(typicality).predict(noisy, weights);
        assertTrue(guarded[0] > plain[0], guarded[0] + " " + plain[0]);
        assertArrayEquals(rule.predict(without, rule.weigh(without)), guarded, 1e-5);
    }

    @Test
    void rowOfUnusualModalitiesAloneIsStillPredictedFromThem() {
        Typicality.Reference usual = new Typicality.Reference(0, 1, 1);
        Typicality typicality = new Typicality(List.of(usual, usual), List.of(usual, usual));
        RowOutputs noisy = new RowOutputs(
                new double[][][] {{{1, 0}, {0, 1}}}, new double[][] {{0, 0}}, BOTH, new double[] {1e4, 1e4});
        RowWeights weights =
                classes(new Pool(0, 1, 0, new double[0])).with(typicality).weigh(noisy);
        assertArrayEquals(new double[] {.5, .5}, weights.weights(), 1e-9);
        assertArrayEquals(new double[] {.5, .5}, weights.presence(), 1e-9);
    }

    @Test
    void plainTokensKeepTheWeightsForThePoolAlone() {
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL,
                CALIBRATION,
                new BtwWeights(WeightSettings.defaults(), new double[] {.2, .6}),
                new Pool(.5, 1, .5, new double[0]));
        RowOutputs row = new RowOutputs(new double[][][] {{{1, 0}, {0, 1}}}, new double[][] {{2, 0}}, BOTH);
        RowWeights inUse = rule.weigh(row);
        RowWeights shown = rule.withPlainTokens().weigh(row);
        assertArrayEquals(inUse.weights(), inUse.tokenWeights());
        assertArrayEquals(inUse.weights(), shown.weights());
        assertArrayEquals(new double[] {1, 1}, shown.tokenWeights());
        assertTrue(rule.needsTwoPasses());
        assertFalse(rule.withPlainTokens().needsTwoPasses());
    }

    @Test
    void inverseVarianceFavoursTheSurerModality() {
        HeadCalibration calibration = new HeadCalibration(new double[] {1, 1}, 1, 1);
        BtwWeights weights = new BtwWeights(
                new WeightSettings(Scheme.INVERSE_VARIANCE, Direction.AGREEMENT, 1, 1, 0), new double[2]);
        ScoringRule rule = new ScoringRule(Family.CATEGORICAL, calibration, weights, Pool.fusedOnly(2));
        double logit = Math.log(9);
        RowOutputs row = new RowOutputs(new double[][][] {{{0, 0}, {logit, 0}}}, new double[][] {{1, 0}}, BOTH);
        double unsure = 1 / .5;
        double sure = 1 / (1 - .81 - .01);
        assertArrayEquals(
                new double[] {2 * unsure / (unsure + sure), 2 * sure / (unsure + sure)},
                rule.weigh(row).weights(),
                1e-9);
    }

    @Test
    void aDivergenceCountsUpToTheCap() {
        RowOutputs row = new RowOutputs(new double[][][] {{{9}, {0}}}, new double[][] {{0}}, BOTH);
        HeadCalibration calibration = new HeadCalibration(new double[] {1, 1}, .1, .1);
        ScoringRule rule = new ScoringRule(
                Family.NORMAL,
                calibration,
                new BtwWeights(new WeightSettings(Scheme.KL, Direction.DIVERGENCE, 1, 1, 0), new double[2]),
                Pool.fusedOnly(2));
        assertEquals(20, rule.weigh(row).divergences()[0]);
    }

    @Test
    void typicalityLeavesUsualRowsExactlyAsTheyAre() {
        Typicality.Reference usual = new Typicality.Reference(0, 1, 1);
        Typicality typicality = new Typicality(List.of(usual, usual), List.of(usual, usual));
        double[][][] own = {{{1, 0}, {1, .1}}};
        RowOutputs row = new RowOutputs(own, new double[][] {{.5, 0}}, BOTH, new double[] {1, .9});
        ScoringRule rule = classes(new Pool(.5, 1, .5, new double[0]));
        assertArrayEquals(
                rule.weigh(row).weights(), rule.with(typicality).weigh(row).weights());
        assertArrayEquals(
                rule.predict(row, rule.weigh(row)),
                rule.with(typicality).predict(row, rule.with(typicality).weigh(row)));
    }

    @Test
    void divergenceFromTheOthersLeavesTheModalityItselfOut() {
        double[][][] own = {{{3, 0}, {0, 3}}};
        ScoringRule rule = classes(new Pool(.5, 1, 0, new double[0]));
        RowOutputs row = new RowOutputs(own, new double[][] {{9, 0}}, BOTH);
        double[] first = Softmax.of(own[0][0], CALIBRATION.own()[0]);
        double[] second = Softmax.of(own[0][1], CALIBRATION.own()[1]);
        assertEquals(Divergence.ofClasses(first, second), rule.divergenceFromOthers(row, 0), 1e-12);
        assertEquals(Divergence.ofClasses(second, first), rule.divergenceFromOthers(row, 1), 1e-12);
        RowOutputs alone = new RowOutputs(own, new double[][] {{9, 0}}, new boolean[] {true, false});
        assertTrue(Double.isNaN(rule.divergenceFromOthers(alone, 0)));
    }

    @Test
    void numberThatIsUnusualSaysWhatTheFusionSays() {
        Typicality.Reference usual = new Typicality.Reference(0, 1, 1);
        Typicality typicality = new Typicality(List.of(usual, usual), List.of(usual, usual));
        ScoringRule rule = numbers(.5, .25, .25).with(typicality);
        RowOutputs row =
                new RowOutputs(new double[][][] {{{1}, {1.5}}}, new double[][] {{2}}, BOTH, new double[] {1, 1e-5});
        assertEquals(.5 * 2 + .25 * 1 + .25 * 2, rule.predict(row, rule.weigh(row))[0], 1e-3);
    }

    @Test
    void aProductRaisesEachHeadToItsPower() {
        Map<HeadKind, double[][][]> further =
                Map.of(HeadKind.TREES, new double[][][] {{{Math.log(.8), Math.log(.2)}, null}});
        RowOutputs row = new RowOutputs(OWN, FUSED, BOTH).with(further);
        Pool pool = new Pool(.25, 2, 0, new double[0])
                .with(
                        0,
                        List.of(
                                new HeadExponents(HeadKind.FUSED, new double[] {.5}),
                                new HeadExponents(HeadKind.OWN, new double[] {1, 2}),
                                new HeadExponents(HeadKind.TREES, new double[] {3, 0})));
        // odds of class 0 against 1: fused 1/3 to the power of .5, own 1/2 and 1/3 to that of 2, trees 4 to that of 3
        double odds = Math.sqrt(1 / 3.) / 2 / 9 * 64;
        RowWeights equal = weights(new double[] {1, 1}, 0, 0);
        assertEquals(odds / (1 + odds), classes(pool).predict(row, equal)[0], 1e-12);
        RowOutputs first = row.only(FIRST, FUSED);
        double without = Math.sqrt(1 / 3.) / 2 * 64;
        assertEquals(without / (1 + without), classes(pool).predict(first, equal)[0], 1e-12);
    }

    @Test
    void weightsActOnAllHeadsOfAModality() {
        Map<HeadKind, double[][][]> further = Map.of(
                HeadKind.LINEAR, new double[][][] {{{Math.log(.8), Math.log(.2)}, {Math.log(.5), Math.log(.5)}}});
        RowOutputs row = new RowOutputs(OWN, FUSED, BOTH).with(further);
        Pool pool = new Pool(.25, 2, 0, new double[0])
                .with(
                        1,
                        List.of(
                                new HeadExponents(HeadKind.FUSED, new double[] {0}),
                                new HeadExponents(HeadKind.OWN, new double[] {1, 1}),
                                new HeadExponents(HeadKind.LINEAR, new double[] {1, 1})));
        // the first modality counts 1.5 times: (1/2 4)^1.5, the second .5 times: (1/3)^.5
        double odds = Math.pow(2, 1.5) * Math.sqrt(1 / 3.);
        RowWeights weights = weights(new double[] {1.5, .5}, 0, 0);
        assertEquals(odds / (1 + odds), classes(pool).predict(row, weights)[0], 1e-12);
    }

    @Test
    void aGeometricMeanOfMembersAveragesLogits() {
        double[][] fused = {{0, 1}, {0, 3}};
        RowOutputs row = new RowOutputs(new double[2][2][2], fused, BOTH);
        Pool pool = new Pool(1, 1, 0, new double[0]).withGeometricMean();
        RowWeights equal = weights(new double[] {1, 1}, 0, 0);
        // logits over the temperature of .5: 2 and 6, in the mean 4
        assertEquals(1 / (1 + Math.exp(-4)), classes(pool).predict(row, equal)[1], 1e-12);
        ScoringRule labels = new ScoringRule(Family.BERNOULLI, CALIBRATION, BtwWeights.none(2), pool);
        assertArrayEquals(new double[] {.5, 1 / (1 + Math.exp(-4))}, labels.predict(row, equal), 1e-12);
        ScoringRule number = new ScoringRule(
                Family.NORMAL,
                CALIBRATION,
                BtwWeights.none(2),
                Pool.fusedOnly(2).withGeometricMean());
        RowOutputs two = new RowOutputs(new double[2][2][1], new double[][] {{1}, {4}}, BOTH);
        assertEquals(2.5, number.predict(two, equal)[0], 1e-12);
    }

    @Test
    void aProductNeedsTheHeadsOfTheNetworkInOrder() {
        Pool pool = new Pool(.5, 1, 0, new double[0]);
        HeadExponents fused = new HeadExponents(HeadKind.FUSED, new double[] {1});
        HeadExponents own = new HeadExponents(HeadKind.OWN, new double[] {1, 1});
        HeadExponents linear = new HeadExponents(HeadKind.LINEAR, new double[] {1, 1});
        HeadExponents trees = new HeadExponents(HeadKind.TREES, new double[] {1, 1});
        assertEquals(
                List.of(HeadKind.LINEAR, HeadKind.TREES),
                pool.with(0, List.of(fused, own, linear, trees)).furtherHeads());
        for (List<HeadExponents> wrong : List.of(
                List.of(own, fused),
                List.of(fused),
                List.of(fused, own, trees, linear),
                List.of(fused, own, linear, linear),
                List.of(fused, own, new HeadExponents(HeadKind.TREES, new double[] {1})))) {
            assertThrows(IllegalArgumentException.class, () -> pool.with(0, wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> new HeadExponents(HeadKind.OWN, new double[] {1, -1e-9}));
    }

    private static ScoringRule classes(Pool pool) {
        return new ScoringRule(Family.CATEGORICAL, CALIBRATION, BtwWeights.none(2), pool);
    }

    private static ScoringRule numbers(double... coefficients) {
        return new ScoringRule(Family.NORMAL, CALIBRATION, BtwWeights.none(2), new Pool(1, 1, 0, coefficients));
    }

    private static RowWeights weights(double[] unblended, double... divergences) {
        return new RowWeights(
                new double[2][], divergences, new double[] {1, 1}, unblended, unblended, unblended, new double[] {1, 1
                });
    }
}
