package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.BalancedClasses;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.StepBatch;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.tensor.TensorTable;

class RowFeedTest {

    private static final NetworkShape SHAPE =
            new NetworkShape(Targets.classes(2), SyntheticRows.SCHEMA.columns(), FusionSettings.defaults(), 1, true);

    @TempDir
    Path folder;

    private final SyntheticRows plain = SyntheticRows.of(400, 5);
    private TensorTable table;
    private TrainingRows rows;
    private RowFeed feed;

    @BeforeEach
    void open() throws IOException {
        table = TensorTable.open(plain.write(folder.resolve("rows.arrow")));
        rows = new TrainingRows(table, plain.classes());
        feed = new RowFeed(rows);
    }

    @AfterEach
    void close() throws IOException {
        table.close();
    }

    @Test
    void givesTheValuesOfTheChosenRowsAndZerosWhereAModalityIsMissing() {
        int[] chosen = {17, 3, 17, 200};
        Minibatch batch = batch(4);
        feed.inputs(batch, chosen);
        feed.targets(batch, chosen);
        for (int i = 0; i < chosen.length; i++) {
            SyntheticRows.Row row = plain.rows().get(chosen[i]);
            assertEquals(
                    row.target() > 0 ? 1 : 0, batch.targets().asLongBuffer().get(i));
            for (int m = 0; m < 3; m++) {
                float[] expected = row.values().get(m);
                float[] values = new float[SyntheticRows.SCHEMA.columns().get(m).size()];
                batch.input(m).get(i * values.length, values);
                assertArrayEquals(expected == null ? new float[values.length] : expected, values);
                for (FloatBuffer mask : new FloatBuffer[] {batch.seen(), batch.known(), batch.weights()}) {
                    assertEquals(expected == null ? 0 : 1, mask.get(i * 3 + m));
                }
            }
        }
    }

    @Test
    void balancedClassesCountTheSameInAll() {
        int[] learnt = rows.learnt().toArray();
        Minibatch batch = batch(learnt.length);
        feed.inputs(batch, learnt);
        work(new BalancedClasses(), batch, learnt, 1);
        double[] sums = new double[2];
        for (int i = 0; i < learnt.length; i++) {
            for (int m = 0; m < 3; m++) {
                assertEquals(rows.present(learnt[i])[m] ? 1 : 0, batch.known().get(i * 3 + m));
            }
            sums[rows.outcomes().stratum(learnt[i])] += batch.rowWeights().get(i);
        }
        assertEquals(learnt.length / 2.0, sums[0], 1e-3);
        assertEquals(learnt.length / 2.0, sums[1], 1e-3);
    }

    @Test
    void hidesAShareOfWhatIsPresentButNeverAllOfARow() {
        Minibatch batch = all();
        work(new ModalityDropout(.3), batch, new int[0], 1);
        int hidden = 0;
        int present = 0;
        for (int row = 0; row < rows.size(); row++) {
            int seen = 0;
            double sum = 0;
            int known = 0;
            for (int m = 0; m < 3; m++) {
                int at = row * 3 + m;
                assertEquals(rows.present(row)[m] ? 1 : 0, batch.known().get(at));
                assertTrue(batch.known().get(at) >= batch.seen().get(at));
                if (batch.seen().get(at) == 0) {
                    assertEquals(0, batch.weights().get(at));
                }
                known += (int) batch.known().get(at);
                seen += (int) batch.seen().get(at);
                sum += batch.weights().get(at);
            }
            assertTrue(seen >= 1);
            assertEquals(seen, sum, 1e-5, "weights of what is left have mean 1");
            if (known == 3) {
                present += 3;
                hidden += 3 - seen;
            }
        }
        double allThree = Math.pow(.3, 3);
        assertEquals(.3 - allThree / 3, (double) hidden / present, .05);
    }

    @Test
    void hidesNothingAtAShareOfZero() {
        Minibatch batch = all();
        float[] before = new float[rows.size() * 3];
        batch.weights().get(before);
        work(new ModalityDropout(0), batch, new int[0], 1);
        float[] after = new float[rows.size() * 3];
        batch.weights().get(after);
        assertArrayEquals(before, after);
        assertEquals(batch.known(), batch.seen());
    }

    @Test
    void whatIsLeftOfARowWithoutWeightCountsOne() {
        Minibatch batch = batch(1);
        int full = 0;
        while (!rows.present(full)[0] || !rows.present(full)[1] || !rows.present(full)[2]) {
            full++;
        }
        for (int trial = 0; trial < 50; trial++) {
            feed.inputs(batch, new int[] {full});
            batch.weights().put(new float[] {0, 3, 0});
            work(new ModalityDropout(.9), batch, new int[0], trial);
            double sum = 0;
            int seen = 0;
            for (int m = 0; m < 3; m++) {
                sum += batch.weights().get(m);
                seen += (int) batch.seen().get(m);
            }
            assertEquals(seen, sum, 1e-6);
        }
    }

    private void work(TrainingMethod method, Minibatch batch, int[] chosen, long seed) {
        method.begin(rows, SHAPE).beforeStep(new StepBatch(batch, chosen), new SplittableRandom(seed));
    }

    /** All rows, with random weights of mean 1 in each. */
    private Minibatch all() {
        int[] chosen = IntStream.range(0, rows.size()).toArray();
        Minibatch batch = batch(chosen.length);
        feed.inputs(batch, chosen);
        SplittableRandom random = new SplittableRandom(2);
        FloatBuffer weights = batch.weights();
        for (int row = 0; row < chosen.length; row++) {
            float[] drawn = new float[3];
            double sum = 0;
            int present = 0;
            for (int m = 0; m < 3; m++) {
                drawn[m] = weights.get(row * 3 + m) * (float) random.nextDouble(.2, 2);
                sum += drawn[m];
                present += rows.present(row)[m] ? 1 : 0;
            }
            for (int m = 0; m < 3; m++) {
                weights.put(row * 3 + m, drawn[m] * (float) (present / sum));
            }
        }
        return batch;
    }

    private static Minibatch batch(int rows) {
        Minibatch batch = new Minibatch(SHAPE, 1, rows);
        batch.rows(rows);
        return batch;
    }
}
