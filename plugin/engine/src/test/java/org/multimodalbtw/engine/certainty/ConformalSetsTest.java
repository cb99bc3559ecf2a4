package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;

class ConformalSetsTest {

    /** Two networks; the first held out the first three rows. */
    private static final int[] JUDGES = {0, 0, 0, 1, 1, 1};

    private static final GroundTruth CLASSES = new GroundTruth.OfClasses(new int[] {0, 0, 1, 0, 1, 1}, 2);

    /** Scores of the first network .1, .4, .3 and of the second .2, .4, .6. */
    private static final double[][] HELD_OUT = {{.9, .1}, {.6, .4}, {.3, .7}, {.8, .2}, {.4, .6}, {.6, .4}};

    private static List<ConformalScores> classes() {
        return ConformalScores.of(CLASSES, HELD_OUT, JUDGES, 2);
    }

    @Test
    void pValuesAreThoseWorkedOutByHand() {
        ConformalScores scores = classes().get(0);
        // at least .3: .4 and .3 of the first; at least .5: .6 of the second
        assertEquals((1 + 2 + 1) / 7., ConformalSets.pValue(scores.members(), new double[] {.3, .5}), 1e-12);
        // a tie counts: at least .4 are .4, and .4 and .6
        assertEquals((1 + 1 + 2) / 7., ConformalSets.pValue(scores.members(), new double[] {.4, .4}), 1e-12);
        assertEquals(1 / 7., ConformalSets.pValue(scores.members(), new double[] {.9, .9}), 1e-12);
        assertEquals(1, ConformalSets.pValue(scores.members(), new double[] {0, 0}), 1e-12);
        // the second class alone: .3 of the first, .4 and .6 of the second
        assertEquals((1 + 1 + 1) / 4., ConformalSets.pValue(scores.byClass().get(1), new double[] {.3, .5}), 1e-12);
        assertEquals((1 + 1 + 0) / 4., ConformalSets.pValue(scores.byClass().get(0), new double[] {.3, .5}), 1e-12);
    }

    @Test
    void aSetHoldsTheClassesThatCannotBeExcluded() {
        double[][] members = {{.7, .3}, {.5, .5}};
        // p of the first class 4/7, as above; of the second, with scores .7 and .5, 2/7
        assertArrayEquals(new boolean[] {true, false}, sets(.7, false).classes(members));
        assertArrayEquals(new boolean[] {true, true}, sets(.72, false).classes(members));
        assertArrayEquals(new boolean[] {false, false}, sets(.5, false).classes(new double[][] {{.5, .5}, {.3, .7}}));
        // alone: the first class .1, .4 and .2: p = 2/4; the second .3, .4, .6: p = 2/4
        assertArrayEquals(new boolean[] {true, true}, sets(.55, true).classes(members));
        assertArrayEquals(new boolean[] {false, false}, sets(.5, true).classes(members));
    }

    @Test
    void aPValueThatIsJustWhatMayBeMissedIsExcluded() {
        // 9 rows: 1 / 10 is not above 1 - .9, whatever its digits
        GroundTruth truth = new GroundTruth.OfClasses(new int[9], 2);
        double[][] sure =
                IntStream.range(0, 9).mapToObj(i -> new double[] {.9, .1}).toArray(double[][]::new);
        ConformalSets sets =
                new ConformalSets(ConformalScores.of(truth, sure, new int[9], 1), new Confidence(.9, false));
        assertArrayEquals(new boolean[] {false, false}, sets.classes(new double[][] {{.5, .5}}));
        assertArrayEquals(new boolean[] {true, false}, sets.classes(new double[][] {{.9, .1}}));
        assertEquals(List.of(), sets.limits(List.of("a", "b")));
    }

