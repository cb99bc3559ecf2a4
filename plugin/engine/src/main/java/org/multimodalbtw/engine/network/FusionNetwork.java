package org.multimodalbtw.engine.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;
import org.multimodalbtw.engine.runtime.SideBySide;
import org.multimodalbtw.engine.runtime.Staging;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Fusion networks of one shape, all members side by side, on a device. Not for use by several threads at once. */
public final class FusionNetwork implements AutoCloseable {

    private static final String PICKER =
            """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def pick(self: __torch__.Ops, x: Tensor, i: Tensor) -> Tensor:
                return torch.index_select(x, 1, i)
            """;

    private final NetworkShape shape;
    private final Execution execution;
    private final List<StepExtension> extensions;
    private final NetworkGraph graph;
    private final ParameterLayout layout;
    private final NDManager manager;
    private final ScriptModule script;
    private final Staging staging;
    private NDArray flat;
    private ResidentRows resident;
    private ScriptModule picker;
    private NetworkGraph inParts;
    private ScriptModule partsScript;

    /**
     * @param shape the networks' shape
     * @param execution where and how they run
     * @param parameters members x {@link ParameterLayout#size()} values
     */
    public FusionNetwork(NetworkShape shape, Execution execution, float[] parameters) {
        this(shape, execution, List.of(), parameters);
    }

    /**
     * @param shape the networks' shape
     * @param execution where and how they run
     * @param extensions what is added to their training step
     * @param parameters members x {@link ParameterLayout#size()} values, those of the extensions among them
     */
    public FusionNetwork(
            NetworkShape shape, Execution execution, List<? extends StepExtension> extensions, float[] parameters) {
        this(NetworkGraph.of(shape, execution, extensions), execution, extensions, parameters);
    }

    private FusionNetwork(
            NetworkGraph graph, Execution execution, List<? extends StepExtension> extensions, float[] parameters) {
        this.graph = graph;
        shape = graph.shape();
        this.extensions = List.copyOf(extensions);
        this.execution = execution;
        layout = new ParameterLayout(graph.graph());
        EngineRuntime runtime = EngineRuntime.get();
        script = runtime.compile(execution.device(), graph.graph().script());
        manager = runtime.newManager(execution.device());
        staging = new Staging(execution.device());
        parameters(parameters);
    }

    /**
     * Networks whose scores can be differentiated by what rows have, {@link #slopes}.
     *
     * @param shape the networks' shape
     * @param execution where and how they run
     * @param parameters members x {@link ParameterLayout#size()} values
     * @return the networks; the caller closes them
     */
    public static FusionNetwork explaining(NetworkShape shape, Execution execution, float[] parameters) {
        return new FusionNetwork(NetworkGraph.explaining(shape, execution), execution, List.of(), parameters);
    }

    /** @return the networks' shape */
    public NetworkShape shape() {
        return shape;
    }

    /** @return where they run */
    public Device device() {
        return execution.device();
    }

    /** @return where each parameter lies */
    public ParameterLayout layout() {
        return layout;
    }

    /** @return a copy of the parameters, members x {@link ParameterLayout#size()} */
    public float[] parameters() {
        return flat.toFloatArray();
    }

