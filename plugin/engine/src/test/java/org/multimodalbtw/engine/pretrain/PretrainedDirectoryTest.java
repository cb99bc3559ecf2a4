package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.TensorColumn;

class PretrainedDirectoryTest {

    private static final PretrainedManifest MANIFEST = new PretrainedManifest(
            new PretrainingSettings(Objective.CONSISTENCY, 4, 2, 3, .25, .5, 9),
            List.of(
                    new TensorColumn("labs", List.of(2), List.of("crp", "wbc")),
                    new TensorColumn("head", List.of(3), List.of())),
            new PretrainedManifest.LearntRows(10, 2, true),
            Map.of("first loss", 3.5, "last loss", 1.25),
            Map.of("engine", "1"));

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void write() throws IOException {
        directory = folder.resolve("network");
        PretrainedDirectory.write(directory, network());
    }

    private static PretrainedNetwork network() {
        Random random = new Random(1);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Slice slice : PretrainedNetwork.slices(MANIFEST).values()) {
            float[] own = new float[2 * slice.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = random.nextFloat();
            }
            values.put(slice.name(), own);
        }
        return new PretrainedNetwork(MANIFEST, values);
    }

    @Test
    void aNetworkComesBackAsItWasWrittenAndTwiceTheSameBytes() throws IOException {
        assertEquals(network(), PretrainedDirectory.read(directory));
        assertEquals(MANIFEST, PretrainedDirectory.readManifest(directory));
        Path again = folder.resolve("again");
        PretrainedDirectory.write(again, PretrainedDirectory.read(directory));
        for (String name : List.of("manifest.json", "weights.safetensors", FileHashes.NAME)) {
            assertEquals(-1, Files.mismatch(directory.resolve(name), again.resolve(name)), name);
        }
    }

    @Test
    void encodersAndWhatMakesEmbeddingsAreKeptAndNothingElse() throws IOException {
        Map<String, Safetensors.Tensor> tensors =
                Safetensors.read(directory.resolve("weights.safetensors")).tensors();
        assertEquals(6 + 6 + 5, tensors.size(), tensors.keySet()::toString);
        assertEquals(List.of(2L, 2L, 4L), tensors.get("labs/encoder.1.weight").shape());
        assertTrue(tensors.containsKey("head/encoder.norm.gain"), tensors.keySet()::toString);
        assertFalse(tensors.containsKey("head/head.weight") || tensors.containsKey("labs/head.weight"));
        assertTrue(tensors.keySet().stream().noneMatch(name -> name.contains("projector") || name.contains("expert")));
    }

    @Test
    void aPlaceThatIsNotFreeStaysAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("weights.safetensors"));
        assertThrows(IOException.class, () -> PretrainedDirectory.write(directory, network()));
        assertEquals(
                new String(before, StandardCharsets.ISO_8859_1),
                Files.readString(directory.resolve("weights.safetensors"), StandardCharsets.ISO_8859_1));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(directory), left.toList());
        }
    }

    private String refused() {
        InputException refused = assertThrows(InputException.class, () -> PretrainedDirectory.read(directory));
        return refused.getMessage();
    }

    /** Writes the manifest anew with what is changed, and its hash. */
    private void edit(String what, String by) throws IOException {
        Path file = directory.resolve("manifest.json");
        String text = Files.readString(file);
        assertTrue(text.contains(what), text);
        Files.writeString(file, text.replace(what, by));
        Files.delete(directory.resolve(FileHashes.NAME));
        FileHashes.write(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"width\" : 4 | \"width\" : 5",
                "\"width\" : 4 | \"width\" : 0",
                "\"width\" : 4 | \"width\" : \"4\"",
                "\"width\" : 4 | \"width\" : 4, \"breadth\" : 4",
                "\"members\" : 2 | \"members\" : 3",
                "\"epochs\" : 3 | \"epochs\" : 0",
                "\"hidden\" : 0.25 | \"hidden\" : 1.5",
                "\"CONSISTENCY\" | \"MAGIC\"",
                "\"tests\" : 2 | \"tests\" : -2",
                "\"knowsTests\" : true | \"knowsTests\" : false",
                "\"last loss\" : 1.25 | \"last loss\" : \"NaN\"",
                "\"name\" : \"head\" | \"name\" : \"tail\"",
                "\"name\" : \"head\" | \"name\" : \"labs\"",
                "\"formatVersion\" : 1 | \"formatVersion\" : 0"
            })
    void whatAManifestSaysIsTakenByTheLetterAndMustMakeSense(String what, String by) throws IOException {
        edit(what, by);
        String said = refused();
        assertTrue(
                said.contains("damaged")
                        || said.contains("not a complete safetensors file")
                        || said.contains("must be"),
                said);
    }

    @Test
    void aNewerFormatIsNamedWithARemedy() throws IOException {
        edit("\"formatVersion\" : 1", "\"formatVersion\" : 3");
        InputException refused = assertThrows(InputException.class, () -> PretrainedDirectory.read(directory));
        assertTrue(refused.getMessage().contains("format version 3"), refused.getMessage());
        assertTrue(refused.remedy().startsWith("Update the extension"), refused.remedy());
    }

    @Test
    void somethingElseIsNoNetwork() throws IOException {
        edit("multimodal-btw-pretrained", "multimodal-btw-model");
        assertTrue(refused().contains("does not describe a pre-trained network"));
        Files.delete(directory.resolve("manifest.json"));
        assertTrue(refused().contains("is not a pre-trained network"));
    }

    @Test
    void filesThatAreNotThoseThatWereHashedAreRefused() throws IOException {
        Path weights = directory.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertTrue(refused().contains("SHA-256"));
        Files.delete(directory.resolve(FileHashes.NAME));
        assertTrue(refused().contains("it has no " + FileHashes.NAME));
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>(
                Safetensors.read(directory.resolve("weights.safetensors")).tensors());
        tensors.put("more", Safetensors.Tensor.of(new float[] {1}, 1));
        rewrite(tensors);
        assertTrue(refused().contains("parameters that no such network has"));
        tensors.remove("more");
        tensors.put("labs/encoder.1.bias", Safetensors.Tensor.of(new float[8], 4, 2));
        rewrite(tensors);
        assertTrue(refused().contains("'labs/encoder.1.bias' has the shape [4, 2] where [2, 4] is needed"));
        tensors.put("labs/encoder.1.bias", Safetensors.Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, Float.NaN}, 2, 4));
        rewrite(tensors);
        refused();
        tensors.remove("labs/encoder.1.bias");
        rewrite(tensors);
        refused();
    }

    private void rewrite(Map<String, Safetensors.Tensor> tensors) throws IOException {
        Safetensors.write(directory.resolve("weights.safetensors"), tensors, Map.of("format", "any"));
        Files.delete(directory.resolve(FileHashes.NAME));
        FileHashes.write(directory);
    }
}
