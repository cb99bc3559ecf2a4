package org.multimodalbtw.engine.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/** Fusion networks of one shape, all members side by side, on a device. Not for use by several threads at once. */
public final class FusionNetwork implements AutoCloseable {

    /** Where the loss of a regression turns from a square to a line, in standard deviations of the target. */
    public static final double SMOOTH_L1_BETA = .3;

    private final NetworkShape shape;
    private final ParameterLayout layout;
    private final NDManager manager;
    private final ScriptModule script;
    private NDArray flat;

    /**
     * @param shape the networks' shape
     * @param device where they run
     * @param parameters members x {@link ParameterLayout#size()} values
     */
    public FusionNetwork(NetworkShape shape, Device device, float[] parameters) {
        this.shape = shape;
        layout = new ParameterLayout(shape);
        EngineRuntime runtime = EngineRuntime.get();
        script = runtime.compile(device, NetworkScript.of(shape));
        manager = runtime.newManager(device);
        parameters(parameters);
    }

    /** @return the networks' shape */
    public NetworkShape shape() {
        return shape;
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

    NDManager manager() {
        return manager;
    }

    ScriptModule script() {
        return script;
    }

    NDArray flat() {
        return flat;
    }

    @Override
    public void close() {
        manager.close();
        script.close();
    }
}
