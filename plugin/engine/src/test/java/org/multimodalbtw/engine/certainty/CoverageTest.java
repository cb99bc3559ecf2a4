package org.multimodalbtw.engine.certainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.train.LearningRun;

/**
 * Sets and intervals hold the truth as often as they say: rows that a trained network never saw are dealt out at random to those whose
 * scores are kept and those that are new, again and again. The number of new rows whose set holds the truth then has a beta-binomial
 * distribution, and lies within its 99 % interval but for one in a hundred.
 */
class CoverageTest {

    private static final int SPLITS = Thorough.times(20, 200);
    private static final int KEPT = 299;
    private static final int NEW = 900;

    @TempDir
    private Path folder;

    private static List<RowPrediction> unseen(SyntheticRows rows, Path model) throws IOException {
        List<RowPrediction> scored = new ArrayList<>();
        try (Predictor predictor = Predictor.open(model.resolve("model"), DevicePolicy.CPU)) {
            predictor.askHowSure();
            predictor.predict(rows.write(model.resolve("unseen.arrow")), scored::add, ProgressMonitor.NONE);
        }
        return scored;
    }

    @Test
    void setsOfClassesHoldTheTruthAsOftenAsTheySay() throws IOException {
        SyntheticRows learnt = SyntheticRows.of(120, 8);
        LearningRun.learn(learnt, learnt.classes(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), folder);
        SyntheticRows rows = SyntheticRows.of(KEPT + NEW, 31);
        List<RowPrediction> scored = unseen(rows, folder);
        int[] truth = rows.rows().stream()
                .mapToInt(row -> row.label().equals("yes") ? 1 : 0)
                .toArray();
        for (double coverage : new double[] {.8, .9}) {
            assertCovers(coverage, (kept, added) -> {
                ConformalSets sets = new ConformalSets(
                        ConformalScores.of(
                                new GroundTruth.OfClasses(at(truth, kept), 2),
                                values(scored, kept),
                                new int[kept.length],
                                1),
                        new Confidence(coverage, false));
                return (int) IntStream.of(added)
                        .filter(row -> sets.classes(members(scored, row))[truth[row]])
                        .count();
            });
        }
    }

