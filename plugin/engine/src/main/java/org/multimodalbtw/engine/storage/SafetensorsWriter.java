package org.multimodalbtw.engine.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.storage.Safetensors.Tensor;

/** Writes tensors and texts; equal content gives equal bytes. */
record SafetensorsWriter(Map<String, Tensor> tensors, Map<String, String> metadata) {

    private static final int WRITE_BYTES = 1 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    /** Writes a file; the place stays as it was if that fails. */
    void write(Path file) throws IOException {
        List<String> order = order();
        byte[] header = header(order);
        try (Draft draft = Draft.of(file)) {
            try (FileChannel channel =
                    FileChannel.open(draft.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(
                        channel,
                        littleEndian(Safetensors.LENGTH_BYTES)
                                .putLong(header.length)
                                .flip());
                write(channel, ByteBuffer.wrap(header));
                for (String name : order) {
                    writeValues(channel, tensors.get(name));
                }
            }
            draft.commit();
        }
    }

    /** Wide numbers come first so that all are aligned. */
    private List<String> order() {
        return tensors.keySet().stream()
                .sorted(Comparator.comparing((String name) ->
                                -NumberType.of(tensors.get(name)).bytes())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private byte[] header(List<String> order) throws JsonProcessingException {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(Safetensors.METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long start = 0;
        for (String name : order) {
            if (name.equals(Safetensors.METADATA)) {
                throw new IllegalArgumentException("'" + Safetensors.METADATA + "' is not a tensor's name");
            }
            Tensor tensor = tensors.get(name);
            NumberType type = NumberType.of(tensor);
            ObjectNode entry = header.putObject(name);
            entry.put("dtype", type.name());
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = start + (long) tensor.data().remaining() * type.bytes();
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
        NumberType type = NumberType.of(tensor);
        Buffer data = tensor.data();
        int blockItems = WRITE_BYTES / type.bytes();
        for (int from = data.position(); from < data.limit(); from += blockItems) {
            int count = Math.min(blockItems, data.limit() - from);
            type.put(tensor, from, count, block.clear());
            write(channel, block.limit(count * type.bytes()));
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
