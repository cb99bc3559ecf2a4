package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** Words of few patients are not in what others are given. */
class RareTermsTest {

    @TempDir
    Path folder;

    /** "pain" and "rest" are of 6 patients each, "zebrafinch" of 4, "quokkahunter" of 1. */
    private static MemoryTable notes() {
        MemoryTable rows = new MemoryTable(MemoryTable.category("text"));
        for (int row = 0; row < 12; row++) {
            String common = row % 2 == 0 ? "pain" : "rest";
            rows.row("p" + row, common + (row < 4 ? " zebrafinch" : "") + (row == 9 ? " quokkahunter" : ""));
        }
        return rows;
    }

    private static TextEncoderSettings settings(TextForm form, TextUnit unit, int fewest) {
        return new TextEncoderSettings(form, 3, 2, 1000, 100, true, unit, fewest);
    }

    @ParameterizedTest
    @CsvSource({"COMPONENTS, PARTS", "COMPONENTS, WORDS", "TERMS, WORDS"})
    void noTermOfFewPatientsIsStored(TextForm form, TextUnit unit) throws IOException {
        FittedEncoder encoder = TextEncoder.fit("notes", notes(), settings(form, unit, 5), ProgressMonitor.NONE);
        assertFalse(saved(encoder).contains("zeb"), "of four patients");
        assertTrue(saved(encoder).contains("pai"));
        FittedEncoder all = TextEncoder.fit("notes", notes(), settings(form, unit, 1), ProgressMonitor.NONE);
        assertTrue(saved(all).contains("zeb"));
        assertFalse(saved(all).contains("quo"), "a single text is too few in any case");
        FittedEncoder four = TextEncoder.fit("notes", notes(), settings(form, unit, 4), ProgressMonitor.NONE);
        assertTrue(saved(four).contains("zeb"));
    }

    @Test
    void theyAreCountedButNotNamed() throws IOException {
        // zebrafinch and the pairs with pain and rest; each pair is of two patients
        FittedEncoder words =
                TextEncoder.fit("n", notes(), settings(TextForm.TERMS, TextUnit.WORDS, 5), ProgressMonitor.NONE);
        assertEquals(
                List.of(
                        "Of the words and pairs of words, 3 are not kept, because fewer than 5 training patients have them. "
                                + "'Fewest patients of a word' at 1 keeps all."),
                words.report().found());
        // 10 letters and two spaces have 10 parts of three, 9 of four and 8 of five characters
        FittedEncoder parts =
                TextEncoder.fit("n", notes(), settings(TextForm.COMPONENTS, TextUnit.PARTS, 5), ProgressMonitor.NONE);
        assertTrue(parts.report().found().get(0).startsWith("Of the parts of words, 27 are not kept"));
        parts.save(folder.resolve("saved"));
        assertEquals(
                parts.report().found(),
                EncoderKinds.load(folder.resolve("saved")).report().found());
    }

    @Test
    void saysWhichSettingLeavesNothing() {
        MemoryTable few = new MemoryTable(MemoryTable.category("text"));
        for (int row = 0; row < 4; row++) {
            few.row("p" + row, "pain");
        }
        assertMessage(
                () -> TextEncoder.fit("n", few, TextEncoderSettings.defaults(), ProgressMonitor.NONE),
                "no word occurs in 5 or more training texts");
    }

    @Test
    void encodersOfBeforeKeepAll() {
        TextEncoderSettings before = new TextEncoderSettings(null, 1, 2, 1, 0, true, null, 0);
        assertEquals(1, before.fewestPatients());
        assertEquals(2, before.fewestRows());
        assertEquals(5, TextEncoderSettings.defaults().fewestRows());
    }

    private String saved(FittedEncoder encoder) throws IOException {
        Path directory = Files.createTempDirectory(folder, "encoder").resolve("e");
        encoder.save(directory);
        StringBuilder all = new StringBuilder(encoder.output().toString());
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