    @Test
    void setsByClassHoldTheTruthAsOftenInTheRarerClass() throws IOException {
        SyntheticRows learnt = SyntheticRows.of(120, 8);
        LearningRun.learn(learnt, learnt.classes(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), folder);
        SyntheticRows rows = SyntheticRows.of(KEPT + NEW, 32);
        List<RowPrediction> scored = unseen(rows, folder);
        int[] truth = rows.rows().stream()
                .mapToInt(row -> row.label().equals("yes") ? 1 : 0)
                .toArray();
        Random random = new Random(3);
        int outside = 0;
        for (int split = 0; split < SPLITS; split++) {
            int[] order = shuffled(truth.length, random);
            int[] kept = Arrays.copyOf(order, KEPT);
            int[] added = Arrays.copyOfRange(order, KEPT, order.length);
            ConformalSets sets = new ConformalSets(
                    ConformalScores.of(
                            new GroundTruth.OfClasses(at(truth, kept), 2), values(scored, kept), new int[KEPT], 1),
                    new Confidence(.9, true));
            for (int c = 0; c < 2; c++) {
                int here = c;
                int[] ofClass =
                        IntStream.of(added).filter(row -> truth[row] == here).toArray();
                int known = (int)
                        IntStream.of(kept).filter(row -> truth[row] == here).count();
                long covered = IntStream.of(ofClass)
                        .filter(row -> sets.classes(members(scored, row))[here])
                        .count();
                outside += new BetaBinomial(ofClass.length, known, .9).isLikely(covered) ? 0 : 1;
            }
        }
        assertFew(outside, 2 * SPLITS);
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() throws IOException {
        SyntheticRows learnt = SyntheticRows.of(120, 8);
        LearningRun.learn(learnt, learnt.numbers(), LearningRun.settings(1, 4, LearningRun.WEIGHTS), folder);
        SyntheticRows rows = SyntheticRows.of(KEPT + NEW, 33);
        List<RowPrediction> scored = unseen(rows, folder);
        double[] truth =
                rows.rows().stream().mapToDouble(SyntheticRows.Row::target).toArray();
        assertCovers(.9, (kept, added) -> {
            ConformalSets sets = new ConformalSets(
                    ConformalScores.of(
                            new GroundTruth.OfNumbers(IntStream.of(kept)
                                    .mapToDouble(row -> truth[row])
                                    .toArray()),
                            values(scored, kept),
                            new int[kept.length],
                            1),
                    new Confidence(.9, false));
            return (int) IntStream.of(added)
                    .filter(row -> {
                        Interval interval = sets.interval(members(scored, row));
                        return interval.low() <= truth[row] && truth[row] <= interval.high();
                    })
                    .count();
        });
    }

    /** Rows of a patient share an error, and some patients have many rows: each patient counts as one. */
    @Test
    void rowsOfNewGroupsAreCoveredAsOftenAsTheySay() {
        Random random = new Random(12);
        int groups = 600;
        int known = 199;
        double[][] errors = new double[groups][];
        for (int group = 0; group < groups; group++) {
            double shared = random.nextGaussian();
            errors[group] = random.doubles(1 + random.nextInt(12)).toArray();
            for (int i = 0; i < errors[group].length; i++) {
                errors[group][i] = shared + .3 * random.nextGaussian();
            }
        }
        double mean = 0;
        int outside = 0;
        BetaBinomial likely = new BetaBinomial(groups - known, known, .9);
        for (int split = 0; split < SPLITS; split++) {
            int[] order = shuffled(groups, random);
            ConformalSets sets =
                    new ConformalSets(scores(errors, Arrays.copyOf(order, known)), new Confidence(.9, false));
            long covered = IntStream.range(known, groups)
                    .filter(i -> {
                        double[] own = errors[order[i]];
                        Interval interval = sets.interval(new double[1][1]);
                        double one = own[random.nextInt(own.length)];
                        return interval.low() <= one && one <= interval.high();
                    })
                    .count();
            outside += likely.isLikely(covered) ? 0 : 1;
            mean += covered / (double) (groups - known) / SPLITS;
        }
        assertFew(outside, SPLITS);
        assertEquals(.9, mean, .02);
    }

    private static List<ConformalScores> scores(double[][] errors, int[] groups) {
        List<String> names = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int group : groups) {
            for (double error : errors[group]) {
                names.add("g" + group);
                all.add(error);
            }
        }
        double[] truth = all.stream().mapToDouble(Double::doubleValue).toArray();
        return ConformalScores.of(
                new GroundTruth.OfNumbers(truth).inUnits(Units.groups(names)),
                new double[truth.length][1],
                new int[truth.length],
                1);
    }

    /** How many of the new rows are covered by sets that follow from the kept ones. */
    private interface Covered {
        int of(int[] kept, int[] added);
    }

    private static void assertCovers(double coverage, Covered covered) {
        Random random = new Random(7);
        BetaBinomial likely = new BetaBinomial(NEW, KEPT, coverage);
        int outside = 0;
        for (int split = 0; split < SPLITS; split++) {
            int[] order = shuffled(KEPT + NEW, random);
            int count = covered.of(Arrays.copyOf(order, KEPT), Arrays.copyOfRange(order, KEPT, order.length));
            outside += likely.isLikely(count) ? 0 : 1;
        }
        assertFew(outside, SPLITS);
    }

    /** One in a hundred lies outside by chance. */
    private static void assertFew(int outside, int of) {
        assertTrue(outside <= 1 + of / 33, outside + " of " + of + " counts are outside");
    }

    private static int[] shuffled(int count, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] at(int[] values, int[] rows) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }

    private static double[][] values(List<RowPrediction> scored, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> scored.get(row).values()).toArray(double[][]::new);
    }

    private static double[][] members(List<RowPrediction> scored, int row) {
        return scored.get(row).certainty().orElseThrow().members();
    }

    @Test
    void theIntervalOfTheBetaBinomialIsRight() {
        // scipy.stats.betabinom(900, 270, 30) of SciPy 1.17.1: ppf(.005), ppf(.995)
        BetaBinomial distribution = new BetaBinomial(900, 299, .9);
        assertEquals(759, distribution.low());
        assertEquals(851, distribution.high());
    }
}
