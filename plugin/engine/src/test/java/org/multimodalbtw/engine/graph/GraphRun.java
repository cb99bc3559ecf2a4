package org.multimodalbtw.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/** Runs a few statements by their script and call by call in double precision, and finds that both say the same. */
public final class GraphRun {

    private static final String METHOD = "run";
    private static final double PRECISION = 1e-5;

    /**
     * A tensor.
     *
     * @param numbers its values
     * @param whole whether they are whole numbers
     * @param sizes of its dimensions
     */
    public record Given(double[] numbers, boolean whole, long... sizes) {

        /**
         * @param numbers the values
         * @param sizes of the dimensions
         * @return a tensor of numbers
         */
        public static Given of(double[] numbers, long... sizes) {
            return new Given(numbers, false, sizes);
        }

        private NDArray in(NDManager manager, DataType type) {
            return manager.create(numbers)
                    .toType(whole ? DataType.INT64 : type, true)
                    .reshape(new Shape(sizes));
        }
    }

    private GraphRun() {}

    /**
     * What came out.
     *
     * @param script by the script
     * @param precise in double precision
     */
    public record Result(List<float[]> script, List<double[]> precise) {}

    /**
     * @param members how many members the graph has
     * @param inputs its inputs by name
     * @param body the statements
     * @return what they give
     */
    public static Result of(int members, Map<String, Given> inputs, Function<Graph, List<Value>> body) {
        Graph graph = new Graph(members);
        graph.parameter("unused", Slice.Start.ZERO, 1);
        graph.scoring(METHOD, () -> body.apply(graph));
        Method method = graph.methods().get(METHOD);
        EngineRuntime runtime = EngineRuntime.get();
        try (NDManager manager = runtime.newManager(Device.cpu());
                ScriptModule script = runtime.compile(Device.cpu(), graph.script())) {
            List<NDArray> arguments = new ArrayList<>();
            NDArray flat = manager.zeros(new Shape(members));
            flat.setName("P[]");
            arguments.add(flat);
            method.inputs().forEach(name -> arguments.add(inputs.get(name).in(manager, DataType.FLOAT32)));
            NDList results = script.call(METHOD, manager, arguments.toArray(NDArray[]::new));
            Map<String, NDArray> precise = new HashMap<>();
            inputs.forEach((name, given) -> precise.put(name, given.in(manager, DataType.FLOAT64)));
            List<NDArray> eager = EagerGraph.run(method, manager.zeros(new Shape(members), DataType.FLOAT64), precise);
            Result all = new Result(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < eager.size(); i++) {
                all.script().add(results.get(i).toFloatArray());
                all.precise().add(eager.get(i).toDoubleArray());
                assertClose(all.precise().get(i), all.script().get(i), "result " + i);
            }
            return all;
        }
    }

    private static void assertClose(double[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], PRECISION * (1 + Math.abs(expected[i])), what);
        }
    }
}