    @Test
    void eachLabelIsAQuestionOfItsOwn() {
        boolean[][] has = {{true, false}, {false, false}, {true, false}, {false, true}};
        double[][] predictions = {{.8, .1}, {.3, .2}, {.6, .3}, {.1, .6}};
        List<ConformalScores> scores = ConformalScores.of(new GroundTruth.OfLabels(has, 2), predictions, new int[4], 1);
        assertArrayEquals(
                new double[] {.1, .2, .3, .4}, scores.get(0).members().get(0).scores(), 1e-12);
        assertArrayEquals(
                new double[] {.1, .2, .3}, scores.get(1).byClass().get(0).get(0).scores(), 1e-12);
        assertArrayEquals(
                new double[] {.4}, scores.get(1).byClass().get(1).get(0).scores(), 1e-12);
        ConformalSets sets = new ConformalSets(scores, new Confidence(.7, false));
        // first label: without it a score of .35: p = 2/5; with it .65: 1/5. second: .25: 3/5; .75: 1/5
        boolean[][] possible = sets.labels(new double[][] {{.35, .25}});
        assertArrayEquals(new boolean[] {true, false}, possible[0]);
        assertArrayEquals(new boolean[] {true, false}, possible[1]);
        assertArrayEquals(new boolean[] {false, false}, sets.labels(new double[][] {{.5, .25}})[0]);
    }

    @Test
    void rowsOfAGroupCountAsOneTogether() {
        GroundTruth grouped = CLASSES.inUnits(Units.groups(Arrays.asList("a", "a", "a", "b", "b", null)));
        ConformalScores scores =
                ConformalScores.of(grouped, HELD_OUT, JUDGES, 2).get(0);
        // three groups; at least .3: two of the three rows of a; at least .5: the row that is for itself
        assertEquals((1 + 2 / 3. + 1) / 4, ConformalSets.pValue(scores.members(), new double[] {.3, .5}), 1e-12);
        // of the second class one row of a, one of b, and the last
        assertEquals((1 + 1 + 1) / 4., ConformalSets.pValue(scores.byClass().get(1), new double[] {.3, .5}), 1e-12);
    }

    @Test
    void aLargerCoverageExcludesNothingMore() {
        Random random = new Random(5);
        double[][] predictions = new double[60][];
        int[] truth = new int[60];
        int[] judges = new int[60];
        for (int row = 0; row < 60; row++) {
            predictions[row] = probabilities(random);
            truth[row] = random.nextInt(3);
            judges[row] = random.nextInt(3);
        }
        List<ConformalScores> scores = ConformalScores.of(new GroundTruth.OfClasses(truth, 3), predictions, judges, 3);
        for (int trial = 0; trial < 50; trial++) {
            double[][] members = {probabilities(random), probabilities(random), probabilities(random)};
            for (boolean byClass : new boolean[] {false, true}) {
                boolean[] before = new boolean[3];
                for (double coverage = .5; coverage < .99; coverage += .02) {
                    boolean[] set = new ConformalSets(scores, new Confidence(coverage, byClass)).classes(members);
                    for (int c = 0; c < 3; c++) {
                        assertTrue(set[c] || !before[c], "class " + c + " is lost at " + coverage);
                    }
                    before = set;
                }
            }
        }
    }

    private static double[] probabilities(Random random) {
        double[] values = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }

    @Test
    void anIntervalIsTheOneWorkedOutByHand() {
        // errors of the first network 1 and 3, of the second 2 and 5
        GroundTruth truth = new GroundTruth.OfNumbers(new double[] {11, 7, 12, 15});
        double[][] predicted = {{10}, {10}, {10}, {10}};
        List<ConformalScores> scores = ConformalScores.of(truth, predicted, new int[] {0, 0, 1, 1}, 2);
        double[][] members = {{20}, {22}};
        // lower ends 19, 17, 20, 17; upper ends 21, 23, 24, 27; of 5 places 2 may be missed at .6, the second smallest
        // and largest
        Interval interval = new ConformalSets(scores, new Confidence(.6, false)).interval(members);
        assertEquals(new Interval(17, 24), interval);
        assertEquals(7, interval.width());
        assertEquals(new Interval(17, 27), new ConformalSets(scores, new Confidence(.8, false)).interval(members));
        ConformalSets tooFew = new ConformalSets(scores, new Confidence(.81, false));
        assertFalse(tooFew.interval(members).isFinite());
        assertEquals(
                List.of(
                        "Only 4 held-out rows (or groups): at 81 % nothing can be excluded with fewer than 5. Lower 'Coverage'."),
                tooFew.limits(List.of()));
    }

