package org.multimodalbtw.engine.runtime;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A compiled TorchScript module whose state does not change: each of its methods is one native call, and several threads may make them at
 * once.
 */
public final class ScriptModule implements AutoCloseable {

    private final NDManager names;
    private final PtSymbolBlock module;
    private final Map<String, NDArray> methods = new ConcurrentHashMap<>();

    /**
     * @param device where it runs
     * @param archive a TorchScript archive; read to its end
     * @throws IllegalStateException if it is something else
     */
    ScriptModule(Device device, InputStream archive) {
        names = NDManager.newBaseManager(device, "PyTorch");
        try {
            module = JniUtils.loadModule((PtNDManager) names, archive, true, false);
        } catch (IOException | RuntimeException failure) {
            names.close();
            throw new IllegalStateException("The script does not load", failure);
        }
    }

    /**
     * Runs a method.
     *
     * @param method its name
     * @param owner owns the results
     * @param arguments the arguments in order; arrays named {@code "P[]"} form one list argument
     * @return the results, flattened
     */
    public NDList call(String method, NDManager owner, NDArray... arguments) {
        // of the calling thread: rewriting a generated script costs its first calls tenths of a second, and gained
        // nothing
        JniUtils.setGraphExecutorOptimize(false);
        NDList inputs = new NDList(arguments);
        inputs.add(methods.computeIfAbsent(method, this::named));
        NDList results = IValueUtils.forward(module, inputs, true);
        results.attach(owner);
        return results;
    }

    /**
     * Runs the method {@code forward} without gradients.
     *
     * @param owner owns the results
     * @param arguments the arguments in order
     * @return the results, flattened
     */
    public NDList forward(NDManager owner, NDArray... arguments) {
        JniUtils.setGraphExecutorOptimize(true);
        NDList results = IValueUtils.forward(module, new NDList(arguments), false);
        results.attach(owner);
        return results;
    }

    private NDArray named(String method) {
        NDArray marker = names.zeros(new Shape());
        marker.setName("module_method:" + method);
        return marker;
    }

    @Override
    public void close() {
        module.close();
        names.close();
    }
}
