package org.multimodalbtw.engine.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.PlainEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;

class EncoderKindsTest {

    private static final Path FIXTURES = Path.of("..", "..", "test-workflows", "fixtures");

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
        assertEquals(Set.of("manifest.json", "statistics.safetensors"), listing(directory));
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
    void flippedBytesNeverEscapeAsAnotherFailure() throws IOException {
        Random random = new Random(3);
        int refused = 0;
        for (String name : listing(directory)) {
            Path file = directory.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 400; i++) {
                byte[] bytes = whole.clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                try {
                    EncoderKinds.load(directory);
                } catch (InputException e) {
                    refused++;
                }
            }
            Files.write(file, whole);
        }
        assertTrue(refused > 100, "only " + refused + " refused");
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
        List<Path> saved;
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            saved = files.filter(file -> file.endsWith("encoder/manifest.json"))
                    .map(Path::getParent)
                    .toList();
        }
        for (Path one : saved) {
            Path again = folder.resolve(String.valueOf(saved.indexOf(one)));
            EncoderKinds.load(one).save(again);
            assertEquals(withoutVersion(one), withoutLaterSettings(withoutVersion(again)), one.toString());
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
    }

    private static Set<String> listing(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
