package org.multimodalbtw.engine.pretrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.storage.AtomicDirectory;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.StrictJson;

/**
 * A pre-trained network as a directory: {@code manifest.json}, {@code weights.safetensors}, in which each parameter has its name and the
 * shape members x its own, and the hashes of both. Neither holds code, nor anything of a row.
 */
public final class PretrainedDirectory {

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.safetensors";
    private static final String FORMAT = "multimodal-btw-pretrained";
    /** The newest version of the format that this engine reads. */
    private static final int FORMAT_VERSION = 2;

    /** The first version with another objective than consistency; what has that one is written as the version before. */
    private static final int WITH_OBJECTIVES = 2;

    private static final int LONGEST = 64 << 20;
    private static final String REMEDY = "Execute the Multimodal Pretrainer again.";

    private static final ObjectMapper JSON = StrictJson.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** Reads what any version of the format, or another program's file, may hold. */
    private static final ObjectMapper TOLERANT =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PretrainedDirectory() {}

    /** What stands in the manifest's file. */
    private record Content(String format, int formatVersion, PretrainedManifest network) {}

    /** The part of it that every version of the format has. */
    private record Head(String format, int formatVersion) {}

    /**
     * Writes a network. The directory appears complete or not at all.
     *
     * @param directory does not exist yet, or is empty
     * @param network the network
     * @throws IOException if it cannot be written
     */
    public static void write(Path directory, PretrainedNetwork network) throws IOException {
        AtomicDirectory.write(directory, temporary -> {
            Content content = new Content(FORMAT, version(network.manifest()), network.manifest());
            Files.write(temporary.resolve(MANIFEST), JSON.writeValueAsBytes(content));
            Safetensors.write(temporary.resolve(WEIGHTS), tensors(network), Map.of("format", FORMAT));
            FileHashes.write(temporary);
        });
    }

    private static int version(PretrainedManifest manifest) {
        return manifest.settings().objective() == Objective.CONSISTENCY ? WITH_OBJECTIVES - 1 : WITH_OBJECTIVES;
    }

    private static Map<String, Safetensors.Tensor> tensors(PretrainedNetwork network) {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        PretrainedNetwork.slices(network.manifest())
                .forEach((name, slice) -> tensors.put(
                        name,
                        new Safetensors.Floats(
                                shape(network.manifest(), slice),
                                FloatBuffer.wrap(network.values().get(name)))));
        return tensors;
    }

    private static List<Long> shape(PretrainedManifest manifest, Slice slice) {
        return LongStream.concat(
                        LongStream.of(manifest.settings().members()),
                        slice.shape().stream().mapToLong(Integer::longValue))
                .boxed()
                .toList();
    }

    /**
     * @param directory a network's directory
     * @return the network
     * @throws InputException if it is none, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static PretrainedNetwork read(Path directory) throws IOException {
        PretrainedManifest manifest = readManifest(directory);
        FileHashes.read(directory).verify(WEIGHTS);
        Safetensors weights = Safetensors.read(directory.resolve(WEIGHTS)).requireFinite();
        try {
            Map<String, Slice> slices = PretrainedNetwork.slices(manifest);
            Map<String, float[]> values = new LinkedHashMap<>();
            slices.forEach((name, slice) -> {
                Safetensors.Floats found = weights.floats(name);
                if (!found.shape().equals(shape(manifest, slice))) {
                    throw new IllegalArgumentException("'" + name + "' has the shape " + found.shape() + " where "
                            + shape(manifest, slice) + " is needed");
                }
                values.put(name, found.toArray());
            });
            if (!weights.tensors().keySet().equals(slices.keySet())) {
                throw new IllegalArgumentException("it has parameters that no such network has");
            }
            return new PretrainedNetwork(manifest, values);
        } catch (InputException refused) {
            throw refused;
        } catch (RuntimeException damaged) {
            throw damaged(directory.resolve(WEIGHTS), damaged.getMessage(), damaged);
        }
    }

    /**
     * @param directory a network's directory
     * @return SHA-256 of its file of weights, as hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String hash(Path directory) throws IOException {
        return FileHashes.of(directory.resolve(WEIGHTS));
    }

    /**
     * @param directory a network's directory
     * @return what the network says of itself
     * @throws InputException if it is none, is damaged, or has a newer format
     * @throws IOException if it cannot be read
     */
    public static PretrainedManifest readManifest(Path directory) throws IOException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    directory + " is not a pre-trained network: it has no " + MANIFEST + ".",
                    "Choose the directory of a pre-trained network.");
        }
        try {
            FileHashes hashes = FileHashes.read(directory);
            if (hashes.isAbsent()) {
                throw new IllegalArgumentException("it has no " + FileHashes.NAME);
            }
            String text = hashes.text(MANIFEST, LONGEST);
            requireKnown(directory, text);
            JsonNode said = JSON.readTree(text);
            Content read = JSON.treeToValue(said, Content.class);
            JsonNode written = JSON.valueToTree(read);
            StrictJson.requireRead(said, written);
            StrictJson.requireFinite(written, Set.of());
            return read.network();
        } catch (InputException refused) {
            throw refused;
        } catch (JsonProcessingException damaged) {
            throw damaged(file, damaged.getOriginalMessage(), damaged);
        } catch (RuntimeException damaged) {
            throw damaged(file, damaged.getMessage(), damaged);
        }
    }

    private static void requireKnown(Path directory, String text) throws JsonProcessingException {
        Head head = TOLERANT.readValue(text, Head.class);
        if (head == null || !FORMAT.equals(head.format())) {
            throw new InputException(
                    directory + " does not describe a pre-trained network.",
                    "Choose the directory of a pre-trained network.");
        }
        if (head.formatVersion() > FORMAT_VERSION) {
            throw new InputException(
                    "The pre-trained network in " + directory + " has format version " + head.formatVersion()
                            + "; this extension reads versions up to " + FORMAT_VERSION + ".",
                    "Update the extension, or pre-train again with this one.");
        }
        if (head.formatVersion() < 1) {
            throw new IllegalArgumentException("version " + head.formatVersion());
        }
    }

    private static InputException damaged(Path file, String detail, Exception cause) {
        return new InputException(file + " is damaged: " + detail + ".", REMEDY, cause);
    }
}
