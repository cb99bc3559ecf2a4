package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;

class CalibrationFitTest {

    @TempDir
    Path folder;

    private TensorTable table;
    private TrainingRows rows;
    private HeldOutOutputs outputs;

    @AfterEach
    void close() throws IOException {
        table.close();
    }

    @Test
    void temperaturesMatchTheShareThatIsRight() throws IOException {
        open(true);
        Random random = new Random(1);
        for (int row = 0; row < rows.size(); row++) {
            boolean right = row % 4 > 0;
            int said = rows.outcomes().stratum(row) ^ (right ? 0 : 1);
            float[] certain = {said == 0 ? 2 : 0, said == 1 ? 2 : 0};
            float[] over = {5 * certain[0], 5 * certain[1]};
            keep(row, new float[] {certain[0], certain[1], (float) random.nextGaussian(), 0, 0, 0}, over, certain);
        }
        HeadCalibration heads = fit().heads();
        int[] judged = judged();
        long right = Arrays.stream(judged).filter(row -> row % 4 > 0).count();
        double doubt = .5 / (judged.length + 1);
        double share = (double) right / judged.length;
        share = share * (1 - doubt) + (1 - share) * doubt;
        double odds = share / (1 - share);
        assertEquals(2 / Math.log(odds), heads.fused(), 1e-5);
        assertEquals(5, heads.first(), 1e-5, "the highest temperature");
    }

    @Test
    void aModalitysTemperatureComesFromTheRowsThatHaveIt() throws IOException {
        open(true);
        fillAtRandom(1);
        HeadCalibration before = fit().heads();
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.present(row)[0]) {
                RowOutputs first = outputs.firstPass(row);
                first.own()[0][0] = new double[] {90, -90};
                outputs.keep(row, first, outputs.lastPass(row));
            }
        }
        assertEquals(before.own()[0], fit().heads().own()[0]);
    }

    @Test
    void spreadsAreRootMeanSquareErrors() throws IOException {
        open(false);
        for (int row = 0; row < rows.size(); row++) {
            float target = (float) rows.truth(row)[0];
            float error = row % 2 == 0 ? .5f : -.5f;
            keep(
                    row,
                    new float[] {target + 2 * error, target, target + error},
                    new float[] {target + error},
                    new float[] {target - error});
        }
        HeadCalibration heads = fit().heads();
        assertArrayEquals(new double[] {1, 1e-3, .5}, heads.own(), 1e-6);
        assertEquals(.5, heads.first(), 1e-6);
        assertEquals(.5, heads.fused(), 1e-6);
    }

    @Test
    void aModalityThatFollowsTheFusionHasMoreInformation() throws IOException {
        for (boolean classes : new boolean[] {true, false}) {
            open(classes);
            fillAtRandom(classes ? 2 : 1);
            CalibrationFit fit = fit();
            BtwWeights weights = fit.weights(WeightSettings.defaults(), fit.heads());
            assertTrue(weights.information()[0] > 5 * weights.information()[2]);
            assertEquals(WeightSettings.defaults(), weights.settings());
            table.close();
        }
    }

    @Test
    void poolStaysHalfAndHalfWhereNothingElseIsClearlyBetter() throws IOException {
        open(true);
        for (int row = 0; row < rows.size(); row++) {
            float sign = rows.outcomes().stratum(row) > 0 == row % 4 > 0 ? 1 : -1;
            float[] own = new float[6];
            for (int m = 0; m < 3; m++) {
                own[2 * m + 1] = rows.present(row)[m] ? sign : 0;
            }
            keep(row, own, new float[] {0, sign}, new float[] {0, sign});
        }
        Pool pool = fit().pool(rule());
        assertEquals(.5, pool.alpha());
        assertEquals(0, pool.weightShare());
    }

    @Test
    void poolLeavesOutOwnPredictionsThatSayNothing() throws IOException {
        open(true);
        Random random = new Random(5);
        for (int row = 0; row < rows.size(); row++) {
            float[] own = new float[6];
            for (int i = 0; i < 6; i++) {
                own[i] = (float) random.nextGaussian();
            }
            float sign = rows.outcomes().stratum(row) > 0 ? 4 : -4;
            keep(row, own, new float[] {0, sign}, new float[] {0, sign});
        }
        assertEquals(1, fit().pool(rule()).alpha());
    }

    @Test
    void poolOfNumbersIsTheMeanOfHeadsThatFitsBest() throws IOException {
        open(false);
        Random random = new Random(6);
        for (int row = 0; row < rows.size(); row++) {
            float fused = (float) random.nextGaussian();
            float own = ((float) rows.truth(row)[0] - .25f * fused) / .75f;
            keep(
                    row,
                    new float[] {own, (float) random.nextGaussian(), (float) random.nextGaussian()},
                    new float[] {fused},
                    new float[] {fused});
        }
        int[] full = Arrays.stream(judged()).filter(row -> rows.present(row)[0]).toArray();
        Pool pool = CalibrationFit.of(rows, outputs, full).pool(rule());
        assertArrayEquals(new double[] {.25, .75, 0, 0}, pool.coefficients(), 1e-5);
    }

    private void open(boolean classes) throws IOException {
        SyntheticRows plain = SyntheticRows.of(200, 5);
        table = TensorTable.open(plain.write(folder.resolve("rows.arrow")));
        rows = new TrainingRows(table, classes ? plain.classes() : plain.numbers());
        NetworkShape shape =
                new NetworkShape(rows.target(), SyntheticRows.SCHEMA.columns(), FusionSettings.defaults(), 1, true);
        outputs = new HeldOutOutputs(rows, shape, ProgressMonitor.NONE);
    }

    /** The first modality follows the fusion closely, the last not at all. */
    private void fillAtRandom(int width) {
        int count = rows.target().outputs();
        Random random = new Random(7);
        for (int row = 0; row < rows.size(); row++) {
            float[] own = new float[3 * count];
            float[] fused = new float[count];
            float said = (float) random.nextGaussian() * width;
            fused[count - 1] = said;
            own[count - 1] = said + .2f * (float) random.nextGaussian();
            own[2 * count - 1] = said + (float) random.nextGaussian();
            own[3 * count - 1] = (float) random.nextGaussian();
            keep(row, own, fused, fused);
        }
    }

    /** Keeps flat outputs of a row's modalities, and of its first and its last pass. */
    private void keep(int row, float[] own, float[] first, float[] fused) {
        int count = fused.length;
        double[][] heads = new double[own.length / count][count];
        for (int i = 0; i < own.length; i++) {
            heads[i / count][i % count] = own[i];
        }
        RowOutputs before =
                new RowOutputs(new double[][][] {heads}, new double[][] {doubles(first)}, rows.present(row));
        outputs.keep(row, before, before.withFused(new double[][] {doubles(fused)}));
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private ScoringRule rule() {
        return new ScoringRule(
                Family.of(rows.target()),
                new HeadCalibration(new double[] {1, 1, 1}, 1, 1),
                BtwWeights.none(3),
                Pool.fusedOnly(3));
    }

    private CalibrationFit fit() {
        return CalibrationFit.of(rows, outputs, judged());
    }

    private int[] judged() {
        return rows.learnt().toArray();
    }
}
