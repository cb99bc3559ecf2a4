package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.evaluate.Variant;

class ScoredRowsTest {

    private static final long SEED = 5;
    private static final int ROWS = 60;
    private static final int PATIENTS = 12;
    private static final Variant ALONE = Variant.trainedOn("labs");

    private final int[] classes = new int[ROWS];
    private final double[][] model = new double[ROWS][];
    private final double[][] alone = new double[ROWS][];

    ScoredRowsTest() {
        Random random = new Random(2);
        for (int row = 0; row < ROWS; row++) {
            classes[row] = row % 3 == 0 ? 1 : 0;
            double good = classes[row] == 1 ? .6 : .3;
            double first = good + .3 * random.nextDouble();
            double second = .2 + .6 * random.nextDouble();
            model[row] = new double[] {1 - first, first};
            alone[row] = new double[] {1 - second, second};
        }
    }

    @Test
    void theIntervalOfADifferenceIsThatOfABootstrapOfTheSameRows() {
        int[] patients = IntStream.range(0, ROWS).toArray();
        assertInterval(Units.rows(ROWS), patients, ROWS);
    }

    @Test
    void patientsAreDrawnWithAllTheirRows() {
        int[] patients = IntStream.range(0, ROWS).map(row -> row % PATIENTS).toArray();
        List<String> names = Arrays.stream(patients).mapToObj(String::valueOf).toList();
        assertInterval(Units.groups(names), patients, PATIENTS);
    }