    /** MapieRegressor(Ridge(1.0), method="plus", cv=KFold(4)) of MAPIE 0.9.2 with scikit-learn 1.5.2 on 23 random rows. */
    @Test
    void intervalsAgreeWithMapie() {
        double[] errors = {
            0.6117918605736226, 0.5084692824394416, 0.644832583941892, 0.19415283496730829, 0.38566477684611844,
            0.3495558732533182, 0.08355055857162907, 0.4714817237920053, 0.5748779519518583, 0.9969763639327689,
            0.07836047802423618, 0.9177097550792512, 0.4349780382149486, 0.10253065080615224, 0.5196123801118442,
            0.059433544543957356, 0.2683203284390812, 0.9803584091754027, 0.3382016943261247, 0.00909969475181438,
            0.7433982044028038, 0.1459838927872834, 0.335840784541952
        };
        int[] folds = IntStream.range(0, 23).map(i -> i / 6).toArray();
        List<ConformalScores> scores =
                ConformalScores.of(new GroundTruth.OfNumbers(errors), new double[23][1], folds, 4);
        double[][][] members = {
            {{-0.504823861821208}, {-0.5199855640480333}, {-0.3927008155998714}, {-0.48724088139446614}},
            {{-0.5687887927955448}, {-0.5322179901800144}, {-0.40194790684966814}, {-0.5601351205796172}},
            {{-1.6645404136624204}, {-1.642486891968835}, {-1.5332687902845794}, {-1.5387519154298404}},
            {{-0.6864258603058611}, {-0.8755203959801313}, {-0.7654724271747066}, {-0.597994210669279}}
        };
        double[][] lows = {
            {-1.4376953191272845, -1.4499277452592656, -2.560196647048086, -1.7932301510593827},
            {-1.23063908579727, -1.303533324982421, -2.3093729976043127, -1.4503983479319897},
            {-1.0132931442606496, -1.0772580752349863, -2.173009696101862, -1.2982177208794836}
        };
        double[][] highs = {
            {0.4769907998847356, 0.46475837375275453, -0.645510528036066, 0.14540399373352475},
            {0.25615732300833766, 0.18326308382318657, -0.7953537110270366, 0.042189359099119916},
            {0.054892387903825, 0.042659961771843946, -1.0676089400169766, -0.24586004706286246}
        };
        double[] coverages = {.9, .8, .65};
        for (int i = 0; i < 3; i++) {
            ConformalSets sets = new ConformalSets(scores, new Confidence(coverages[i], false));
            for (int row = 0; row < 4; row++) {
                Interval interval = sets.interval(members[row]);
                assertEquals(lows[i][row], interval.low(), 1e-12);
                assertEquals(highs[i][row], interval.high(), 1e-12);
            }
        }
    }

