package org.multimodalbtw.engine.encode;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/**
 * A network of somebody else's that is used as it is: a TorchScript file. It runs on the CPU. Such a file is a program: it may do whatever a
 * program may.
 */
public final class FrozenModel implements AutoCloseable {

    /** How many values a pixel has: red, green and blue. */
    public static final int CHANNELS = 3;

    private static final int ZIP = 0x504B0304;

    /** Of the training pictures of ImageNet, as torchvision's models expect them. */
    private static final float[] CHANNEL_MEANS = {.485f, .456f, .406f};

    private static final float[] CHANNEL_DEVIATIONS = {.229f, .224f, .225f};

    private final Path file;
    private final ScriptModule module;
    private final NDManager manager;

    private FrozenModel(Path file, ScriptModule module) {
        this.file = file;
        this.module = module;
        manager = EngineRuntime.get().newManager(Device.cpu());
    }

    /**
     * @param file the TorchScript file
     * @return the model; the caller closes it
     * @throws InputException if it is something else, or not the file that it was
     * @throws IOException if it cannot be read
     */
    public static FrozenModel open(FrozenFile file) throws IOException {
        file.verify();
        Path path = file.path();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            in.mark(Integer.BYTES);
            byte[] start = in.readNBytes(Integer.BYTES);
            in.reset();
            if (start.length < Integer.BYTES || ByteBuffer.wrap(start).getInt() != ZIP) {
                throw notTorchScript(path, ".", null);
            }
            return new FrozenModel(path, EngineRuntime.get().load(Device.cpu(), in));
        } catch (IllegalStateException failure) {
            throw notTorchScript(path, ": " + firstLine(failure.getCause()), failure);
        }
    }

    private static InputException notTorchScript(Path path, String detail, Throwable cause) {
        return new InputException(
                "'" + path.getFileName() + "' is not a TorchScript file" + detail,
                "Export the model with torch.jit.trace or torch.jit.script and save it with torch.jit.save. Files of ONNX, state"
                        + " dictionaries and safetensors are other formats.",
                cause);
    }

    /**
     * @param tokens the numbers of a text's tokens, at least one
     * @return the text's vector: the first result of forward(tokens, mask), both int64 [1, tokens], which is [1, tokens, size] and averaged
     *     over tokens, or [1, size]
     */
    public float[] ofTokens(long[] tokens) {
        long[] mask = new long[tokens.length];
        Arrays.fill(mask, 1);
        Shape shape = new Shape(1, tokens.length);
        return run(own -> new NDArray[] {own.create(tokens, shape), own.create(mask, shape)}, result -> {
            NDArray first = result.squeeze(0);
            return first.getShape().dimension() > 1 ? first.mean(new int[] {0}) : first;
        });
    }

    /**
     * @param pixels a picture's, [3, side, side] in row order, 0 to 1; they are standardised in place
     * @param side of the square
     * @return the picture's vector: the first result of forward(pixels), float32 [1, 3, side, side] standardised as is usual for
     *     networks that were trained on ImageNet; the result is [1, size], or [1, size, ...] and averaged over places
     */
    public float[] ofPixels(float[] pixels, int side) {
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / (side * side);
            pixels[i] = (pixels[i] - CHANNEL_MEANS[channel]) / CHANNEL_DEVIATIONS[channel];
        }
        Shape shape = new Shape(1, CHANNELS, side, side);
        return run(own -> new NDArray[] {own.create(pixels, shape)}, result -> {
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
        } catch (RuntimeException failure) {
            throw new InputException(
                    "The model '" + file.getFileName() + "' fails: " + firstLine(failure),
                    "Check what the model takes and gives: the node's description says how it is called.",
                    failure);
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.strip().lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        manager.close();
        module.close();
    }
}
