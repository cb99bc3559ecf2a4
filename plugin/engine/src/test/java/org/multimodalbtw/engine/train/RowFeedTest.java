package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.tensor.TensorTable;

class RowFeedTest {

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
            assertEquals(row.target() > 0 ? 1 : 0, batch.classes().get(i));
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
        feed.balance(batch, learnt);
        double[] sums = new double[2];
        for (int i = 0; i < learnt.length; i++) {
            double factor = 0;
            for (int m = 0; m < 3; m++) {
                double known = batch.known().get(i * 3 + m);
                assertEquals(rows.present(learnt[i])[m], known > 0);
                factor = Math.max(factor, known);
            }
            sums[(int) rows.target(learnt[i])] += factor;
        }
        assertEquals(learnt.length / 2.0, sums[0], 1e-3);
        assertEquals(learnt.length / 2.0, sums[1], 1e-3);
    }

    @Test
    void hidesAShareOfWhatIsPresentButNeverAllOfARow() {
        Minibatch batch = all();
        feed.hide(batch, .3, new SplittableRandom(1));
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
        feed.hide(batch, 0, new SplittableRandom(1));
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
            feed.hide(batch, .9, new SplittableRandom(trial));
            double sum = 0;
            int seen = 0;
            for (int m = 0; m < 3; m++) {
                sum += batch.weights().get(m);
                seen += (int) batch.seen().get(m);
            }
            assertEquals(seen, sum, 1e-6);
        }
    }

    private Minibatch all() {
        int[] chosen = new int[rows.size()];
        WeightTable weights = WeightTable.ofPresent(rows, 3);
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < chosen.length; row++) {
            chosen[row] = row;
            double sum = 0;
            int present = 0;
            for (int m = 0; m < 3; m++) {
                weights.set(row, m, weights.get(row, m) * (float) random.nextDouble(.2, 2));
                sum += weights.get(row, m);
                present += rows.present(row)[m] ? 1 : 0;
            }
            for (int m = 0; m < 3; m++) {
                weights.set(row, m, weights.get(row, m) * (float) (present / sum));
            }
        }
        Minibatch batch = batch(chosen.length);
        feed.inputs(batch, chosen);
        feed.weights(batch, chosen, new WeightTable[] {weights});
        return batch;
    }

    private static Minibatch batch(int rows) {
        NetworkShape shape = new NetworkShape(
                Task.CLASSIFICATION, 2, SyntheticRows.SCHEMA.columns(), FusionSettings.defaults(), 1, true);
        Minibatch batch = new Minibatch(shape, 1, rows);
        batch.rows(rows);
        return batch;
    }
}
