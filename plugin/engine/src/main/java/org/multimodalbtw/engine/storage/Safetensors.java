package org.multimodalbtw.engine.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;

/**
 * Named arrays of float32, float64 and int64 in a file in the safetensors format
 * (https://github.com/huggingface/safetensors#format): the header's length in 8 bytes, a JSON header, the values. It is
 * data alone: nothing in such a file can run. Equal content gives equal bytes.
 */
public final class Safetensors {

    /** The header's name for texts. */
    static final String METADATA = "__metadata__";

    /** The length of the header's length. */
    static final int LENGTH_BYTES = Long.BYTES;

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;
    private final Path file;

    Safetensors(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** An array of numbers with a shape, in row-major order. */
    public sealed interface Tensor permits Floats, Doubles, Longs {

        /** @return the sizes of the dimensions, empty for a single number */
        List<Long> shape();

        /** @return the numbers between the buffer's position and limit, on or off the heap */
        Buffer data();

        /**
         * @param data the numbers; kept, not copied
         * @param shape the sizes of the dimensions; their product is the length of the data
         * @return a float32 tensor
         */
        static Floats of(float[] data, long... shape) {
            return new Floats(list(shape), FloatBuffer.wrap(data));
        }

        /**
         * @param data the numbers; kept, not copied
         * @param shape the sizes of the dimensions; their product is the length of the data
         * @return a float64 tensor
         */
        static Doubles of(double[] data, long... shape) {
            return new Doubles(list(shape), DoubleBuffer.wrap(data));
        }

        /**
         * @param data the numbers; kept, not copied
         * @param shape the sizes of the dimensions; their product is the length of the data
         * @return an int64 tensor
         */
        static Longs of(long[] data, long... shape) {
            return new Longs(list(shape), LongBuffer.wrap(data));
        }

        private static List<Long> list(long... shape) {
            List<Long> sizes = new ArrayList<>();
            for (long size : shape) {
                sizes.add(size);
            }
            return sizes;
        }
    }

    /**
     * A float32 tensor.
     *
     * @param shape the sizes of the dimensions
     * @param data the numbers between the buffer's position and limit, on or off the heap
     */
    public record Floats(List<Long> shape, FloatBuffer data) implements Tensor {

        /** @throws IllegalArgumentException if shape and data do not match */
        public Floats {
            shape = List.copyOf(shape);
            checkShape(shape, data);
        }

        /** @return a copy of the numbers */
        public float[] toArray() {
            float[] copy = new float[data.remaining()];
            data.duplicate().get(copy);
            return copy;
        }
    }

    /**
     * A float64 tensor.
     *
     * @param shape the sizes of the dimensions
     * @param data the numbers between the buffer's position and limit, on or off the heap
     */
    public record Doubles(List<Long> shape, DoubleBuffer data) implements Tensor {

        /** @throws IllegalArgumentException if shape and data do not match */
        public Doubles {
            shape = List.copyOf(shape);
            checkShape(shape, data);
        }

        /** @return a copy of the numbers */
        public double[] toArray() {
            double[] copy = new double[data.remaining()];
            data.duplicate().get(copy);
            return copy;
        }
    }

    /**
     * An int64 tensor.
     *
     * @param shape the sizes of the dimensions
     * @param data the numbers between the buffer's position and limit, on or off the heap
     */
    public record Longs(List<Long> shape, LongBuffer data) implements Tensor {

        /** @throws IllegalArgumentException if shape and data do not match */
        public Longs {
            shape = List.copyOf(shape);
            checkShape(shape, data);
        }

        /** @return a copy of the numbers */
        public long[] toArray() {
            long[] copy = new long[data.remaining()];
            data.duplicate().get(copy);
            return copy;
        }
    }

    /** @return the tensors by name */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** @return the texts that were stored with the tensors */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * @param name a tensor's name
     * @return the tensor
     * @throws InputException if there is no float32 tensor of this name
     */
    public Floats floats(String name) {
        if (tensors.get(name) instanceof Floats floats) {
            return floats;
        }
        throw damaged(file, "it has no float32 values '" + name + "'", null);
    }

    /**
     * @param name a tensor's name
     * @return the tensor
     * @throws InputException if there is no float64 tensor of this name
     */
    public Doubles doubles(String name) {
        if (tensors.get(name) instanceof Doubles doubles) {
            return doubles;
        }
        throw damaged(file, "it has no float64 values '" + name + "'", null);
    }

    /**
     * @param name a tensor's name
     * @return the tensor
     * @throws InputException if there is no int64 tensor of this name
     */
    public Longs longs(String name) {
        if (tensors.get(name) instanceof Longs longs) {
            return longs;
        }
        throw damaged(file, "it has no int64 values '" + name + "'", null);
    }

    /**
     * @return this
     * @throws InputException if a number is not finite
     */
    public Safetensors requireFinite() {
        tensors.forEach((name, tensor) -> {
            if (!isFinite(tensor)) {
                throw new InputException(
                        "'" + file.getFileName() + "' cannot be used: a number of '" + name + "' is not finite.",
                        "Run the node that wrote it again, or choose another file.");
            }
        });
        return this;
    }

    /**
     * Writes a file; the place stays as it was if that fails.
     *
     * @param file the file, replaced if it exists
     * @param tensors the tensors by name
     * @param metadata texts to store with them
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        new SafetensorsWriter(tensors, metadata).write(file);
    }

    /**
     * Reads a whole file onto the heap.
     *
     * @param file the file
     * @return its tensors, each at most 2 GiB, read-only
     * @throws InputException if it is not there, is damaged, or holds other types of numbers than float32, float64 and
     *     int64
     * @throws IOException if it cannot be read
     */
    public static Safetensors read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("There is no file '" + file + "'.", "Run the node that wrote it again.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SafetensorsReader(file, channel).read();
        } catch (InputException e) {
            throw e;
        } catch (JsonProcessingException | CharacterCodingException | RuntimeException e) {
            throw damaged(file, "its header cannot be read", e);
        }
    }

    static InputException damaged(Path file, String detail, Throwable cause) {
        return new InputException(
                "'" + file.getFileName() + "' is not a complete safetensors file: " + detail + ".",
                "Run the node that wrote it again, or choose another file.",
                cause);
    }

    private static boolean isFinite(Tensor tensor) {
        boolean finite = true;
        if (tensor instanceof Floats floats) {
            for (FloatBuffer left = floats.data().duplicate(); left.hasRemaining(); ) {
                finite &= Float.isFinite(left.get());
            }
        } else if (tensor instanceof Doubles doubles) {
            for (DoubleBuffer left = doubles.data().duplicate(); left.hasRemaining(); ) {
                finite &= Double.isFinite(left.get());
            }
        }
        return finite;
    }

    private static void checkShape(List<Long> shape, Buffer data) {
        if (count(shape) != data.remaining()) {
            throw new IllegalArgumentException("Shape " + shape + " for " + data.remaining() + " numbers");
        }
    }

    /** How many numbers a tensor of a shape has. */
    static long count(List<Long> shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("Shape " + shape);
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }
}
