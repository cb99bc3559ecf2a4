package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.io.IOException;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;

/** Trains and scores a small network for many steps, to see whether memory grows. The Java heap counts too: it should be there in full from the start. */
final class ManySteps {

    private static final int MOST_ROWS = 40;

    private ManySteps() {}

    /** Told now and then how far it is. */
    interface Reader {
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
    static void run(int steps, int perNetwork, int every, Reader reader) throws IOException {
        NetworkCase network = of(MOST_ROWS);
        Minibatch[] batches = new Minibatch[8];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = of(MOST_ROWS - 5 * i).rows(network.members(), 6 + i);
        }
        int done = 0;
        while (done < steps) {
            int end = Math.min(steps, done + perNetwork);
            try (FusionNetwork running = network.network(Execution.on(Device.cpu()));
                    AdamW optimizer = new AdamW(running, .01, 3)) {
                while (done < end) {
                    optimizer.step(batches[done % batches.length], 1e-3, 1);
                    done++;
                    if (done % 20 == 0) {
                        score(running, batches[done / 20 % batches.length]);
                    }
                    if (done % every == 0) {
                        reader.read(done);
                    }
                }
            }
        }
    }

    private static NetworkCase of(int batch) {
        return new NetworkCase(batch, 3, 4, 3, 16, 16, true);
    }

    private static void score(FusionNetwork network, Minibatch rows) {
        try (EncodedRows encoded = network.encode(rows)) {
            encoded.fuse();
            encoded.fuse();
        }
    }
}
