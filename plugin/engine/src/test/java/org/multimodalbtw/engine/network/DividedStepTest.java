package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.EagerGraph;
import org.multimodalbtw.engine.graph.Method;
import org.multimodalbtw.engine.graph.SplitMix64;
import org.multimodalbtw.engine.method.LoadBalance;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.Staging;

/** Steps whose rows go through the network in parts, against undivided ones and against the graph run call by call. */
class DividedStepTest {

    private static final double PRECISION = 2e-5;
    private static final double[] RATES = {1e-2, .5};
    private static final Runnable NOTHING = () -> {};

    /** What is left after some steps on the same rows. */
    private record Learnt(double[] losses, float[] parameters, List<float[]> moments, List<float[]> rowLosses) {}

    private static NetworkShape without(NetworkShape shape, boolean random) {
        FusionSettings fusion = shape.fusion();
        ExpertSettings experts = fusion.experts();
        ExpertSettings quiet = new ExpertSettings(
                experts.count(), experts.topK(), experts.width(), experts.gate(), 0, experts.balance());
        FusionSettings settled = new FusionSettings(fusion.width(), quiet, new DropoutRates(0, 0, 0))
                .with(experts.routing(), fusion.attention(), fusion.missing());
        return new NetworkShape(
                shape.target(),
                shape.modalities(),
                random ? fusion : settled,
                shape.members(),
                shape.weighted(),
                shape.parts());
    }

    private static Execution execution(int number) {
        Dispatch dispatch = Dispatch.values()[number % 2];
        return new Execution(Device.cpu(), dispatch, dispatch, number % 4 == 1, Precision.FLOAT32);
    }

    /** The rows of all but the last part are at random one or more. */
    private static int[] starts(int rows, SplittableRandom random) {
        return random.ints(rows, 0, 3)
                .boxed()
                .reduce(
                        new ArrayList<>(List.of(0)),
                        (starts, step) -> {
                            int next = starts.get(starts.size() - 1) + step;
                            if (step > 0 && next < rows) {
                                starts.add(next);
                            }
                            return starts;
                        },
                        (one, other) -> one)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Learnt learn(
            NetworkShape shape, Execution execution, List<TrainingMethod> methods, RandomRows rows, int[] starts) {
        float[] start = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            int[] order = new int[optimizer.updates()];
            for (int i = 0; i < order.length; i++) {
                order[i] = order.length - 1 - i;
            }
            for (int step = 0; step < 2; step++) {
                Minibatch batch = EagerNetworkTest.batch(shape, rows);
                if (starts == null) {
                    optimizer.step(batch, order, RATES[0], RATES[1]);
                } else {
                    optimizer.step(batch, starts, order, RATES, NOTHING);
                }
            }
            List<float[]> moments = new ArrayList<>();
            for (int update = 0; update < order.length; update++) {
                moments.add(optimizer.state(update).firstMoment());
            }
            return new Learnt(optimizer.meanLosses(), network.parameters(), moments, optimizer.rowLosses());
        }
    }

    private static void assertAlike(Learnt expected, Learnt actual, String what) {
        for (int member = 0; member < expected.losses().length; member++) {
            double loss = expected.losses()[member];
            assertEquals(loss, actual.losses()[member], PRECISION * (1 + Math.abs(loss)), what);
        }
        for (int update = 0; update < expected.moments().size(); update++) {
            assertArrayEquals(
                    expected.moments().get(update), actual.moments().get(update), 2e-5f, what + ", update " + update);
        }
        assertEquals(expected.rowLosses().size(), actual.rowLosses().size());
        for (int step = 0; step < expected.rowLosses().size(); step++) {
            assertArrayEquals(expected.rowLosses().get(step), actual.rowLosses().get(step), 2e-3f, what);
        }
    }

    @RepeatedTest(24)
    void aStepInPartsLearnsWhatTheUndividedOneDoes(RepetitionInfo repetition) {
        int number = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(9000 + number);
        NetworkShape shape = without(RandomShapes.of(number, random), false);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods =
                List.of(LoadBalance.of(shape.fusion()), new TrialMethods.Watching(new ArrayList<>()));
        int[] starts = starts(rows.count(), random);
        assertAlike(
                learn(shape, execution(number), methods, rows, null),
                learn(shape, execution(number), methods, rows, starts),
                shape + ", " + starts.length + " parts of " + rows.count());
    }
}
