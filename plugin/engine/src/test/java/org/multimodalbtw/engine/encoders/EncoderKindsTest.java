package org.multimodalbtw.engine.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Mutator;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.PlainEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.storage.StrictJson;
import org.multimodalbtw.engine.tensor.TensorTable;

class EncoderKindsTest {

    private static final Path FIXTURES = Path.of("..", "..", "test-workflows", "fixtures");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final TableRows training = MemoryTable.mixed(800, 1);
    private FittedEncoder encoder;
    private Path directory;

    @BeforeEach
    void save() throws IOException {
        TabularEncoderSettings settings = new TabularEncoderSettings(7, 4.5, true);
        encoder = TabularEncoder.fit("labs ü", training, settings, ProgressMonitor.NONE);
        directory = folder.resolve("encoder");
        encoder.save(directory);
    }

    @Test
    void encodesToTheSameBytesAfterLoading() throws IOException {
        FittedEncoder loaded = EncoderKinds.load(directory);
        assertEquals(encoder, loaded);
        TableRows rows = MemoryTable.mixed(900, 2);
        EncodingSummary before = encoder.encode(rows, folder.resolve("before"), ProgressMonitor.NONE);
        EncodingSummary after = loaded.encode(rows, folder.resolve("after"), ProgressMonitor.NONE);
        assertEquals(before, after);
        assertTrue(before.missing() > 0 && before.missing() < before.rows());
        assertArrayEquals(Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
    }

    @Test
    void consistsOfAManifestAndStatistics() throws IOException {
        assertEquals(Set.of("manifest.json", "statistics.safetensors", FileHashes.NAME), listing(directory));
        assertEquals(Set.of("encoder"), listing(folder));
        String manifest = Files.readString(directory.resolve("manifest.json"));
        assertTrue(manifest.contains("\"formatVersion\" : 2"), manifest);
    }

    @Test
    void savesIntoAnEmptyDirectoryButNotOverAnything() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        encoder.save(empty);
        assertEquals(encoder, EncoderKinds.load(empty));
        assertMessage(() -> encoder.save(empty), "not an empty directory");
        assertEquals(encoder, EncoderKinds.load(empty));
    }

    @Test
    void namesBothVersionsWhereTheManifestIsNewer() throws IOException {
        replaceInManifest("\"formatVersion\" : 2", "\"formatVersion\" : 3, \"unheard\" : [ ]");
        InputException e = assertThrows(InputException.class, () -> EncoderKinds.load(directory));
        assertTrue(e.getMessage().contains("version 3") && e.getMessage().contains("up to 2"), e.getMessage());
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        assertMessage(() -> EncoderKinds.load(folder.resolve("nowhere")), "no encoder");
        Path manifest = directory.resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        for (int length = 0; length < whole.length - 1; length += 13) {
            Files.write(manifest, Arrays.copyOf(whole, length));
            assertThrows(InputException.class, () -> EncoderKinds.load(directory));
        }
        Files.write(manifest, whole);
        Path statistics = directory.resolve("statistics.safetensors");
        byte[] numbers = Files.readAllBytes(statistics);
        Files.write(statistics, Arrays.copyOf(numbers, numbers.length - 8));
        assertThrows(InputException.class, () -> EncoderKinds.load(directory));
        Files.delete(statistics);
        assertThrows(InputException.class, () -> EncoderKinds.load(directory));
    }

    @Test
    void refusesAManifestThatDoesNotFitItsStatistics() throws IOException {
        replaceInManifest("\"indicator\" : true", "\"indicator\" : false");
        assertMessage(() -> EncoderKinds.load(directory), "damaged");
    }

