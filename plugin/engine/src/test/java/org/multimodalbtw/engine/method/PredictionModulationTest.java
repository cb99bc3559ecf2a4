package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.LearningRun;

/** Which modalities are hidden, how often, and what is left of the rows. */
class PredictionModulationTest {

    private static final int ROWS = 4000;
    private static final int MODALITIES = 3;

    @Test
    void onlyAModalityThatLeadsIsHidden() {
        PredictionModulation method = PredictionModulation.STANDARD;
        assertEquals(0, method.hidden(1), 0);
        assertEquals(0, method.hidden(.3), 0);
        assertEquals(0, method.hidden(Double.NaN), 0);
        assertEquals(.5 * (1 + .5 * Math.tanh(1)), method.hidden(2), 1e-12);
        assertEquals(.69, method.hidden(2), 5e-3);
        assertEquals(1, new PredictionModulation(.9, EpochRange.ALL).hidden(10), 0, "never more than always");
    }

    @Test
    void hiddenModalitiesTakeNoPartAndTheOthersKeepTheirMeanWeight() {
        Minibatch batch = rows();
        PredictionModulation.hide(batch, new double[][] {{.6, 0, 0}}, new SplittableRandom(3));
        FloatBuffer seen = batch.seen();
        FloatBuffer weights = batch.weights();
        int hidden = 0;
        for (int i = 0; i < ROWS; i++) {
            boolean hides = seen.get(i * MODALITIES) == 0;
            hidden += hides ? 1 : 0;
            assertEquals(hides ? 0 : .5, weights.get(i * MODALITIES), 1e-6);
            assertEquals(hides ? 2 * .5 / 2.5 : .5, weights.get(i * MODALITIES + 1), 1e-6);
            assertEquals(hides ? 2 * 2 / 2.5 : 2, weights.get(i * MODALITIES + 2), 1e-6);
            assertEquals(1, batch.rowWeights().get(i), 0);
            assertEquals(1, batch.known().get(i * MODALITIES), 0, "its own head goes on learning");
        }
        assertEquals(.6, hidden / (double) ROWS, .03);
    }

    @Test
    void aRowOfWhichNothingIsLeftDoesNotCount() {
        Minibatch batch = rows();
        PredictionModulation.hide(batch, new double[][] {{1, 1, 1}}, new SplittableRandom(3));
        for (int i = 0; i < ROWS; i++) {
            assertEquals(0, batch.rowWeights().get(i), 0);
            assertEquals(1, batch.seen().get(i * MODALITIES), 0, "the network reads it as it is");
        }
    }

    @Test
    void withoutALeadNothingChanges() {
        Minibatch batch = rows();
        PredictionModulation.hide(batch, new double[][] {{0, 0, 0}}, new SplittableRandom(3));
        float[] weights = new float[ROWS * MODALITIES];
        batch.weights().get(weights);
        float[] before = new float[weights.length];
        rows().weights().get(before);
        assertArrayEquals(before, weights);
        assertTrue(PredictionModulation.STANDARD.readsRowLosses());
    }

    /** Rows that have all three modalities, with weights .5, .5 and 2. */
    private static Minibatch rows() {
        NetworkShape shape = new NetworkShape(
                Targets.of(Task.CLASSIFICATION, 2),
                SyntheticRows.SCHEMA.columns(),
                LearningRun.FUSION,
                1,
                true,
                List.of());
        Minibatch batch = new Minibatch(shape, 1, ROWS);
        batch.rows(ROWS);
        float[] weights = {.5f, .5f, 2};
        for (int i = 0; i < ROWS * MODALITIES; i++) {
            batch.seen().put(i, 1);
            batch.known().put(i, 1);
            batch.weights().put(i, weights[i % MODALITIES]);
        }
        return batch;
    }
}
