package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.pretrain.LatentRows;
import org.multimodalbtw.engine.pretrain.Objective;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;

/** What a pre-trained start gains where few rows have a label (docs/PRETRAINING.md). */
@EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
class PretrainingGainTest {

    private static final int TRIALS = 8;
    private static final int LEARNABLE = 800;
    private static final int TESTS = 400;

    /** The quantile of Student's distribution with 7 degrees of freedom for a 95 % interval. */
    private static final double STUDENT = 2.365;

    @TempDir
    Path folder;

    /** Modalities that show the same hidden numbers. */
    private static LatentRows inCommon(long seed) {
        return LatentRows.of(LEARNABLE + TESTS, 3, 20, .5, .1, seed);
    }

    /** The same rows with classes that follow from one number of each modality, which no other one shows. */
    private static LatentRows nothingInCommon(long seed) {
        LatentRows rows = inCommon(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<List<float[]>> values = new ArrayList<>();
        int[] classes = new int[rows.classes().length];
        for (int row = 0; row < classes.length; row++) {
            double sum = 0;
            List<float[]> own = new ArrayList<>();
            for (float[] columns : rows.values().get(row)) {
                float[] changed = columns == null ? null : columns.clone();
                if (changed != null) {
                    changed[0] = (float) random.nextGaussian();
                    sum += changed[0];
                }
                own.add(changed);
            }
            classes[row] = sum > 0 ? 1 : 0;
            values.add(own);
        }
        return new LatentRows(rows.schema(), values, classes);
    }

    /** The gains of some trials, and how many of them held-out rows let in. */
    private record Gains(double[] gains, long used) {

        double mean() {
            return Arrays.stream(gains).average().orElseThrow();
        }

        double interval() {
            double mean = mean();
            double squares = Arrays.stream(gains)
                    .map(gain -> (gain - mean) * (gain - mean))
                    .sum();
            return STUDENT * Math.sqrt(squares / (gains.length - 1) / gains.length);
        }

        @Override
        public String toString() {
            return "%.4f +- %.4f, let in %d of %d".formatted(mean(), interval(), used, gains.length);
        }
    }

    private Gains of(Objective objective, boolean inCommon, int labelled) throws IOException {
        double[] gains = new double[TRIALS];
        long used = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Path own =
                    Files.createDirectories(folder.resolve(objective + " " + inCommon + " " + labelled + " " + trial));
            LatentRows rows = inCommon ? inCommon(100 + trial) : nothingInCommon(100 + trial);
            PretrainingSettings settings = new PretrainingSettings(objective, 32, 1, 100, .3, .3, 1 + trial);
            PretrainingTrial.Outcome outcome =
                    PretrainingTrial.of(rows, labelled, TESTS, settings, own, "0".repeat(64));
            gains[trial] = outcome.gain();
            used += outcome.isUsed() ? 1 : 0;
        }
        return new Gains(gains, used);
    }

    @ParameterizedTest
    @EnumSource
    void itGainsWhereModalitiesShowTheSameAndOneRowInTenHasALabel(Objective objective) throws IOException {
        Gains gains = of(objective, true, LEARNABLE / 10);
        assertTrue(gains.mean() > gains.interval(), gains::toString);
        assertTrue(gains.used() >= TRIALS / 4, gains::toString);
    }

    @ParameterizedTest
    @EnumSource
    void itIsALossAndLeftOutWhereWhatCountsIsInNoOtherModality(Objective objective) throws IOException {
        Gains gains = of(objective, false, LEARNABLE / 10);
        assertTrue(gains.mean() < -gains.interval(), gains::toString);
        assertTrue(gains.used() <= TRIALS / 4, gains::toString);
    }
}