    @Test
    void anyChangeWithoutTheHashesIsRefused() throws IOException {
        Mutator mutator = new Mutator(3);
        List<String> names = listing(directory).stream().sorted().toList();
        for (int i = 0; i < Thorough.times(300, 10_000); i++) {
            Path file = directory.resolve(names.get(i % names.size()));
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, mutator.bytes(whole));
            assertThrows(InputException.class, () -> EncoderKinds.load(directory), file + " " + i);
            Files.write(file, whole);
        }
        Files.delete(directory.resolve(FileHashes.NAME));
        assertMessage(() -> EncoderKinds.load(directory), "damaged");
    }

    @Test
    void aChangeOfAnEncoderOfTheFirstFormatIsRefusedOrStandsWhereItWas() throws IOException {
        Files.delete(directory.resolve(FileHashes.NAME));
        Path manifest = directory.resolve("manifest.json");
        byte[] first = Files.readString(manifest)
                .replace("\"formatVersion\" : 2", "\"formatVersion\" : 1")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(manifest, first);
        assertEquals(encoder, EncoderKinds.load(directory));
        Mutator mutator = new Mutator(4);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            Files.write(manifest, mutator.bytes(first));
            try {
                EncoderKinds.load(directory);
            } catch (InputException e) {
                refused++;
            }
        }
        assertTrue(refused > 100, "only " + refused + " refused");
    }

    @Test
    void aChangeWithItsHashesIsRefusedOrInEffect() throws IOException {
        List<Path> saved = allKinds();
        Mutator mutator = new Mutator(5);
        List<String> foreigners = new ArrayList<>();
        Set<String> before = listing(folder);
        int taken = 0;
        for (int i = 0; i < Thorough.times(300, 10_000); i++) {
            Path whole = saved.get(i % saved.size());
            JsonNode text =
                    mutator.json(JSON.readTree(whole.resolve("manifest.json").toFile()));
            Path copy = changed(whole, text, "copy" + i);
            try {
                taken += isRefusedElseInEffect(copy, text) ? 0 : 1;
            } catch (RuntimeException foreign) {
                foreigners.add(whole + " " + i + " " + foreign + " "
                        + Arrays.asList(foreign.getStackTrace()).subList(0, 4));
            }
        }
        assertEquals(List.of(), foreigners);
        assertTrue(taken > 0, "all are refused");
        // '../../elsewhere' of a copy is there
        Set<String> now = new TreeSet<>(listing(folder));
        assertTrue(now.remove("copies"));
        assertEquals(before, now);
        assertTrue(listing(folder.resolve("copies")).stream().allMatch(name -> name.matches("copy\\d+")));
    }

    @Test
    void aValueThatIsNullIsRefusedOrInEffect() throws IOException {
        Set<String> seen = new TreeSet<>();
        List<String> foreigners = new ArrayList<>();
        for (Path whole : allKinds()) {
            JsonNode text = JSON.readTree(whole.resolve("manifest.json").toFile());
            for (Map.Entry<String, JsonNode> without :
                    Mutator.nulls(text, text.path("encoder").asText()).entrySet()) {
                if (seen.add(without.getKey())) {
                    Path copy = changed(whole, without.getValue(), "null" + seen.size());
                    try {
                        isRefusedElseInEffect(copy, without.getValue());
                    } catch (RuntimeException foreign) {
                        foreigners.add(without.getKey() + " " + foreign + " "
                                + Arrays.asList(foreign.getStackTrace()).subList(0, 4));
                    }
                }
            }
        }
        assertTrue(seen.size() > 100, seen::toString);
        assertEquals(List.of(), foreigners);
    }

    /** Encoders of all kinds and of all releases. */
    private List<Path> allKinds() throws IOException {
        List<Path> saved = new ArrayList<>(saved());
        Path plain = folder.resolve("plain");
        MemoryTable numbers = MemoryTable.of(MemoryTable.number("x"), 1.0, 2.0);
        PlainEncoder.fit("labs", numbers, List.of(), ProgressMonitor.NONE).save(plain);
        saved.add(plain);
        saved.add(directory);
        return saved;
    }

    /** A copy with another manifest and the hashes of that. */
    private Path changed(Path whole, JsonNode manifest, String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copies").resolve(name));
        for (String file : listing(whole)) {
            Files.copy(whole.resolve(file), copy.resolve(file));
        }
        Files.write(copy.resolve("manifest.json"), JSON.writeValueAsBytes(manifest));
        FileHashes.write(copy);
        return copy;
    }

    private boolean isRefusedElseInEffect(Path directory, JsonNode text) throws IOException {
        try {
            FittedEncoder read = EncoderKinds.load(directory);
            Path again = directory.resolve("again");
            read.save(again);
            ObjectNode said = ((ObjectNode) text).remove(List.of("formatVersion", "engineVersion"));
            StrictJson.requireRead(said, JSON.readTree(Files.readAllBytes(again.resolve("manifest.json"))));
            for (TableRows rows : List.of(
                    MemoryTable.mixed(20, 2), MemoryTable.of(MemoryTable.number("x"), 1.0, null), wanted(read))) {
                encodeOrRefuse(read, rows, directory.resolve("encoded"));
            }
            return false;
        } catch (InputException refused) {
            return true;
        }
    }

    /** A row of what the encoder reads, and one without anything. */
    private static MemoryTable wanted(FittedEncoder encoder) {
        List<TableColumn> columns = encoder.inputs();
        MemoryTable rows = new MemoryTable(columns.toArray(TableColumn[]::new));
        rows.row("full", columns.stream().map(EncoderKindsTest::cell).toArray());
        return rows.row("empty", new Object[columns.size()]);
    }

    private static Object cell(TableColumn column) {
        return switch (column.kind()) {
            case NUMBER, TIME -> 1.0;
            case VECTOR -> new double[] {1, 2};
            case CATEGORY -> "a";
            default -> null;
        };
    }

    private static void encodeOrRefuse(FittedEncoder read, TableRows rows, Path file) throws IOException {
        try {
            read.encode(rows, file, ProgressMonitor.NONE);
        } catch (InputException refused) {
            assertFalse(refused.remedy().isBlank());
            return;
        }
        try (TensorTable encoded = TensorTable.open(file)) {
            for (int row = 0; row < encoded.rows(); row++) {
                for (float value : encoded.isPresent(0, row) ? encoded.values(0, row) : new float[0]) {
                    assertTrue(Float.isFinite(value), () -> read.report() + " gives " + value);
                }
            }
        }
    }

    private static List<Path> saved() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.endsWith("encoder/manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anUnknownFieldIsRefusedWhereGroupsLieFlat() throws IOException {
        Path plain = folder.resolve("plain");
        MemoryTable rows = MemoryTable.of(MemoryTable.number("x"), 1.0, 2.0);
        PlainEncoder.fit("labs", rows, List.of(), ProgressMonitor.NONE).save(plain);
        replaceInManifest(plain, "\"trainingRows\" : 2", "\"trainingRows\" : 2, \"unheard\" : [ ]");
        assertMessage(() -> EncoderKinds.load(plain), "damaged");
    }

    @Test
    void whatReleasesSavedIsReadAndWrittenAgainAsItWas() throws IOException {
        Set<String> kinds = new TreeSet<>();
        List<Path> saved = saved();
        for (Path one : saved) {
            Path again = folder.resolve(String.valueOf(saved.indexOf(one)));
            EncoderKinds.load(one).save(again);
            assertEquals(
                    withoutLaterSettings(withoutVersion(one)),
                    withoutLaterSettings(withoutVersion(again)),
                    one.toString());
            assertArrayEquals(statistics(one), statistics(again), one.toString());
            kinds.add(withoutVersion(one).get(2));
        }
        assertEquals(
                Stream.of("image", "series", "tabular", "text")
                        .map(kind -> "  \"encoder\" : \"" + kind + "\",")
                        .collect(Collectors.toSet()),
                kinds);
    }

    /** Settings that came later are off in what was saved before, and stand behind the others. */
    private static List<String> withoutLaterSettings(List<String> lines) {
        String text = String.join("\n", lines)
                .replace(",\n    \"flags\" : false", "")
                .replace(",\n    \"fewestPatients\" : 1", "")
                .replace(",\n    \"unnamedCategories\" : 0", "");
        return List.of(text.split("\n", -1));
    }

    /** The lines of a manifest; the versions, of the format in the second and of the engine in the fourth, are those of the build. */
    private static List<String> withoutVersion(Path encoder) throws IOException {
        return Files.readAllLines(encoder.resolve("manifest.json")).stream()
                .map(line -> line.matches("  \"(formatVersion|engineVersion)\".*") ? "" : line)
                .toList();
    }

    private static byte[] statistics(Path encoder) throws IOException {
        return Files.readAllBytes(encoder.resolve("statistics.safetensors"));
    }

    private void replaceInManifest(String text, String replacement) throws IOException {
        replaceInManifest(directory, text, replacement);
    }

    private static void replaceInManifest(Path encoder, String text, String replacement) throws IOException {
        Path manifest = encoder.resolve("manifest.json");
        String content = Files.readString(manifest);
        assertTrue(content.contains(text), content);
        Files.writeString(manifest, content.replaceFirst(text, replacement));
        FileHashes.write(encoder);
    }

    private static Set<String> listing(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