    /** @param parameters replaces all parameters, members x {@link ParameterLayout#size()} */
    public void parameters(float[] parameters) {
        if (parameters.length != shape.members() * layout.size()) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters where " + shape.members() + " x " + layout.size() + " are needed");
        }
        if (flat != null) {
            flat.close();
        }
        flat = manager.create(parameters, new Shape(parameters.length));
        flat.setRequiresGradient(true);
        flat.setName("P[]");
    }

    /**
     * Encodes rows.
     *
     * @param rows the rows; with one member they serve all members
     * @return the rows as tokens, to be fused once or more; the caller closes it
     */
    public EncodedRows encode(Minibatch rows) {
        return new EncodedRows(this, rows);
    }

    /**
     * How the scores of rows change with what the rows have; only of networks that are {@link #explaining}.
     *
     * @param rows one member's rows, which serve all: inputs, and what is seen, 1 or 0
     * @param held what is held
     * @return the scores and their gradients
     */
    public Slopes slopes(Minibatch rows, Slopes.Held held) {
        return Slopes.of(this, rows, held);
    }

    /**
     * Keeps rows on the network's device, if that is a GPU and they take no more than half of the memory that is free there; else they stay
     * in the file, from which each batch is filled. Minibatches that are made for this network afterwards take them from there.
     *
     * @param table a table whose columns are the network's modalities in order
     */
    public void keep(TensorTable table) {
        if (execution.device().isGpu()
                && ResidentRows.bytes(table) <= EngineRuntime.freeMemory(execution.device()) / 2) {
            keepAlways(table);
        }
    }

    void keepAlways(TensorTable table) {
        resident = new ResidentRows(execution, staging, table);
    }

    /** The rows on the device, {@code null} where there are none. */
    ResidentRows resident() {
        return resident;
    }

    Execution execution() {
        return execution;
    }

    Staging staging() {
        return staging;
    }

    NDManager manager() {
        return manager;
    }

    /** @return whether a training step gives the losses of its rows, since an extension reads them */
    public boolean readsRowLosses() {
        return extensions.stream().anyMatch(StepExtension::readsRowLosses);
    }

    /** The updates of a training step. */
    List<Update> updates() {
        return graph.updates();
    }

    /** What is added to the training step. */
    List<StepExtension> extensions() {
        return extensions;
    }

    /** The names of a method's inputs. */
    List<String> inputs(String method) {
        return graph.graph().methods().get(method).inputs();
    }

    /** Where a training step drops values. */
    Dropout dropout() {
        return graph.dropout();
    }

    /**
     * Runs a method of the network.
     *
     * @param method its name
     * @param owner owns the results
     * @param inputs each of the method's inputs by name; others are not needed
     * @return the results
     */
    NDList call(String method, NDManager owner, Map<String, NDArray> inputs) {
        return call(graph, script, method, owner, inputs);
    }

    /** Runs a method of {@link StepInParts}, as {@link #call} does. */
    NDList callPart(String method, NDManager owner, Map<String, NDArray> inputs) {
        NetworkGraph parts = inParts();
        if (partsScript == null) {
            partsScript = EngineRuntime.get()
                    .compile(execution.device(), parts.graph().script());
        }
        return call(parts, partsScript, method, owner, inputs);
    }

    private NetworkGraph inParts() {
        if (inParts == null) {
            inParts = NetworkGraph.inParts(shape, execution, extensions);
        }
        return inParts;
    }

    /** Whether a step in parts needs sums over all of its rows. */
    boolean sumsOverRows() {
        return inParts().graph().methods().containsKey(StepInParts.SUMS);
    }

    private NDList call(
            NetworkGraph written, ScriptModule compiled, String method, NDManager owner, Map<String, NDArray> inputs) {
        List<String> names = written.graph().methods().get(method).inputs();
        NDArray[] arguments = new NDArray[1 + names.size()];
        arguments[0] = flat;
        for (int i = 0; i < names.size(); i++) {
            arguments[i + 1] = Objects.requireNonNull(inputs.get(names.get(i)), names.get(i));
        }
        return compiled.call(method, owner, arguments);
    }

    /** Some rows of tokens, [K, P, M, d] of [K, B, M, d]. */
    NDArray pick(NDManager owner, NDArray tokens, int[] chosen) {
        return picker().call("pick", owner, tokens, owner.create(chosen)).get(0);
    }

    private synchronized ScriptModule picker() {
        if (picker == null) {
            picker = EngineRuntime.get().compile(execution.device(), PICKER);
        }
        return picker;
    }

    /** @return how many calls that only read the networks, such as {@link EncodedRows#fuse(int[], float[], float[])}, run at the same time */
    public SideBySide sideBySide() {
        return EngineRuntime.get().sideBySide(execution.device());
    }

    NDArray flat() {
        return flat;
    }

    @Override
    public void close() {
        if (resident != null) {
            resident.close();
        }
        if (picker != null) {
            picker.close();
        }
        if (partsScript != null) {
            partsScript.close();
        }
        manager.close();
        staging.close();
        script.close();
    }
}
