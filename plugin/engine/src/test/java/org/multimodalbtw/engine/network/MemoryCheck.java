package org.multimodalbtw.engine.network;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Trains and scores a small network for 20,000 steps and prints the resident set every 2,000. Ends with 1 if it has grown by more than 5 %
 * since the first 2,000, or 2 where the system does not tell. The Java heap counts too: start it with {@code -Xms256m -Xmx256m
 * -XX:+AlwaysPreTouch}, so that a heap that is still filling does not look like growth. Arguments: steps, if not 20,000; steps after
 * which a new network takes over, if not one for all.
 */
final class MemoryCheck {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int MOST_ROWS = 48;

    private MemoryCheck() {}

    public static void main(String[] arguments) throws IOException {
        if (!isPossible()) {
            System.out.println("There is no " + STATUS);
            System.exit(2);
        }
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int perNetwork = arguments.length > 1 ? Integer.parseInt(arguments[1]) : steps;
        long[] first = new long[1];
        long[] last = new long[1];
        run(steps, perNetwork, 2_000, (step, kibibytes) -> {
            System.out.printf("step %,7d  resident set %.1f MiB%n", step, kibibytes / 1024.0);
            first[0] = first[0] == 0 ? kibibytes : first[0];
            last[0] = kibibytes;
        });
        double growth = 100.0 * (last[0] - first[0]) / first[0];
        System.out.printf("growth %.1f %%%n", growth);
        System.exit(growth > 5 ? 1 : 0);
    }

    /** Told the resident set after so many steps. */
    interface Reader {
        void read(int step, long kibibytes) throws IOException;
    }

    static boolean isPossible() {
        return Files.isReadable(STATUS);
    }

    /** Steps on batches of changing length, with a scoring pass every 20 steps and a new network every {@code perNetwork}. */
    static void run(int steps, int perNetwork, int every, Reader reader) throws IOException {
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
            try (FusionNetwork network = new FusionNetwork(shape, Device.cpu(), start);
                    AdamW optimizer = new AdamW(network, .01, 3)) {
                while (done < end) {
                    optimizer.step(batches[done % batches.length], 1e-3, 1);
                    done++;
                    if (done % 20 == 0) {
                        score(network, batches[done / 20 % batches.length]);
                    }
                    if (done % every == 0) {
                        reader.read(done, residentKibibytes());
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

    private static long residentKibibytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
