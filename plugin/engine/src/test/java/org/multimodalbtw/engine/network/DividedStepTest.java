package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.graph.EagerGraph;
import org.multimodalbtw.engine.graph.Method;
import org.multimodalbtw.engine.graph.SplitMix64;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.LoadBalance;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.Staging;

/** Steps whose rows go through the network in parts, against undivided ones and against the graph run call by call. */
class DividedStepTest {

    private static final double PRECISION = 2e-5;
    private static final AdamW.Rates RATES = new AdamW.Rates(1e-2, .5);
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
        return random
                .ints(rows, 0, 3)
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
                    optimizer.step(batch, order, RATES.learning(), RATES.clipNorm());
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

    static IntStream shapes() {
        return IntStream.rangeClosed(1, Thorough.times(6, 40));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aStepInPartsLearnsWhatTheUndividedOneDoes(int number) {
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

    /** With dropout and noise, part by part, and the same random numbers in the pass that finds the sums as in the one that learns. */
    @ParameterizedTest
    @MethodSource("shapes")
    void thePartsDoWhatTheirGraphSays(int number) {
        SplittableRandom random = new SplittableRandom(9500 + number);
        NetworkShape shape = without(RandomShapes.of(number, random), true);
        RandomRows rows = new RandomRows(shape, random.nextInt(4, 20), random);
        List<TrainingMethod> methods =
                List.of(new LoadBalance(.5, shape.fusion().experts().routing() == Routing.DISJOINT));
        int[] starts = {0, 1, rows.count() / 2 + 1};
        Dispatch dispatch = Dispatch.values()[number % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        float[] parameters = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters);
                AdamW optimizer = new AdamW(network, 0, 11)) {
            optimizer.step(rows.minibatch(), starts, new int[] {0}, new AdamW.Rates(0, 1e9), NOTHING);
            assertEager(network, rows, starts, parameters, optimizer.state(0).firstMoment());
        }
    }

    private static void assertEager(
            FusionNetwork network, RandomRows rows, int[] starts, float[] parameters, float[] moments) {
        Map<String, Method> methods = NetworkGraph.inParts(network.shape(), network.execution(), network.extensions())
                .graph()
                .methods();
        // DJL has one collector a JVM
        synchronized (NetworkOracle.class) {
            try (NDManager manager = EngineRuntime.get().newManager(Device.cpu());
                    Staging staging = new Staging(Device.cpu())) {
                NDArray flat = manager.create(parameters).toType(DataType.FLOAT64, true);
                flat.setRequiresGradient(true);
                List<Map<String, NDArray>> inputs = new ArrayList<>();
                List<NDArray> sums = new ArrayList<>();
                SplitMix64 random = new SplitMix64(11);
                for (int part = 0; part < starts.length; part++) {
                    inputs.add(part(network, rows, starts, part, staging, manager));
                    int count = (int)
                            inputs.get(part).get(NetworkGraph.SEEN).getShape().get(1);
                    EagerNetworkTest.noise(network, count, random, manager, inputs.get(part));
                    sums.add(EagerGraph.run(methods.get(StepInParts.SUMS), flat, inputs.get(part))
                            .get(0)
                            .duplicate());
                }
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray all = manager.zeros(new Shape(1), DataType.FLOAT64);
                    for (int part = 0; part < starts.length; part++) {
                        NDArray others = sums.get(0).zerosLike();
                        for (int other = 0; other < starts.length; other++) {
                            others = other == part ? others : others.add(sums.get(other));
                        }
                        inputs.get(part).put(StepInParts.others(0), others);
                        all = all.add(EagerGraph.run(methods.get(StepInParts.part(0)), flat, inputs.get(part))
                                .get(0));
                    }
                    collector.backward(all);
                }
                EagerNetworkTest.assertClose(
                        flat.getGradient().mul(1 - .9), moments, .1, "gradient, " + network.shape());
            }
        }
    }

    private static Map<String, NDArray> part(
            FusionNetwork network, RandomRows rows, int[] starts, int part, Staging staging, NDManager manager) {
        int to = part + 1 < starts.length ? starts[part + 1] : rows.count();
        Minibatch some = new Minibatch(network, network.shape().members(), to - starts[part]);
        some.rows(to - starts[part]);
        some.take(rows.minibatch(), starts[part]);
        Map<String, NDArray> inputs = EagerNetworkTest.inputs(some, staging, manager);
        double share = (double) some.rows() / rows.count();
        inputs.put(StepInParts.SHARE, manager.create(new double[] {share}));
        return inputs;
    }

    /** Each method with some of the forms. */
    static Stream<Arguments> methods() {
        List<TrainingMethod> methods = List.of(
                AlternatingTraining.STANDARD,
                new TrialMethods.Alternating(),
                new TrialMethods.Alignment(.5),
                new TrialMethods.Adapted(2),
                new PairedModalities("labs", 1, .5));
        List<TrialMethodsTest.Form> forms = TrialMethodsTest.forms().toList();
        return IntStream.range(0, Thorough.times(1, forms.size())).boxed().flatMap(turn -> IntStream.range(
                        0, methods.size())
                .mapToObj(i -> Arguments.of(forms.get((turn + 2 * i) % forms.size()), methods.get(i))));
    }

    /** What methods add to a step that can be made in parts. */
    @ParameterizedTest
    @MethodSource("methods")
    void methodsAddTheSameToAStepInParts(TrialMethodsTest.Form form, TrainingMethod method) {
        NetworkShape bare = without(form.shape(), false);
        NetworkShape shape = bare.with(method.part().stream().toList());
        List<TrainingMethod> methods = List.of(method, LoadBalance.of(shape.fusion()));
        RandomRows rows = new RandomRows(shape, 14, new SplittableRandom(3));
        assertAlike(
                learn(shape, form.execution(), methods, rows, null),
                learn(shape, form.execution(), methods, rows, new int[] {0, 3, 4, 11}),
                method + ", " + form);
    }

    @Test
    void oneThatIsGivenUpBetweenTwoPartsLeavesTheParameters() {
        TrialMethodsTest.Form form = new TrialMethodsTest.Form(Task.CLASSIFICATION, Dispatch.SORTED, false);
        NetworkShape shape = form.shape();
        RandomRows rows = new RandomRows(shape, 9, new SplittableRandom(3));
        float[] start = new ParameterLayout(shape).start(shape.members(), 7);
        List<TrainingMethod> methods = List.of(LoadBalance.of(shape.fusion()));
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start);
                AdamW optimizer = new AdamW(network, .1, 9)) {
            // three parts that find sums, three that learn, and the update
            for (int allowed = 0; allowed < 7; allowed++) {
                AtomicInteger calls = new AtomicInteger(allowed);
                Runnable impatient = () -> {
                    if (calls.getAndDecrement() == 0) {
                        throw new CancellationException();
                    }
                };
                assertThrows(
                        CancellationException.class,
                        () -> optimizer.step(rows.minibatch(), new int[] {0, 3, 6}, new int[] {0}, RATES, impatient));
                assertArrayEquals(start, network.parameters());
            }
            optimizer.step(rows.minibatch(), new int[] {0, 3, 6}, new int[] {0}, RATES, NOTHING);
            assertFalse(Arrays.equals(start, network.parameters()));
        }
    }
}
