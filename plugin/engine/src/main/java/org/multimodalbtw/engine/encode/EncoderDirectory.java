package org.multimodalbtw.engine.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.AtomicDirectory;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.StrictJson;

/**
 * Encoders on disk: a directory with {@code manifest.json}, {@code statistics.safetensors}, what else the encoder carries, and the hashes of
 * these files.
 */
public final class EncoderDirectory {

    static final String MANIFEST = "manifest.json";
    static final String STATISTICS = "statistics.safetensors";

    private static final int FORMAT_VERSION = 2;

    /** The first version with hashes. */
    private static final int WITH_HASHES = 2;

    private static final int LONGEST_MANIFEST = 256 << 20;
    private static final ObjectMapper JSON = StrictJson.builder().build();

    private EncoderDirectory() {}

    /**
     * @param directory written by {@link FittedEncoder#save(Path)}
     * @param kinds the manifests that are known, by {@link EncoderManifest#kind()}
     * @return the encoder; it encodes to the same bits as the one that was saved
     * @throws InputException if there is no encoder, it is damaged, or a newer version of this extension wrote it
     * @throws IOException if it cannot be read
     */
    public static FittedEncoder load(Path directory, Map<String, Class<? extends EncoderManifest>> kinds)
            throws IOException {
        Path manifestFile = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(manifestFile)) {
            throw new InputException("There is no encoder in '" + directory + "'.", "Run the encoder node again.");
        }
        try {
            FileHashes hashes = FileHashes.read(directory);
            if (!(JSON.readTree(hashes.text(MANIFEST, LONGEST_MANIFEST)) instanceof ObjectNode json)) {
                throw new IllegalArgumentException("no manifest");
            }
            int version = version(json, directory);
            if (version >= WITH_HASHES && hashes.isAbsent()) {
                throw new IllegalArgumentException("no " + FileHashes.NAME);
            }
            hashes.verify(STATISTICS);
            EncoderManifest manifest = manifest(json, kinds.get(kind(json, directory, kinds.keySet())))
                    .of(version);
            FittedEncoder encoder = manifest.encoder(
                    Safetensors.read(directory.resolve(STATISTICS)).requireFinite(), directory);
            // a blank name or no feature at all shows here rather than in the middle of encoding
            encoder.output();
            encoder.inputs();
            return encoder;
        } catch (InputException e) {
            throw e;
        } catch (JsonProcessingException | RuntimeException e) {
            throw new InputException(
                    "The encoder in '" + directory + "' is damaged.", "Run the encoder node again.", e);
        }
    }

    /**
     * @param directory an encoder's directory
     * @param kind a kind of encoder, as {@link EncoderManifest#kind()} names it
     * @return whether it says that it is of this kind
     * @throws IOException if it cannot be read
     */
    public static boolean isOf(Path directory, String kind) throws IOException {
        Path manifest = directory.resolve(MANIFEST);
        return Files.isRegularFile(manifest)
                && kind.equals(JSON.readTree(manifest.toFile()).path("encoder").asText());
    }

    /**
     * Gives an encoder's modality a name. A directory with that name stays as it is.
     *
     * @param directory an encoder's own directory, of which there is no other user
     * @param modality the name, not blank
     * @throws InputException if it is damaged
     * @throws IOException if it cannot be read or written
     */
    public static void rename(Path directory, String modality) throws IOException {
        Path manifestFile = directory.resolve(MANIFEST);
        FileHashes hashes = FileHashes.read(directory);
        hashes.verify(STATISTICS);
        ObjectNode json = (ObjectNode) JSON.readTree(hashes.text(MANIFEST, LONGEST_MANIFEST));
        if (!json.path("modality").asText().equals(modality)) {
            json.put("modality", modality);
            JSON.writeValue(manifestFile.toFile(), json);
            FileHashes.write(directory);
        }
    }

    private static int version(ObjectNode manifest, Path directory) {
        JsonNode version = manifest.path("formatVersion");
        if (!version.canConvertToInt() || version.intValue() < 1) {
            throw new IllegalArgumentException("format version " + version);
        }
        if (version.intValue() > FORMAT_VERSION) {
            throw new InputException(
                    "The encoder in '" + directory + "' has format version " + version.intValue()
                            + ", and this extension knows versions up to " + FORMAT_VERSION + ".",
                    "Update the extension.");
        }
        return version.intValue();
    }

    /** Takes from the manifest what is not of its kind. */
    private static String kind(ObjectNode manifest, Path directory, Set<String> known) {
        String kind = manifest.path("encoder").asText();
        manifest.remove(List.of("formatVersion", "encoder", "engineVersion"));
        if (!known.contains(kind)) {
            throw new InputException(
                    "The encoder in '" + directory + "' is of an unknown type, '" + kind + "'.",
                    "Update the extension.");
        }
        return kind;
    }

    /** Jackson passes over unknown fields where a record's groups lie flat in the file, and over some values of another kind. */
    private static EncoderManifest manifest(ObjectNode json, Class<? extends EncoderManifest> type)
            throws JsonProcessingException {
        EncoderManifest manifest = JSON.treeToValue(json, type);
        JsonNode read = JSON.valueToTree(manifest);
        StrictJson.requireRead(json, read);
        StrictJson.requireFinite(read, Set.of());
        return manifest;
    }

    /**
     * @param directory does not exist yet, or is empty
     * @param manifest what the encoder says of itself
     * @param statistics its numbers
     * @throws InputException if something is there
     * @throws IOException if it cannot be written
     */
    public static void save(Path directory, EncoderManifest manifest, Map<String, Safetensors.Tensor> statistics)
            throws IOException {
        save(directory, manifest, statistics, Map.of());
    }

    /**
     * @param directory does not exist yet, or is empty
     * @param manifest what the encoder says of itself
     * @param statistics its numbers
     * @param carried further files that it needs, by the names that they get
     * @throws InputException if something is there, or a further file is not there any more or not what it was
     * @throws IOException if it cannot be written
     */
    public static void save(
            Path directory,
            EncoderManifest manifest,
            Map<String, Safetensors.Tensor> statistics,
            Map<String, FrozenFile> carried)
            throws IOException {
        if (!isFree(directory)) {
            throw new InputException("'" + directory + "' is not an empty directory.", "Choose another place.");
        }
        AtomicDirectory.write(directory, temporary -> {
            JSON.writeValue(temporary.resolve(MANIFEST).toFile(), described(manifest));
            Safetensors.write(temporary.resolve(STATISTICS), statistics, Map.of());
            for (Map.Entry<String, FrozenFile> file : carried.entrySet()) {
                file.getValue().verify();
                Files.copy(file.getValue().path(), temporary.resolve(file.getKey()));
            }
            FileHashes.write(temporary);
        });
    }

    private static boolean isFree(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> content = Files.list(directory)) {
                return content.findAny().isEmpty();
            }
        }
        return Files.notExists(directory);
    }

    private static ObjectNode described(EncoderManifest manifest) {
        String version = FittedEncoder.class.getPackage().getImplementationVersion();
        ObjectNode json = JSON.createObjectNode();
        json.put("formatVersion", FORMAT_VERSION);
        json.put("encoder", manifest.kind());
        json.put("engineVersion", Objects.requireNonNullElse(version, "development"));
        json.setAll((ObjectNode) JSON.valueToTree(manifest));
        return json;
    }
}
