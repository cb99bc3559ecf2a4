package org.multimodalbtw.engine.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.multimodalbtw.engine.InputException;

/**
 * Named arrays of float32, float64 and int64 in a file in the safetensors format
 * (https://github.com/huggingface/safetensors#format): the header's length in 8 bytes, a JSON header, the values. It is
 * data alone: nothing in such a file can run. Equal content gives equal bytes.
 */
public final class Safetensors {

    private static final String METADATA = "__metadata__";
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int WRITE_BYTES = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;
    private final Path file;

    private Safetensors(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** An array of numbers with a shape, in row-major order. */
    public sealed interface Tensor permits Floats, Doubles, Longs {

        /** @return the sizes of the dimensions, empty for a single number */
        List<Long> shape();

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
     * Writes a file; the place stays as it was if that fails.
     *
     * @param file the file, replaced if it exists
     * @param tensors the tensors by name
     * @param metadata texts to store with them
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        List<String> order = order(tensors);
        byte[] header = header(order, tensors, metadata);
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, littleEndian(LENGTH_BYTES).putLong(header.length).flip());
                write(channel, ByteBuffer.wrap(header));
                for (String name : order) {
                    writeValues(channel, tensors.get(name));
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Wide numbers come first so that all are aligned. */
    private static List<String> order(Map<String, Tensor> tensors) {
        return tensors.keySet().stream()
                .sorted(Comparator.comparing((String name) -> -itemBytes(tensors.get(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static byte[] header(List<String> order, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws JsonProcessingException {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long start = 0;
        for (String name : order) {
            if (name.equals(METADATA)) {
                throw new IllegalArgumentException("'" + METADATA + "' is not a tensor's name");
            }
            Tensor tensor = tensors.get(name);
            ObjectNode entry = header.putObject(name);
            entry.put("dtype", type(tensor).name());
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = start + (long) data(tensor).remaining() * itemBytes(tensor);
            entry.putArray("data_offsets").add(start).add(end);
            start = end;
        }
        byte[] json = JSON.writeValueAsBytes(header);
        byte[] padded = new byte[(json.length + 7) / 8 * 8];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    private static void writeValues(FileChannel channel, Tensor tensor) throws IOException {
        ByteBuffer block = littleEndian(WRITE_BYTES);
        Buffer data = data(tensor);
        int blockItems = WRITE_BYTES / itemBytes(tensor);
        for (int from = data.position(); from < data.limit(); from += blockItems) {
            int count = Math.min(blockItems, data.limit() - from);
            block.clear();
            if (tensor instanceof Floats floats) {
                block.asFloatBuffer().put(0, floats.data(), from, count);
            } else if (tensor instanceof Doubles doubles) {
                block.asDoubleBuffer().put(0, doubles.data(), from, count);
            } else if (tensor instanceof Longs longs) {
                block.asLongBuffer().put(0, longs.data(), from, count);
            }
            write(channel, block.limit(count * itemBytes(tensor)));
        }
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
            return new Reader(file, channel).read();
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(file, "its header cannot be read", e);
        }
    }

    private static InputException damaged(Path file, String detail, Throwable cause) {
        return new InputException(
                "'" + file.getFileName() + "' is not a complete safetensors file: " + detail + ".",
                "Run the node that wrote it again, or choose another file.",
                cause);
    }

    private static void checkShape(List<Long> shape, Buffer data) {
        if (count(shape) != data.remaining()) {
            throw new IllegalArgumentException("Shape " + shape + " for " + data.remaining() + " numbers");
        }
    }

    private static long count(List<Long> shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("Shape " + shape);
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    private static Buffer data(Tensor tensor) {
        if (tensor instanceof Floats floats) {
            return floats.data();
        }
        return tensor instanceof Doubles doubles ? doubles.data() : ((Longs) tensor).data();
    }

    private static Type type(Tensor tensor) {
        if (tensor instanceof Floats) {
            return Type.F32;
        }
        return tensor instanceof Doubles ? Type.F64 : Type.I64;
    }

    private static int itemBytes(Tensor tensor) {
        return type(tensor).bytes;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads one file; trusts nothing that it says of itself. */
    private record Reader(Path file, FileChannel channel) {

        Safetensors read() throws IOException {
            require(channel.size() >= LENGTH_BYTES, "it is too short");
            long headerLength = bytes(0, LENGTH_BYTES).getLong();
            require(
                    headerLength > 0 && headerLength <= Math.min(LONGEST_HEADER, channel.size() - LENGTH_BYTES),
                    "its header does not fit into it");
            JsonNode header =
                    JSON.readTree(bytes(LENGTH_BYTES, (int) headerLength).array());
            require(header != null && header.isObject(), "its header is not a JSON object");
            Map<String, String> metadata = new TreeMap<>();
            List<Entry> entries = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : header.properties()) {
                if (field.getKey().equals(METADATA)) {
                    field.getValue()
                            .properties()
                            .forEach(text ->
                                    metadata.put(text.getKey(), text.getValue().asText()));
                } else {
                    entries.add(entry(field.getKey(), field.getValue()));
                }
            }
            return new Safetensors(file, tensors(entries, LENGTH_BYTES + headerLength), metadata);
        }

        private Entry entry(String name, JsonNode json) {
            List<Long> shape = wholeNumbers(name, json.path("shape"));
            List<Long> offsets = wholeNumbers(name, json.path("data_offsets"));
            require(offsets.size() == 2, "'" + name + "' has no place");
            String type = json.path("dtype").asText();
            require(
                    Arrays.stream(Type.values()).anyMatch(known -> known.name().equals(type)),
                    "'" + name + "' has numbers of type '" + type + "'");
            Entry entry = new Entry(name, Type.valueOf(type), shape, offsets.get(0), offsets.get(1));
            long bytes = Math.multiplyExact(count(shape), (long) entry.type.bytes);
            require(
                    entry.start >= 0 && entry.end >= entry.start && entry.end - entry.start == bytes,
                    "'" + name + "' has another length than its shape says");
            require(bytes <= Integer.MAX_VALUE, "'" + name + "' exceeds 2 GiB");
            return entry;
        }

        private List<Long> wholeNumbers(String name, JsonNode array) {
            require(array.isArray(), "the description of '" + name + "' lacks something");
            List<Long> numbers = new ArrayList<>();
            for (JsonNode number : array) {
                require(
                        number.isIntegralNumber() && number.canConvertToLong(),
                        "the description of '" + name + "' is wrong");
                numbers.add(number.longValue());
            }
            return numbers;
        }

        private Map<String, Tensor> tensors(List<Entry> entries, long dataStart) throws IOException {
            entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
            long position = 0;
            for (Entry entry : entries) {
                require(entry.start == position, "'" + entry.name + "' overlaps another or leaves a gap");
                position = entry.end;
            }
            require(position == channel.size() - dataStart, "its values are cut off or something follows them");
            Map<String, Tensor> tensors = new TreeMap<>();
            for (Entry entry : entries) {
                ByteBuffer data = bytes(dataStart + entry.start, (int) (entry.end - entry.start));
                tensors.put(entry.name, entry.tensor(data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN)));
            }
            return tensors;
        }

        private ByteBuffer bytes(long position, int length) throws IOException {
            ByteBuffer bytes = littleEndian(length);
            while (bytes.hasRemaining()) {
                require(channel.read(bytes, position + bytes.position()) > 0, "it is too short");
            }
            return bytes.flip();
        }

        private void require(boolean condition, String otherwise) {
            if (!condition) {
                throw damaged(file, otherwise, null);
            }
        }
    }

    /** The format's names of types of numbers. */
    private enum Type {
        F32(Float.BYTES),
        F64(Double.BYTES),
        I64(Long.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /** What the header says of one tensor; its bytes relative to the first tensor's. */
    private record Entry(String name, Type type, List<Long> shape, long start, long end) {

        Tensor tensor(ByteBuffer data) {
            return switch (type) {
                case F32 -> new Floats(shape, data.asFloatBuffer());
                case F64 -> new Doubles(shape, data.asDoubleBuffer());
                case I64 -> new Longs(shape, data.asLongBuffer());
            };
        }
    }
}
