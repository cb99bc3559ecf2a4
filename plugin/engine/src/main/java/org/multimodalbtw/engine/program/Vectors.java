package org.multimodalbtw.engine.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.function.Function;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/** Runs a model's method forward, and makes one vector of what it gives. */
final class Vectors implements AutoCloseable {

    private static final int CHANNELS = 3;

    private final ScriptModule module;
    private final NDManager manager = EngineRuntime.get().newManager(Device.cpu());

    /** @param module closed with this */
    Vectors(ScriptModule module) {
        this.module = module;
    }

    /**
     * @param tokens the numbers of a text's tokens, at least one
     * @return the first result of forward(tokens, mask), averaged over tokens
     */
    float[] ofTokens(long[] tokens) {
        long[] mask = new long[tokens.length];
        Arrays.fill(mask, 1);
        Shape shape = new Shape(1, tokens.length);
        return run(own -> new NDArray[] {own.create(tokens, shape), own.create(mask, shape)}, result -> {
            NDArray first = result.squeeze(0);
            return first.getShape().dimension() > 1 ? first.mean(new int[] {0}) : first;
        });
    }

    /**
     * @param pixels standardised, [3, side, side]; of a direct buffer in the machine's byte order no copy is made, and the model may change it
     * @param count how many numbers these are
     * @return the first result of forward(pixels), averaged over places
     */
    float[] ofPixels(Buffer pixels, int count) {
        int side = (int) Math.round(Math.sqrt(count / (double) CHANNELS));
        Shape shape = new Shape(1, CHANNELS, side, side);
        return run(own -> new NDArray[] {own.create(pixels, shape, DataType.FLOAT32)}, result -> {
            long size = result.getShape().get(1);
            return result.reshape(size, -1).mean(new int[] {1});
        });
    }

    private float[] run(Function<NDManager, NDArray[]> arguments, Function<NDArray, NDArray> vector) {
        try (NDManager own = manager.newSubManager()) {
            NDArray result = module.forward(own, arguments.apply(own)).get(0);
            float[] values = vector.apply(result).toFloatArray();
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new IllegalStateException("its result is " + value);
                }
            }
            return values;
        }
    }

    @Override
    public void close() {
        manager.close();
        module.close();
    }
}
