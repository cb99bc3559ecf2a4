package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.ScriptForm;
import org.multimodalbtw.engine.method.LoadBalance;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;
import org.multimodalbtw.engine.runtime.Staging;

/**
 * The networks compute what they always did: models on disk and their numbers stand on it. A script is named by the number of its shape
 * ({@link RandomShapes}) and that of its execution; together they hold every function, and every setting of the fusion and the execution.
 * Scoring is the same up to the names of variables; a step gives the same bits.
 */
class GoldenScriptTest {

    private static final float RATE = .01f;
    private static final float CLIP = .5f;

    /** The input {@code known} of a script that has no weights of rows apart. */
    private static final String KNOWN_BY_ROW = "known x rows";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "126-0", "126-1", "126-10", "126-11", "126-2", "126-3", "126-5", "126-6", "126-7", "126-8", "126-9",
                "132-4", "203-14", "254-13", "265-12", "295-15"
            })
    void computesWhatItAlwaysDid(String name) throws IOException {
        int number = Integer.parseInt(name.substring(0, name.indexOf('-')));
        NetworkShape shape = RandomShapes.of(number, new SplittableRandom(number));
        Execution execution = execution(Integer.parseInt(name.substring(name.indexOf('-') + 1)));
        NetworkGraph network = NetworkGraph.of(shape, execution, List.of(LoadBalance.of(shape.fusion())));
        String golden = golden(name);
        String script = network.graph().script();
        for (String method : List.of(NetworkGraph.ENCODE, NetworkGraph.FUSE)) {
            assertEquals(
                    ScriptForm.of(golden).get(method), ScriptForm.of(script).get(method));
        }
        List<float[]> expected = step(golden, network, execution);
        List<float[]> actual = step(script, network, execution);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), shape + ", result " + i);
        }
    }

    private static Execution execution(int number) {
        return new Execution(
                Device.cpu(),
                Dispatch.values()[number / 8],
                Dispatch.values()[number / 4 % 2],
                number / 2 % 2 == 1,
                Precision.values()[number % 2]);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GoldenScriptTest.class.getResourceAsStream("/scripts/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The names of the inputs of a step, behind the parameters. */
    private static List<String> inputs(String script) {
        Matcher signature = Pattern.compile("def step\\(self: __torch__.Ops, P: List\\[Tensor], (.*)\\) ->")
                .matcher(script);
        signature.find();
        List<String> names = Arrays.stream(signature.group(1).split(", "))
                .map(input -> input.substring(0, input.indexOf(':')))
                .toList();
        return names.contains(NetworkGraph.ROW_WEIGHTS)
                ? names
                : names.stream()
                        .map(name -> name.equals(NetworkGraph.KNOWN) ? KNOWN_BY_ROW : name)
                        .toList();
    }

    /** The losses, parameters and moments after two steps. */
    private static List<float[]> step(String script, NetworkGraph network, Execution execution) {
        NetworkShape shape = network.shape();
        ParameterLayout layout = new ParameterLayout(shape);
        try (NDManager manager = EngineRuntime.get().newManager(Device.cpu());
                Staging staging = new Staging(Device.cpu());
                ScriptModule module = EngineRuntime.get().compile(Device.cpu(), script)) {
            NDArray flat = manager.create(layout.start(shape.members(), 3));
            flat.setRequiresGradient(true);
            flat.setName("P[]");
            Minibatch rows = new RandomRows(shape, 13, new SplittableRandom(4)).minibatch();
            Map<String, NDArray> inputs = rows(rows, staging, manager);
            inputs.putAll(noise(network, execution, rows.rows(), manager));
            inputs.put(AdamWStep.FIRST_MOMENT, manager.zeros(flat.getShape()));
            inputs.put(AdamWStep.SECOND_MOMENT, manager.zeros(flat.getShape()));
            inputs.put(AdamWStep.STEPS, manager.zeros(new Shape()));
            inputs.put(AdamWStep.DECAY, manager.ones(flat.getShape()).mul(.1f));
            inputs.put(AdamWStep.TOTAL, manager.create(new double[shape.members()]));
            inputs.put(AdamWStep.HYPER, manager.create(new float[] {RATE, CLIP}));
            List<NDArray> arguments = new ArrayList<>(List.of(flat));
            inputs(script).forEach(name -> arguments.add(inputs.get(name)));
            for (int i = 0; i < 2; i++) {
                module.call("step", manager, arguments.toArray(NDArray[]::new));
            }
            return List.of(
                    inputs.get(AdamWStep.TOTAL).toType(DataType.FLOAT32, true).toFloatArray(),
                    flat.toFloatArray(),
                    inputs.get(AdamWStep.FIRST_MOMENT).toFloatArray(),
                    inputs.get(AdamWStep.SECOND_MOMENT).toFloatArray());
        }
    }

    private static Map<String, NDArray> rows(Minibatch rows, Staging staging, NDManager manager) {
        Map<String, NDArray> inputs = new HashMap<>(rows.inputArrays(staging, manager));
        NDArray known = rows.knownArray(staging, manager);
        NDArray weights = rows.rowWeightsArray(staging, manager);
        inputs.put(NetworkGraph.SEEN, rows.seenArray(staging, manager));
        inputs.put(NetworkGraph.WEIGHTS, rows.weightsArray(staging, manager));
        inputs.put(NetworkGraph.KNOWN, known);
        inputs.put(NetworkGraph.ROW_WEIGHTS, weights);
        inputs.put(KNOWN_BY_ROW, known.mul(weights.expandDims(2)));
        inputs.put(NetworkGraph.TARGET, rows.targetArray(staging, manager));
        return inputs;
    }

    private static Map<String, NDArray> noise(NetworkGraph network, Execution execution, int rows, NDManager manager) {
        NetworkShape shape = network.shape();
        byte[] bytes = new byte[rows * network.dropout().bytesPerRow()];
        new Random(5).nextBytes(bytes);
        Shape jitter = new Shape(
                shape.members(),
                rows,
                shape.modalityCount(),
                shape.fusion().experts().count());
        float[] normal = new float[Math.toIntExact(jitter.size())];
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < normal.length; i++) {
            normal[i] = (float) random.nextGaussian();
        }
        return Map.of(
                Dropout.NOISE,
                execution.asynchronous()
                        ? manager.create(new long[] {77})
                        : manager.create(ByteBuffer.wrap(bytes), new Shape(bytes.length), DataType.UINT8),
                SparseMixture.JITTER,
                manager.create(normal, jitter));
    }
}