    private void assertInterval(Units units, int[] patients, int count) {
        GroundTruth truth = new GroundTruth.OfClasses(classes, 2).inUnits(units);
        ScoredRows rows = new ScoredRows(Score.TEST, truth, SEED);
        rows.addPair(Variant.WEIGHTED, model, ALONE, alone, ProgressMonitor.NONE);
        Estimate found = rows.gain(ALONE, Metric.LOG_LOSS).orElseThrow().difference();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[1000];
        for (int resample = 0; resample < drawn.length; resample++) {
            int[] times = new int[count];
            for (int draw = 0; draw < count; draw++) {
                times[random.nextInt(count)]++;
            }
            double sum = 0;
            double all = 0;
            for (int row = 0; row < ROWS; row++) {
                sum += times[patients[row]] * (loss(model, row) - loss(alone, row));
                all += times[patients[row]];
            }
            drawn[resample] = sum / all;
        }
        Arrays.sort(drawn);
        assertEquals(
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> loss(model, row) - loss(alone, row))
                        .average()
                        .orElseThrow(),
                found.value(),
                1e-12);
        assertEquals(Quantile.of(drawn, .025), found.low(), 1e-12);
        assertEquals(Quantile.of(drawn, .975), found.high(), 1e-12);
        assertTrue(found.high() < 0, "the model is better");
    }

    private double loss(double[][] said, int row) {
        return -Math.log(said[row][classes[row]]);
    }

    @Test
    void scoresHaveTheFittingMetricFirstAndDifferencesLast() {
        ScoredRows rows = new ScoredRows(Score.TEST, new GroundTruth.OfClasses(classes, 2), SEED);
        rows.addPair(Variant.WEIGHTED, model, ALONE, alone, ProgressMonitor.NONE);
        rows.addPair(model, alone, ProgressMonitor.NONE);
        List<Score> scores = rows.scores(List.of(Variant.WEIGHTED, ALONE, Variant.UNWEIGHTED));
        assertEquals(
                List.of(Metric.AUROC, Metric.AUPRC, Metric.LOG_LOSS, Metric.ACCURACY, Metric.MACRO_F1),
                scores.stream().limit(5).map(Score::metric).toList());
        assertEquals(Optional.of(Variant.UNWEIGHTED), scores.get(15).minus());
        assertEquals(Metric.CORRECTED, scores.get(20).metric());
        assertEquals(Optional.of(ALONE), scores.get(23).minus());
        assertEquals(28, scores.size());
    }

    /** Of the rows that were learnt from a quarter is of the second class: a log loss of -(2 ln .75 + 2 ln .25) / 4 = .837. */
    @Test
    void theQualityIsSaidBesideThatWithoutData() {
        ScoredRows rows = new ScoredRows(Score.TEST, new GroundTruth.OfClasses(new int[] {0, 0, 1, 1}, 2), SEED);
        double[][] same = new double[4][];
        Arrays.fill(same, new double[] {.75, .25});
        rows.add(Variant.BASELINE, same, ProgressMonitor.NONE);
        rows.add(Variant.WEIGHTED, new double[][] {{.9, .1}, {.4, .6}, {.5, .5}, {.2, .8}}, ProgressMonitor.NONE);
        assertEquals(.837, rows.loss(Variant.BASELINE), 5e-4);
        assertEquals(.5, rows.figures(Variant.BASELINE).get(Metric.ACCURACY).value());
        String says = rows.quality(Variant.WEIGHTED);
        assertTrue(says.startsWith("On 4 test rows: AUROC 0.750 (95 % interval "), says);
        assertTrue(says.contains("; without data 0.500), AUPRC 0.833 (95 % interval "), says);
        assertTrue(says.endsWith("; without data 0.500)."), says);
    }

    /**
     * By falling probability of the second class the rows are second, second, first, second: its precision is 1 of 1, 2 of 2 and 3 of 4. By that
     * of the first class, which is the rarer one, its only row is the second: 1 of 2.
     */
    @Test
    void theAveragePrecisionIsOfTheEventAndNamesIt() {
        double[][] said = {{.1, .9}, {.2, .8}, {.6, .4}, {.7, .3}};
        GroundTruth truth = new GroundTruth.OfClasses(new int[] {1, 1, 0, 1}, 2);
        assertEquals(.5, averagePrecision(truth, said), 1e-12);
        GroundTruth ofDead = truth.about(Optional.of(new EventClass(1, "dead")));
        assertEquals((1 + 1 + 3 / 4.) / 3, averagePrecision(ofDead, said), 1e-12);
        ScoredRows rows = new ScoredRows(Score.TEST, ofDead, SEED);
        rows.add(Variant.BASELINE, said, ProgressMonitor.NONE);
        rows.add(Variant.WEIGHTED, said, ProgressMonitor.NONE);
        String says = rows.quality(Variant.WEIGHTED);
        assertTrue(says.contains(", AUPRC of 'dead' 0.917"), says);
        List<Score> scores = rows.scores(List.of(Variant.WEIGHTED));
        assertEquals(Optional.of("dead"), scores.get(1).ofClass());
        assertEquals(Optional.empty(), scores.get(0).ofClass());
    }

    @Test
    void ofMoreClassesTheAveragePrecisionIsOfAll() {
        GroundTruth three = new GroundTruth.OfClasses(new int[] {0, 1, 2}, 3)
                .about(Optional.of(new EventClass(1, "dead")))
                .inUnits(Units.rows(3));
        assertEquals(Optional.empty(), three.classOf(Metric.AUPRC));
    }

    private static double averagePrecision(GroundTruth truth, double[][] said) {
        return truth.values(said, ProgressMonitor.NONE).get(Metric.AUPRC);
    }

    /** The mean of what was learnt is 4: errors of 1, 1, 4 and 3, and squares of 27 against those from the mean 4.25, 26.75. */
    @Test
    void theQualityOfNumbersIsInTheirUnits() {
        ScoredRows rows = new ScoredRows(Score.HELD_OUT, new GroundTruth.OfNumbers(new double[] {3, 5, 8, 1}), SEED);
        rows.add(Variant.BASELINE, new double[][] {{4}, {4}, {4}, {4}}, ProgressMonitor.NONE);
        rows.add(Variant.WEIGHTED, new double[][] {{3}, {5}, {7}, {2}}, ProgressMonitor.NONE);
        assertEquals(
                1 - 27 / 26.75, rows.figures(Variant.BASELINE).get(Metric.R2).value(), 1e-12);
        assertEquals(2.25, rows.loss(Variant.BASELINE), 1e-12);
        String says = rows.quality(Variant.WEIGHTED);
        assertTrue(says.startsWith("On 4 held-out rows: R² 0.925 (95 % interval "), says);
        assertTrue(
                says.endsWith(
                        "; without data -0.009), mean absolute error 0.50 (95 % interval 0.00 to 1.00; without data 2.25)."),
                says);
    }
}
