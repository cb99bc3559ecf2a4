package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.multimodalbtw.engine.adapt.Way;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.EagerGraph;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Method;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.SplitMix64;
import org.multimodalbtw.engine.method.AlternatingTraining;
import org.multimodalbtw.engine.method.BalancedMixup;
import org.multimodalbtw.engine.method.CoralAlignment;
import org.multimodalbtw.engine.method.LoadBalance;
import org.multimodalbtw.engine.method.MethodRun;
import org.multimodalbtw.engine.method.MultimodalMixup;
import org.multimodalbtw.engine.method.SteinAlignment;
import org.multimodalbtw.engine.method.StepBatch;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrialAlignment;
import org.multimodalbtw.engine.method.TrialMethods;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.Staging;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** The script of a network against its graph run call by call in double precision, on random shapes, rows and parameters. */
class EagerNetworkTest {

    private static final double PRECISION = 2e-5;
    private static final AlternatingTraining ALTERNATING = AlternatingTraining.STANDARD;

    @RepeatedTest(16)
    void theScriptDoesWhatTheGraphSays(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(4000 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        float[] parameters = new ParameterLayout(shape).start(shape.members(), 7);
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network =
                new FusionNetwork(shape, execution, List.of(LoadBalance.of(shape.fusion())), parameters)) {
            assertScores(network, rows, parameters, shape + ", " + dispatch);
            assertDescends(network, rows, parameters, shape + ", " + dispatch);
        }
    }

