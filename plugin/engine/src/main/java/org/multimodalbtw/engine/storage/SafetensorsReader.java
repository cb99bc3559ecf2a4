package org.multimodalbtw.engine.storage;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.storage.Safetensors.Tensor;

/** Reads one file; trusts nothing that it says of itself. */
record SafetensorsReader(Path file, FileChannel channel) {

    private static final int LONGEST_HEADER = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What the header says of one tensor; its bytes relative to the first tensor's. */
    private record Entry(String name, NumberType type, List<Long> shape, long start, long end) {}

    Safetensors read() throws IOException {
        require(channel.size() >= Safetensors.LENGTH_BYTES, "it is too short");
        long headerLength = bytes(0, Safetensors.LENGTH_BYTES).getLong();
        require(
                headerLength > 0 && headerLength <= Math.min(LONGEST_HEADER, channel.size() - Safetensors.LENGTH_BYTES),
                "its header does not fit into it");
        JsonNode header = JSON.readTree(StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes(Safetensors.LENGTH_BYTES, (int) headerLength))
                .toString());
        require(header != null && header.isObject(), "its header is not a JSON object");
        Map<String, String> metadata = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(Safetensors.METADATA)) {
                field.getValue()
                        .properties()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().asText()));
            } else {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        return new Safetensors(file, tensors(entries, Safetensors.LENGTH_BYTES + headerLength), metadata);
    }

    private Entry entry(String name, JsonNode json) {
        List<Long> shape = wholeNumbers(name, json.path("shape"));
        List<Long> offsets = wholeNumbers(name, json.path("data_offsets"));
        require(offsets.size() == 2, "'" + name + "' has no place");
        String type = json.path("dtype").asText();
        Optional<NumberType> known = NumberType.named(type);
        require(known.isPresent(), "'" + name + "' has numbers of type '" + type + "'");
        Entry entry = new Entry(name, known.orElseThrow(), shape, offsets.get(0), offsets.get(1));
        long bytes = Math.multiplyExact(Safetensors.count(shape), (long) entry.type.bytes());
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
            ByteBuffer values = data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
            tensors.put(entry.name, entry.type.tensor(entry.shape, values));
        }
        return tensors;
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            require(channel.read(bytes, position + bytes.position()) > 0, "it is too short");
        }
        return bytes.flip();
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Safetensors.damaged(file, otherwise, null);
        }
    }
}
