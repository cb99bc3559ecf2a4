package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.LearningRun;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Which rows count more at first, and which modalities are hidden. */
class CurriculumTest {

    private static final double PRECISION = 1e-12;

    /** Losses of an epoch for one member. */
    private record Losses(double[] fused, double[]... own) implements EpochViewOfLosses {
        @Override
        public void rowLosses(LossSink sink) {
            for (int row = 0; row < fused.length; row++) {
                sink.accept(0, row, fused[row], own[row]);
            }
        }
    }

    private static RowDifficulty difficulty(int[] classes) {
        return new RowDifficulty(1, classes, loss -> Math.exp(-loss));
    }

    @Test
    void aRowWithALargerLossThatIsLessConsistentIsHarderWithinItsClass() {
        RowDifficulty difficulty = difficulty(new int[] {0, 0, 0, 1});
        difficulty.note(new Losses(
                new double[] {.1, .5, 2, 3}, new double[] {.1}, new double[] {.6}, new double[] {.1}, new double[] {3
                }));
        // deviation .2, 1.1, 2.1: ranks 0, .5, 1; inconsistency 0, .058, .77: the same; instability equal: .5 each
        assertArrayEquals(new double[] {.5 / 3, .5, 2.5 / 3, .5}, difficulty.of(0), PRECISION);
    }

    @Test
    void aRowWhosePredictionVariesIsHarder() {
        RowDifficulty difficulty = difficulty(new int[] {0, 0});
        for (double loss : new double[] {.2, 1.8, .2, 1.8}) {
            difficulty.note(new Losses(new double[] {1, loss}, new double[] {1}, new double[] {loss}));
        }
        double[] hard = difficulty.of(0);
        assertTrue(hard[1] > hard[0], Arrays.toString(hard));
    }

    @Test
    void rowsCountOneOnAverageInEachClassAndLessTheHarderTheyAre() {
        SplittableRandom random = new SplittableRandom(4);
        int[] classes = random.ints(40, 0, 3).toArray();
        RowDifficulty difficulty = difficulty(classes);
        double[][] own = new double[40][2];
        double[] fused = random.doubles(40, 0, 3).toArray();
        Arrays.setAll(own, row -> random.doubles(2, 0, 3).toArray());
        own[7][1] = Double.NaN;
        difficulty.note(new Losses(fused, own));
        double[] hard = difficulty.of(0);
        double[] counts = CurriculumRun.counts(difficulty, 1, 2, 40)[0];
        for (int c = 0; c < 3; c++) {
            int one = c;
            int[] rows =
                    IntStream.range(0, 40).filter(row -> classes[row] == one).toArray();
            assertEquals(
                    1,
                    Arrays.stream(rows)
                            .mapToDouble(row -> counts[row])
                            .average()
                            .orElseThrow(),
                    PRECISION);
            for (int a : rows) {
                for (int b : rows) {
                    assertTrue(hard[a] <= hard[b] || counts[a] <= counts[b]);
                }
            }
        }
        double[] atTheEnd = CurriculumRun.counts(difficulty, 1, 2 * Curriculum.STANDARD.left(20), 40)[0];
        assertTrue(Arrays.stream(atTheEnd).allMatch(count -> count == 1));
    }

    @Test
    void theCurriculumEndsWithItsLastEpoch() {
        Curriculum method = new Curriculum(2, .3, 10);
        assertEquals(.9, method.left(1), PRECISION);
        assertEquals(0, method.left(10), 0);
        assertEquals(0, method.left(30), 0);
    }

    @Test
    void theRatiosAreThoseOfTheirFormulas() {
        ModalityGain equal = new ModalityGain(.6, new double[] {.6, .6}, new double[] {.5, .4});
        assertEquals(1, equal.geometricMeanRatio(), PRECISION);
        // 2 / (.6 / .1 + .6 / .2)
        assertEquals(2. / 9, equal.harmonicMeanImprovement(), PRECISION);
        ModalityGain others = new ModalityGain(.8, new double[] {.4, .2, Double.NaN}, new double[] {.5, .9, .8});
        assertEquals(Math.sqrt(8), others.geometricMeanRatio(), PRECISION);
        assertArrayEquals(new double[] {.5, .25, 0}, others.values(1), PRECISION);
        assertArrayEquals(new double[] {.375, 0, 0}, others.values(0), PRECISION);
        assertTrue(others.harmonicMeanImprovement() > 0, "a modality without which predictions are better");
    }