    /** The same with what training methods add: a loss with a parameter of its own, and rows that are mixed. */
    @RepeatedTest(9)
    void theScriptDoesWhatTheGraphSaysWithMethodsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5000 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        while (shape.modalityCount() < 2) {
            shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        }
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods =
                List.of(new TrialMethods.Alignment(.5), new TrialMethods.Mixing(.7), LoadBalance.of(shape.fusion()));
        float[] parameters = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        assertDescends(repetition, shape, rows, methods, parameters);
    }

    /** The same with mixed rows of real methods. */
    @RepeatedTest(9)
    void theScriptDoesWhatTheGraphSaysOfMixedRowsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5500 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods = List.of(new BalancedMixup(1, .5, 0), LoadBalance.of(shape.fusion()));
        float[] parameters = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        assertDescends(repetition, shape, rows, methods, parameters);
    }

    /** The same with aligned tokens. */
    @RepeatedTest(9)
    void theScriptDoesWhatTheGraphSaysOfAlignedTokensToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5700 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods = List.of(new CoralAlignment(.8), new SteinAlignment(1));
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        float[] parameters = layout.start(shape.members(), 7);
        TrialAlignment.settle(layout.byName(), parameters, layout.size());
        assertDescends(repetition, shape, rows, methods, parameters);
    }

    /** The same with factors of few dimensions beside the layers, after they have left zero. */
    @RepeatedTest(8)
    void theScriptDoesWhatTheGraphSaysOfLowRankFactorsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5900 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        Way way = repetition.getCurrentRepetition() % 2 == 0 ? Way.LOW_RANK : Way.SHARED_LOW_RANK;
        List<TrainingMethod> methods = List.of(way.method(2, List.of()).orElseThrow());
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        float[] parameters = layout.start(shape.members(), 7);
        jolt(layout, shape.members(), slice -> slice.name().contains("low-rank.up"), parameters, random);
        assertDescends(repetition, shape, rows, methods, parameters);
    }

    /** Gives some parameters of all members small random values. */
    static void jolt(
            ParameterLayout layout, int members, Predicate<Slice> those, float[] parameters, SplittableRandom random) {
        layout.byName().values().stream().filter(those).forEach(slice -> {
            for (int i = 0; i < members * slice.size(); i++) {
                parameters[i / slice.size() * layout.size() + slice.offset() + i % slice.size()] =
                        (float) (.1 * random.nextGaussian());
            }
        });
    }

    /** The same of each update of a step that is split into several. */
    @RepeatedTest(6)
    void eachUpdateDoesWhatTheGraphSays(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(6000 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods = List.of(new TrialMethods.Alternating(), LoadBalance.of(shape.fusion()));
        float[] parameters = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters)) {
            for (int update = 0; update <= shape.modalityCount(); update++) {
                assertDescends(network, update, rows, parameters, shape + ", " + dispatch + ", update " + update);
            }
        }
    }

    /** The same of modalities that are trained in turns, with a head that they share in scoring too. */
    @RepeatedTest(6)
    void theScriptDoesWhatTheGraphSaysOfASharedHeadToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(6500 + repetition.getCurrentRepetition());
        NetworkShape bare = RandomShapes.of(repetition.getCurrentRepetition(), random);
        NetworkShape shape = new NetworkShape(
                bare.target(), bare.modalities(), bare.fusion(), bare.members(), bare.weighted(), List.of(ALTERNATING));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods = List.of(ALTERNATING);
        float[] parameters = ParameterLayout.of(shape, methods).start(shape.members(), 7);
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters)) {
            assertScores(network, rows, parameters, shape + ", " + dispatch);
            for (int update = 0; update < shape.modalityCount(); update++) {
                assertDescends(
                        network, update, rows, network.parameters(), shape + ", " + dispatch + ", update " + update);
            }
        }
    }

    /** The same with a part that is added for good, and so in scoring too. */
    @RepeatedTest(6)
    void theScriptDoesWhatTheGraphSaysWithPartsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(7000 + repetition.getCurrentRepetition());
        NetworkShape bare = RandomShapes.of(repetition.getCurrentRepetition(), random);
        NetworkShape shape = new NetworkShape(
                bare.target(),
                bare.modalities(),
                bare.fusion(),
                bare.members(),
                bare.weighted(),
                List.of(new TrialMethods.Adapted(2)));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(shape.members(), 7);
        Slice up = layout.byName().get(TrialMethods.Adapted.NAMES.get(1));
        for (int i = 0; i < shape.members() * up.size(); i++) {
            parameters[i / up.size() * layout.size() + up.offset() + i % up.size()] = (float) random.nextGaussian();
        }
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network =
                new FusionNetwork(shape, execution, List.of(LoadBalance.of(shape.fusion())), parameters)) {
            assertScores(network, rows, parameters, shape + ", " + dispatch);
            assertDescends(network, rows, parameters, shape + ", " + dispatch);
        }
    }

    /** The same with items of a modality, in scoring and in a loss, of each kind of items by turns. */
    @RepeatedTest(8)
    void theScriptDoesWhatTheGraphSaysWithItemsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(8000 + repetition.getCurrentRepetition());
        Items.Kind wanted = Items.Kind.values()[repetition.getCurrentRepetition() % 4];
        NetworkShape bare;
        int modality;
        do {
            bare = RandomShapes.of(repetition.getCurrentRepetition(), random);
            modality = modalityWithItems(bare, wanted);
        } while (modality < 0);
        TensorColumn column = bare.modalities().get(modality);
        int most = wanted == Items.Kind.FIXED ? column.shape().get(0) : random.nextInt(1, 7);
        int size =
                switch (wanted) {
                    case FIXED -> column.shape().get(1);
                    case VECTORS -> bare.backbone(modality).features();
                    case TOKENS -> TermPooling.WIDTH;
                    case EVENTS -> Items.EVENT_SIZE;
                };
        NetworkShape shape = new NetworkShape(
                bare.target(),
                bare.modalities(),
                bare.fusion(),
                bare.members(),
                bare.weighted(),
                List.of(new TrialMethods.Attending(modality, most, size)));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> methods = List.of(new TrialMethods.Small(modality, most), LoadBalance.of(shape.fusion()));
        float[] parameters = new ParameterLayout(shape).start(shape.members(), 7);
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters)) {
            assertScores(network, rows, parameters, shape + ", " + dispatch);
            assertDescends(network, rows, parameters, shape + ", " + dispatch);
        }
    }

    /** The position of a modality with items of a kind, of fixed shape only a series; -1 if there is none. */
    static int modalityWithItems(NetworkShape shape, Items.Kind kind) {
        return IntStream.range(0, shape.modalityCount())
                .filter(m -> {
                    TensorColumn column = shape.modalities().get(m);
                    return column.items().kind() == kind
                            && (kind != Items.Kind.FIXED || column.shape().size() == 2);
                })
                .findFirst()
                .orElse(-1);
    }

    /** The rows, and what methods bring with them: each is mixed with the one before it, or by real shares. */
    static Minibatch batch(NetworkShape shape, RandomRows rows) {
        Minibatch batch = rows.minibatch();
        new MultimodalMixup(1).begin(null, shape).beforeStep(new StepBatch(batch, new int[0]), random(rows));
        TrialAlignment.bring(batch, shape, .6, .25);
        MethodRun inTurns = ALTERNATING.begin(null, shape);
        for (int step = 0; step < 2; step++) {
            inTurns.beforeStep(new StepBatch(batch, new int[0]), random(rows));
        }
        long[] others = new long[rows.count()];
        Arrays.setAll(others, row -> (row + others.length - 1) % others.length);
        batch.bring(TrialMethods.OTHERS, others, others.length);
        batch.bring(TrialMethods.SHARE, new float[] {.7f}, 1);
        return batch;
    }

    private static SplittableRandom random(RandomRows rows) {
        return new SplittableRandom(rows.count());
    }

    static void assertScores(FusionNetwork network, RandomRows rows, float[] parameters, String what) {
        Map<String, Method> methods = NetworkGraph.of(network.shape(), network.execution(), network.extensions())
                .graph()
                .methods();
        try (NDManager manager = EngineRuntime.get().newManager(Device.cpu());
                Staging staging = new Staging(Device.cpu());
                EncodedRows encoded = network.encode(rows.minibatch())) {
            Map<String, NDArray> inputs = inputs(batch(network.shape(), rows), staging, manager);
            NDArray flat = manager.create(parameters).toType(DataType.FLOAT64, true);
            List<NDArray> expected = EagerGraph.run(methods.get(NetworkGraph.ENCODE), flat, inputs);
            assertClose(expected.get(0), encoded.tokens(), 1, "tokens, " + what);
            assertClose(expected.get(1), encoded.own(), 1, "own, " + what);
            inputs.put(NetworkGraph.TOKENS, expected.get(0));
            List<NDArray> fused = EagerGraph.run(methods.get(NetworkGraph.FUSE), flat, inputs);
            assertClose(fused.get(0), encoded.fuse(), 1, "fused, " + what);
            assertClose(fused.get(1), encoded.expertUse(), 1, "use, " + what);
        }
    }

    /** In the dispatches by turns. */
    static void assertDescends(
            RepetitionInfo repetition,
            NetworkShape shape,
            RandomRows rows,
            List<TrainingMethod> methods,
            float[] parameters) {
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        Execution execution = new Execution(Device.cpu(), dispatch, dispatch, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters)) {
            assertDescends(network, rows, parameters, shape + ", " + dispatch);
        }
    }

    static void assertDescends(FusionNetwork network, RandomRows rows, float[] parameters, String what) {
        assertDescends(network, 0, rows, parameters, what);
    }

    static void assertDescends(FusionNetwork network, int update, RandomRows rows, float[] parameters, String what) {
        long seed = 11;
        float[] moments;
        double loss = 0;
        try (AdamW optimizer = new AdamW(network, 0, seed)) {
            optimizer.step(batch(network.shape(), rows), new int[] {update}, 0, 1e9);
            moments = optimizer.state(update).firstMoment();
            for (double member : optimizer.meanLosses()) {
                loss += member;
            }
        }
        Graph graph = NetworkGraph.of(network.shape(), network.execution(), network.extensions())
                .graph();
        // DJL has one collector a JVM
        synchronized (NetworkOracle.class) {
            try (NDManager manager = EngineRuntime.get().newManager(Device.cpu());
                    Staging staging = new Staging(Device.cpu())) {
                Map<String, NDArray> inputs = inputs(batch(network.shape(), rows), staging, manager);
                noise(network, rows.count(), seed, manager, inputs);
                NDArray flat = manager.create(parameters).toType(DataType.FLOAT64, true);
                flat.setRequiresGradient(true);
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray descended = EagerGraph.run(graph.methods().get(NetworkGraph.step(update)), flat, inputs)
                            .get(0);
                    assertEquals(descended.getDouble(), loss, PRECISION * (1 + Math.abs(loss)), "loss, " + what);
                    collector.backward(descended);
                }
                NDArray learns = manager.create(network.layout()
                                .mask(AdamWStep.learning(network.updates().get(update), network.extensions())))
                        .toType(DataType.FLOAT64, true)
                        .tile(network.shape().members());
                assertClose(flat.getGradient().mul(learns).mul(1 - .9), moments, .1, "gradient, " + what);
            }
        }
    }

    /** The rows in double precision. */
    static Map<String, NDArray> inputs(Minibatch rows, Staging staging, NDManager manager) {
        Map<String, NDArray> inputs = new HashMap<>(rows.inputArrays(staging, manager));
        inputs.putAll(rows.furtherArrays(manager));
        inputs.put(NetworkGraph.SEEN, rows.seenArray(staging, manager));
        inputs.put(NetworkGraph.WEIGHTS, rows.weightsArray(staging, manager));
        inputs.put(NetworkGraph.KNOWN, rows.knownArray(staging, manager));
        inputs.put(NetworkGraph.ROW_WEIGHTS, rows.rowWeightsArray(staging, manager));
        inputs.put(NetworkGraph.TARGET, rows.targetArray(staging, manager));
        inputs.replaceAll((name, array) ->
                array.getDataType() == DataType.FLOAT32 ? array.toType(DataType.FLOAT64, true) : array);
        return inputs;
    }

    /** The random numbers of the first step of a trainer with this seed. */
    private static void noise(
            FusionNetwork network, int rows, long seed, NDManager manager, Map<String, NDArray> inputs) {
        noise(network, rows, new SplitMix64(seed), manager, inputs);
    }

    /** The random numbers of a native call. */
    static void noise(
            FusionNetwork network, int rows, SplitMix64 random, NDManager manager, Map<String, NDArray> inputs) {
        NetworkShape shape = network.shape();
        int bytes = rows * network.dropout().bytesPerRow();
        ByteBuffer values = ByteBuffer.allocateDirect((bytes + 7) / 8 * 8).order(ByteOrder.nativeOrder());
        while (values.hasRemaining()) {
            values.putLong(random.nextLong());
        }
        values.flip();
        int[] dropped = new int[bytes];
        for (int i = 0; i < bytes; i++) {
            dropped[i] = Byte.toUnsignedInt(values.get(i));
        }
        inputs.put(Dropout.NOISE, manager.create(dropped));
        Shape jitter = new Shape(
                shape.members(),
                rows,
                shape.modalityCount(),
                shape.fusion().experts().count());
        double[] normal = new double[Math.toIntExact(jitter.size())];
        boolean isDrawn = SparseMixture.isJittered(shape.fusion());
        for (int i = 0; isDrawn && i < normal.length; i++) {
            normal[i] = (float) random.nextGaussian();
        }
        inputs.put(SparseMixture.JITTER, manager.create(normal, jitter));
    }

    static void assertClose(NDArray expected, float[] actual, double scale, String what) {
        double[] values = expected.toDoubleArray();
        assertEquals(values.length, actual.length, what);
        double largest = scale;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], actual[i], PRECISION * largest, what + ", value " + i);
        }
    }
}
