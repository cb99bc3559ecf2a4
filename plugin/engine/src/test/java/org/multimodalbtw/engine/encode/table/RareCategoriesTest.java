package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;

/** A category that few patients have could tell who they are, so a saved encoder does not name it. */
class RareCategoriesTest {

    private static final TabularEncoderSettings DEFAULTS = TabularEncoderSettings.defaults();

    @TempDir
    Path folder;

    private EncodingSummary summary;

    private static MemoryTable wards(String... categoriesAndCounts) {
        MemoryTable rows = new MemoryTable(MemoryTable.category("ward"));
        int patient = 0;
        for (String entry : categoriesAndCounts) {
            String[] parts = entry.split(":");
            for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
                rows.row("p" + patient++, parts[0]);
            }
        }
        return rows;
    }

    private FittedEncoder fit(TableRows rows, TabularEncoderSettings settings) {
        return TabularEncoder.fit("labs", rows, settings, ProgressMonitor.NONE);
    }

    private List<float[]> encode(FittedEncoder encoder, TableRows rows) throws IOException {
        Path file = folder.resolve("rows.arrow");
        try {
            summary = encoder.encode(rows, file, ProgressMonitor.NONE);
            return TabularEncoderTest.values(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void categoriesOfFewerThanFivePatientsCountAsOther() throws IOException {
        FittedEncoder encoder = fit(wards("A:9", "B:5", "Secret One:4", "Secret Two:1"), DEFAULTS);
        assertEquals(
                List.of("ward=A", "ward=B", "ward: other"), encoder.output().features());
        List<float[]> encoded = encode(encoder, wards("A:1", "Secret One:1", "new:1", "B:1"));
        assertArrayEquals(new float[] {1, 0, 0}, encoded.get(0));
        assertArrayEquals(new float[] {0, 0, 1}, encoded.get(1));
        assertArrayEquals(new float[] {0, 0, 1}, encoded.get(2));
        assertArrayEquals(new float[] {0, 1, 0}, encoded.get(3));
        assertEquals(
                List.of(
                        "Column 'ward': categories that no training row has, or too few to be named, which count as other,"
                                + " in 2 cells, for example 'Secret One', 'new'."),
                summary.warnings());
        assertEquals(
                "one feature for each of 2 categories and one feature for 2 others",
                encoder.report().columns().get(0).treatment());
    }

    @Test
    void noFileOfTheEncoderNamesThem() throws IOException {
        MemoryTable rows = wards("A:9", "Secret One:4");
        FittedEncoder encoder = fit(rows, DEFAULTS);
        List<float[]> encoded = encode(encoder, rows);
        Path saved = folder.resolve("encoder");
        encoder.save(saved);
        try (var files = Files.walk(saved)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Secret"),
                        file::toString);
            }
        }
        FittedEncoder loaded = EncoderDirectory.load(saved, Map.of(TabularManifest.KIND, TabularManifest.class));
        List<float[]> again = encode(loaded, rows);
        for (int row = 0; row < encoded.size(); row++) {
            assertArrayEquals(encoded.get(row), again.get(row));
        }
    }

    @Test
    void aColumnOfNothingElseIsLeftOut() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("village"), MemoryTable.number("age"));
        for (int i = 0; i < 8; i++) {
            rows.row("p" + i, "village" + i / 2, 30. + i);
        }
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(List.of("age"), encoder.output().features());
        assertEquals(
                "left out: no category has 5 patients",
                encoder.report().columns().get(0).treatment());
    }

    @Test
    void aSettingNamesThemAll() {
        assertEquals(
                List.of("ward=A", "ward=C"),
                fit(wards("A:9", "C:1"), DEFAULTS.naming(1)).output().features());
        TabularEncoderSettings ofBefore = new TabularEncoderSettings(20, 5, true, true, 0);
        assertEquals(1, ofBefore.fewestPatients());
        assertTrue(fit(wards("A:9", "C:1"), ofBefore).output().features().contains("ward=C"));
    }
}
