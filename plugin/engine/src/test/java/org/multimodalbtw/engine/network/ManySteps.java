package org.multimodalbtw.engine.network;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Trains and scores a small network for many steps, to see whether memory grows. The Java heap counts too: it should be there in full from the start. */
public final class ManySteps {

    private static final int MOST_ROWS = 48;

    private ManySteps() {}

    /** Told now and then how far it is. */
    public interface Reader {
        /**
         * @param step steps so far
         * @throws IOException if what is to be read cannot be
         */
        void read(int step) throws IOException;
    }

    /**
     * Steps on batches of changing length, with a scoring pass every 20 steps.
     *
     * @param steps how many in all
     * @param perNetwork a new network takes over after so many
     * @param every the reader is told after so many
     * @param reader reads what is to be known
     * @throws IOException if the reader fails
     */
    public static void run(int steps, int perNetwork, int every, Reader reader) throws IOException {
        NetworkShape shape = new NetworkShape(
                Task.CLASSIFICATION,
                2,
                List.of(
                        new TensorColumn("labs", List.of(40), List.of()),
                        new TensorColumn("series", List.of(60), List.of()),
                        new TensorColumn("notes", List.of(100), List.of())),
                new FusionSettings(16, 4, 2, 16, Gate.SOFTMAX, .1, .3, .2, 1, .01),
                3,
                true);
        float[] start = new ParameterLayout(shape).start(3, 5);
        SplittableRandom random = new SplittableRandom(6);
        Minibatch[] batches = new Minibatch[8];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new RandomRows(shape, MOST_ROWS - 5 * i, random).minibatch();
        }
        int done = 0;
        while (done < steps) {
            int end = Math.min(steps, done + perNetwork);
            try (FusionNetwork network = new FusionNetwork(shape, Execution.on(Device.cpu()), start);
                    AdamW optimizer = new AdamW(network, .01, 3)) {
                while (done < end) {
                    optimizer.step(batches[done % batches.length], 1e-3, 1);
                    done++;
                    if (done % 20 == 0) {
                        score(network, batches[done / 20 % batches.length]);
                    }
                    if (done % every == 0) {
                        reader.read(done);
                    }
                }
            }
        }
    }

    private static void score(FusionNetwork network, Minibatch rows) {
        try (EncodedRows encoded = network.encode(rows)) {
            encoded.fuse();
            encoded.fuse();
        }
    }
}