    /**
     * MapieClassifier(LogisticRegression(), method="lac", cv="prefit") of MAPIE 0.9.2 with scikit-learn 1.5.2 on 20 random rows; three
     * folds with agg_scores="crossval" give the sets of the second test.
     */
    @Test
    void setsOfOneNetworkAgreeWithMapie() {
        double[] scores = {
            0.166706, 0.393735, 0.108834, 0.450209, 0.252216, 0.183325, 0.09295, 0.018092, 0.08437, 0.370002, 0.814528,
            0.071804, 0.203551, 0.301058, 0.0423, 0.492483, 0.397025, 0.392241, 0.245638, 0.043093
        };
        double[][] rows = {
            {0.778445, 0.192015, 0.02954},
            {0.601605, 0.272596, 0.125799},
            {0.656774, 0.272314, 0.070912},
            {0.507946, 0.439725, 0.052329},
            {0.017137, 0.163315, 0.819548},
            {0.588107, 0.385092, 0.0268}
        };
        List<ConformalScores> held = ofScores(scores, new int[20], 1);
        int[][] at90 = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 0, 1}, {1, 0, 0}};
        int[][] at80 = {{1, 0, 0}, {0, 0, 0}, {1, 0, 0}, {0, 0, 0}, {0, 0, 1}, {0, 0, 0}};
        for (int row = 0; row < 6; row++) {
            assertSet(at90[row], held, .9, new double[][] {rows[row]});
            assertSet(at80[row], held, .8, new double[][] {rows[row]});
        }
    }

    @Test
    void setsOfSeveralNetworksAgreeWithMapie() {
        double[] scores = {
            0.5895, 0.895378, 0.352333, 0.716076, 0.384375, 0.732127, 0.237759, 0.439731, 0.071801, 0.532158, 0.3279,
            0.731598, 0.274376, 0.557178, 0.389105, 0.093024, 0.258577, 0.122497, 0.245531, 0.599018, 0.880961,
            0.262368, 0.287547, 0.268962, 0.042957, 0.51866, 0.404849, 0.199, 0.646202, 0.191302
        };
        double[][][] networks = {
            {
                {0.778445, 0.192015, 0.02954}, {0.601605, 0.272596, 0.125799}, {0.656774, 0.272314, 0.070912},
                {0.507946, 0.439725, 0.052329}, {0.017137, 0.163315, 0.819548}, {0.588107, 0.385092, 0.0268}
            },
            {
                {0.633049, 0.337816, 0.029134}, {0.524437, 0.397938, 0.077625}, {0.553533, 0.38713, 0.059337},
                {0.471794, 0.432889, 0.095318}, {0.048068, 0.169315, 0.782618}, {0.527552, 0.410845, 0.061603}
            },
            {
                {0.704075, 0.275152, 0.020773}, {0.715094, 0.229533, 0.055373}, {0.655485, 0.302698, 0.041817},
                {0.313884, 0.637026, 0.049091}, {0.110747, 0.167295, 0.721958}, {0.295841, 0.674573, 0.029587}
            }
        };
        List<ConformalScores> held =
                ofScores(scores, IntStream.range(0, 30).map(i -> i / 10).toArray(), 3);
        int[][] at90 = {{1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {0, 0, 1}, {1, 1, 0}};
        int[][] at80 = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 0, 1}, {1, 1, 0}};
        for (int row = 0; row < 6; row++) {
            double[][] members = {networks[0][row], networks[1][row], networks[2][row]};
            assertSet(at90[row], held, .9, members);
            assertSet(at80[row], held, .8, members);
        }
    }

    private static List<ConformalScores> ofScores(double[] scores, int[] judges, int networks) {
        double[][] predictions = Arrays.stream(scores)
                .mapToObj(score -> new double[] {1 - score, 0, score})
                .toArray(double[][]::new);
        return ConformalScores.of(new GroundTruth.OfClasses(new int[scores.length], 3), predictions, judges, networks);
    }

    private static void assertSet(int[] expected, List<ConformalScores> held, double coverage, double[][] members) {
        boolean[] set = new ConformalSets(held, new Confidence(coverage, false)).classes(members);
        for (int c = 0; c < expected.length; c++) {
            assertEquals(expected[c] == 1, set[c], "class " + c + " at " + coverage);
        }
    }

    @Test
    void classesOfTooFewRowsAreNamed() {
        assertEquals(
                List.of("Never excluded at 80 %, for want of 4 held-out rows (or groups) of them: 'no', 'yes'. Lower"
                        + " 'Coverage', or switch 'By class' off."),
                sets(.8, true).limits(List.of("no", "yes")));
        assertArrayEquals(new boolean[] {true, true}, sets(.8, true).classes(new double[][] {{0, 1}, {0, 1}}));
        assertEquals(List.of(), sets(.75, true).limits(List.of("no", "yes")));
    }

    @Test
    void aCoverageOutOfItsRangeIsRefused() {
        InputException refused = assertThrows(InputException.class, () -> new Confidence(.995, false));
        assertEquals("Coverage is 0.995.", refused.getMessage());
        assertEquals("Choose a number from 0.5 to 0.99.", refused.remedy());
        assertEquals("90 %", new Confidence(.9, true).percent());
        assertEquals("97.5 %", new Confidence(.975, true).percent());
    }

    private static ConformalSets sets(double coverage, boolean byClass) {
        return new ConformalSets(classes(), new Confidence(coverage, byClass));
    }
}