    @Test
    void theBestModalityIsNeverHiddenAndNothingIsAtTheEnd() {
        ModalityGain gain = new ModalityGain(.8, new double[] {.4, .1, .2}, new double[] {.5, .8, .7});
        assertArrayEquals(new boolean[] {false, true, true}, gain.hidden(1, .9));
        assertArrayEquals(new boolean[] {false, true, false}, gain.hidden(1, .4));
        assertArrayEquals(new boolean[3], gain.hidden(0, .9));
        ModalityGain nothing = new ModalityGain(0, new double[] {0, 0}, new double[] {0, 0});
        assertArrayEquals(new boolean[2], nothing.hidden(1, .9));
    }

    /** Curriculum of which the test sees how much rows count. */
    private record Watched(List<double[]> seen) implements TrainingMethod {

        @Override
        public boolean readsRowLosses() {
            return true;
        }

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            int[] classes = IntStream.range(0, rows.size())
                    .map(row -> rows.truth(row)[0] > 0 ? 1 : 0)
                    .toArray();
            RowDifficulty difficulty = new RowDifficulty(shape.members(), classes, ModalityLead.quality(rows.target()));
            return new MethodRun() {
                @Override
                public void afterEpoch(EpochView epoch) {
                    difficulty.note(epoch);
                    seen.add(CurriculumRun.counts(difficulty, shape.members(), 2, rows.size())[0]);
                }
            };
        }
    }

    @TempDir
    Path folder;

    @Test
    void rowsWithAWrongClassCountLessInEarlyEpochs() throws IOException {
        SyntheticRows rows = SyntheticRows.of(160, 5);
        Labels.Builder labels = Labels.classification("outcome");
        boolean[] wrong = new boolean[160];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = i % 5 == 0;
            SyntheticRows.Row row = rows.rows().get(i);
            labels.add(row.id(), wrong[i] == row.label().equals("yes") ? "no" : "yes", row.split());
        }
        Watched watched = new Watched(new ArrayList<>());
        try (TensorTable table = TensorTable.open(rows.write(folder.resolve("rows.arrow")))) {
            BtwLearner.train(
                    table,
                    labels.build(),
                    LearningRun.FUSION,
                    LearningRun.settings(2, 6, WeightSettings.none()).with(List.of(watched)),
                    ProgressMonitor.NONE);
        }
        double[] early = watched.seen().get(5);
        double flipped = mean(early, wrong, true);
        double clean = mean(early, wrong, false);
        assertTrue(flipped < .8 * clean, flipped + " and " + clean);
    }

    /** Over rows that the member learns from, which do not count exactly 1. */
    private static double mean(double[] counts, boolean[] wrong, boolean which) {
        return IntStream.range(0, counts.length)
                .filter(row -> wrong[row] == which && counts[row] != 1)
                .mapToDouble(row -> counts[row])
                .average()
                .orElseThrow();
    }

    @Test
    void itNotesWhatModalitiesAreWorthAndHidesNoneAfterItsEnd() throws IOException {
        SyntheticRows rows = SyntheticRows.of(80, 5);
        try (TensorTable table = TensorTable.open(rows.write(folder.resolve("rows.arrow")))) {
            Optional<MethodTable> noted = BtwLearner.train(
                            table,
                            rows.classes(),
                            LearningRun.FUSION,
                            LearningRun.settings(2, 5, WeightSettings.none())
                                    .with(List.of(new Curriculum(2, .9, 4), new UsedRegardless())),
                            ProgressMonitor.NONE)
                    .insight(ProgressMonitor.NONE)
                    .tables()
                    .stream()
                    .filter(one -> one.name().equals("Curriculum"))
                    .findFirst();
            List<MethodTable.Row> all = noted.orElseThrow().rows();
            assertEquals(3 * 4, all.size(), "three modalities and all, until the last epoch but two");
            assertFalse(all.stream().anyMatch(row -> row.epoch() > 3));
            MethodTable.Row last = all.get(all.size() - 4);
            assertEquals("informative", last.part());
            assertTrue(last.values().get(0) > .6);
        }
    }
}
