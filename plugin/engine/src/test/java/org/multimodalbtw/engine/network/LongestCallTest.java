package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.method.LoadBalance;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The first calls of steps of as many rows as can be chosen, for 2,000 classes: how long the calls are between which a training can be given
 * up. Times are printed and nothing is asserted of them, since other programs have a share in them.
 */
@EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
class LongestCallTest {

    private static final int BATCH = 65_536;
    private static final int CLASSES = 2_000;
    private static final int PARTS = 10;

    /** Notes the time from one call to the next. */
    private static final class Clock implements Runnable {

        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private long last;
        private long longest;
        private long lastWorked;
        private long mostWorked;
        private int calls;

        @Override
        public void run() {
            long now = System.nanoTime();
            long worked = system.getProcessCpuTime();
            if (calls++ > 0) {
                longest = Math.max(longest, now - last);
                mostWorked = Math.max(mostWorked, worked - lastWorked);
            }
            last = now;
            lastWorked = worked;
        }
    }

    private static NetworkShape shape(int width, int experts, int members) {
        return new NetworkShape(
                new OfClass(
                        "outcome",
                        IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList()),
                List.of(TensorColumn.vector("labs", List.of("a", "b", "c"))),
                new FusionSettings(
                        width,
                        new ExpertSettings(experts, Math.min(2, experts), Math.min(512, width), Gate.SOFTMAX, 1, .01),
                        new DropoutRates(.1, .3, .2)),
                members,
                true);
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 5", "64, 4, 5", "64, 4, 1", "512, 4, 5", "1024, 8, 1", "4096, 1, 1"})
    void manyRowsAreLearntFromInManyCalls(int width, int experts, int members) {
        NetworkShape shape = shape(width, experts, members);
        List<LoadBalance> methods = List.of(LoadBalance.of(shape.fusion()));
        float[] start = ParameterLayout.of(shape, methods).start(members, 7);
        Execution execution = Execution.training(Device.cpu(), Precision.FLOAT32, shape, BATCH);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            Minibatch rows = new RandomRows(shape, BATCH, new SplittableRandom(1)).minibatch();
            int[] starts = CallBudget.ofTraining(network, BATCH).starts(BATCH, row -> 0);
            assertTrue(starts.length > PARTS, starts.length + " parts");
            rows.rows(starts[PARTS]);
            Clock clock = new Clock();
            optimizer.step(rows, Arrays.copyOf(starts, PARTS), new int[] {0}, new AdamW.Rates(1e-3, 1), clock);
            clock.run();
            assertEquals(2 * PARTS + 2, clock.calls);
            System.out.printf(
                    "width %d, %d members, %,d parameters: %,d rows a call, the longest of %d %.2f s, of processors %.2f s%n",
                    width,
                    members,
                    (long) members * network.layout().size(),
                    starts[1],
                    clock.calls - 1,
                    clock.longest / 1e9,
                    clock.mostWorked / 1e9);
        }
    }
}
