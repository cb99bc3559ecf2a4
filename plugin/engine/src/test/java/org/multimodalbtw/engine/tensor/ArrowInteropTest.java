package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;

/**
 * Exchanges files with Arrow's JavaScript implementation. Skipped where node or npm are not on the path, or the package
 * cannot be fetched.
 */
class ArrowInteropTest {

    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path SCRIPTS = Path.of("target", "arrow-interop");
    private static final String SCRIPT = "interop.mjs";

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(SOURCE), "the scripts are not in " + SOURCE.toAbsolutePath());
        assumeTrue(isOnPath("node") && isOnPath("npm"), "node and npm are not on the path");
        Files.createDirectories(SCRIPTS);
        for (String name : List.of("package.json", "package-lock.json", SCRIPT)) {
            Files.copy(SOURCE.resolve(name), SCRIPTS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = SCRIPTS.resolve("npm.log");
        int status = run(log, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        // a lock file that does not fit is a mistake here, anything else is the network
        assertFalse(text(log).contains("EUSAGE"), () -> text(log));
        assumeTrue(status == 0, "npm could not fetch Arrow, see " + log);
    }

    @Test
    void anotherImplementationReadsWhatIsWrittenHere() throws IOException, InterruptedException {
        TensorSchema schema = new TensorSchema(List.of(
                TensorColumn.vector("labs", List.of("Na+", "größe \"x\"")),
                new TensorColumn("図", List.of(2, 3), List.of()),
                new TensorColumn("events", List.of(5, 3), List.of(), Items.events(7))));
        List<TensorFiles.Row> rows = TensorFiles.random(schema, 4096 + 5, 0.3, 1);
        JsonNode read = read(TensorFiles.write(folder.resolve("java.arrow"), schema, rows));
        assertEquals(2, read.path("batches").asInt());
        assertEquals("2", read.path("metadata").path("multimodalbtw:format").asText());
        JsonNode columns = read.path("columns");
        assertEquals("row_id", columns.path(0).path("name").asText());
        assertEquals("FixedSizeList[6]<Float32>", columns.path(2).path("type").asText());
        assertEquals("図", columns.path(2).path("name").asText());
        assertEquals(
                "List<FixedSizeList[3]<Float32>>", columns.path(3).path("type").asText());
        assertEquals(
                "{\"items\":{\"kind\":\"EVENTS\",\"categories\":7},\"shape\":[5,3]}",
                columns.path(3).path("metadata").path("multimodalbtw:items").asText());
        JsonNode metadata = columns.path(2).path("metadata");
        assertEquals(
                "arrow.fixed_shape_tensor",
                metadata.path("ARROW:extension:name").asText());
        assertEquals(
                "{\"shape\":[2,3]}", metadata.path("ARROW:extension:metadata").asText());
        assertEquals(
                "[\"Na+\",\"größe \\\"x\\\"\"]",
                columns.path(1).path("metadata").path("multimodalbtw:features").asText());
        for (int row = 0; row < rows.size(); row++) {
            assertEquals(
                    rows.get(row).id(), columns.path(0).path("values").path(row).asText());
            for (int column = 0; column < 3; column++) {
                assertCell(
                        rows.get(row).values().get(column),
                        columns.path(column + 1).path("values").path(row));
            }
        }
        assertEquals(rows.size(), columns.path(2).path("values").size());
    }

    @Test
    void anotherImplementationReadsATableWithoutRows() throws IOException, InterruptedException {
        TensorSchema schema = new TensorSchema(List.of(TensorColumn.vector("labs", List.of("a"))));
        JsonNode read = read(TensorFiles.write(folder.resolve("none.arrow"), schema, List.of()));
        assertEquals(0, read.path("columns").path(1).path("values").size());
        assertEquals("labs", read.path("columns").path(1).path("name").asText());
    }

    @Test
    void readsWhatAnotherImplementationWrites() throws IOException, InterruptedException {
        Path file = folder.resolve("javascript.arrow");
        Path log = folder.resolve("log");
        assertEquals(0, run(log, "node", SCRIPT, "write", file.toAbsolutePath().toString()), () -> text(log));
        try (TensorTable table = TensorTable.open(file)) {
            assertEquals(
                    new TensorSchema(List.of(
                            new TensorColumn("plain", List.of(3), List.of()),
                            new TensorColumn("scan", List.of(2, 2), List.of()))),
                    table.schema());
            TensorFiles.assertRows(
                    List.of(
                            row("a", new float[] {1, 2, 3}, null),
                            row("größe \"7\"", null, new float[] {1, 2, 3, 4}),
                            row("🧬", new float[] {0.5f, -0.25f, 1e-30f}, null),
                            row("d", new float[] {7, 8, 9}, new float[] {5, 6, 7, 8}),
                            row("", new float[] {10, 11, 12}, new float[] {9, 10, 11, 12})),
                    table);
        }
    }

    @Test
    void readsRowIdsWithWideOffsets() throws IOException, InterruptedException {
        try (TensorTable table = TensorTable.open(variant("largeIds"))) {
            TensorFiles.assertRows(
                    List.of(
                            new TensorFiles.Row("a", List.of(new float[] {1, 2})),
                            new TensorFiles.Row("b", List.of(new float[] {3, 4}))),
                    table);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "emptyNumber, column 'm' has an empty number inside a row",
                "sameIds, row id 'a' occurs twice",
                "idMissing, a row has no row id",
                "dictionaryIds, 'row_id' does not hold plain texts",
                "numericIds, 'row_id' does not hold plain texts",
                "float64, 'm' does not hold float32 lists of a fixed size",
                "ragged, 'm' does not hold float32 lists of a fixed size",
                "scalar, 'm' does not hold float32 lists of a fixed size",
                "wrongShape, 'm' contradicts itself",
                "overflowingShape, 'm' contradicts itself",
                "permuted, 'm' contradicts itself",
                "noShape, 'm' contradicts itself",
            })
    void saysWhyAnotherFileCannotBeUsed(String kind, String reason) throws IOException, InterruptedException {
        Path file = variant(kind);
        InputException e = assertThrows(InputException.class, () -> TensorTable.open(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().contains("'" + kind + ".arrow'"), e.getMessage());
    }

    private Path variant(String kind) throws IOException, InterruptedException {
        Path file = folder.resolve(kind + ".arrow");
        Path log = folder.resolve("log");
        assertEquals(
                0, run(log, "node", SCRIPT, "variant", file.toAbsolutePath().toString(), kind), () -> text(log));
        return file;
    }

    private JsonNode read(Path file) throws IOException, InterruptedException {
        Path output = folder.resolve("output.json");
        assertEquals(
                0, run(output, "node", SCRIPT, "read", file.toAbsolutePath().toString()), () -> text(output));
        return new ObjectMapper().readTree(output.toFile());
    }

    private static void assertCell(float[] expected, JsonNode cell) {
        assertEquals(expected == null, cell.isNull());
        if (expected != null) {
            List<Double> numbers = numbers(cell);
            assertEquals(expected.length, numbers.size());
            for (int i = 0; i < expected.length; i++) {
                assertEquals((double) expected[i], numbers.get(i));
            }
        }
    }

    /** The numbers of a list, or of a list of lists one after the other. */
    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.isArray()) {
                numbers.addAll(numbers(item));
            } else {
                numbers.add(item.doubleValue());
            }
        }
        return numbers;
    }

    private static TensorFiles.Row row(String id, float[] plain, float[] scan) {
        return new TensorFiles.Row(id, Arrays.asList(plain, scan));
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator")))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static int run(Path output, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
