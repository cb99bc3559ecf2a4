package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What is fitted to notes in parts is what is fitted to all at once. */
class NotePartsTest {

    private static final TableColumn[] DATED = {
        MemoryTable.category("text"), MemoryTable.category("written"), MemoryTable.category("summary")
    };

    private static final TableColumn[] PLAIN = {MemoryTable.category("text")};

    @TempDir
    private Path folder;

    /** A row: whose, and its cells. */
    private record Written(String patient, Object... cells) {}

    private static NoteSettings notes(String time) {
        return new NoteSettings(Optional.of("patient"), Optional.ofNullable(time), Optional.empty(), Optional.empty())
                .plain();
    }

    private static MemoryTable table(TableColumn[] columns, List<Written> rows) {
        MemoryTable table = new MemoryTable(columns);
        rows.forEach(row -> table.row(row.patient, row.cells));
        return table;
    }

    /** A sentence of made-up words, of which the first are frequent, as in any language. */
    private static String sentence(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(300));
            text.append(Integer.toString(7_000 + 7_919 * rank, 30)).append(' ');
        }
        return text.toString();
    }

    /** Notes in another order than they were written, some of which are empty. */
    private static List<Written> dated(int patients) {
        Random random = new Random(3);
        List<Written> rows = new ArrayList<>();
        for (int note = 0; note < 3; note++) {
            for (int patient = 0; patient < patients; patient++) {
                rows.add(new Written(
                        "p" + patient,
                        random.nextInt(9) == 0 ? null : sentence(random, 12) + (note == 1 ? "&lt; 5 <b>seen</b>" : ""),
                        random.nextInt(30) == 0 ? null : "2150-03-" + (28 - 9 * note - random.nextInt(9)),
                        random.nextInt(4) == 0 ? null : sentence(random, 3)));
            }
        }
        return rows;
    }

    /** Notes, one a patient, none of which is like another. */
    private static List<Written> plain(int patients) {
        Random random = new Random(4);
        List<Written> rows = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            rows.add(new Written("p" + patient, sentence(random, 8)));
        }
        return rows;
    }

    private static TextEncoderSettings few(int components) {
        return new TextEncoderSettings(TextForm.COMPONENTS, components, 2, 20_000, 1000, true, TextUnit.PARTS, 5);
    }

    private static FittedEncoder atOnce(
            TableColumn[] columns, List<Written> rows, NoteSettings notes, TextEncoderSettings settings) {
        return TextEncoder.fit("notes", table(columns, rows), notes, settings, ProgressMonitor.NONE);
    }

    private static NoteParts parts(TableColumn[] columns, NoteSettings notes, TextEncoderSettings settings) {
        return new NoteParts("notes", List.of(columns), notes, settings);
    }

    /** Fits in so many parts of patients, each given in two batches, of which the first two parts are merged before. */
    private static FittedEncoder merged(
            TableColumn[] columns,
            List<Written> rows,
            NoteSettings notes,
            TextEncoderSettings settings,
            int count,
            int readings)
            throws IOException {
        List<List<List<Written>>> batches = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            batches.add(List.of(new ArrayList<>(), new ArrayList<>()));
        }
        Map<String, List<Written>> byPatient = new LinkedHashMap<>();
        rows.forEach(row -> byPatient
                .computeIfAbsent(row.patient, first -> new ArrayList<>())
                .add(row));
        byPatient.forEach((patient, own) -> {
            int hash = Math.floorMod(31 * patient.hashCode(), 997);
            batches.get(hash % count).get(hash % 2).addAll(own);
        });
        NoteParts driver = parts(columns, notes, settings);
        int read = 0;
        while (!driver.isDone()) {
            List<byte[]> counted = new ArrayList<>();
            for (List<List<Written>> part : batches) {
                NoteParts.Part counting = parts(columns, notes, settings).part(driver.state());
                for (List<Written> batch : part) {
                    counting.add(table(columns, batch));
                }
                counted.add(counting.bytes());
            }
            if (count > 2) {
                byte[] two = parts(columns, notes, settings).merge(counted.subList(0, 2));
                counted.subList(0, 2).clear();
                counted.add(0, two);
            }
            driver.take(counted);
            read++;
        }
        assertEquals(readings, read);
        return driver.fitted();
    }

    private static void assertSame(FittedTextEncoder expected, FittedTextEncoder found) {
        assertEquals(expected.report(), found.report());
        assertEquals(expected.notes(), found.notes());
        assertEquals(expected.columns(), found.columns());
        assertEquals(expected.components(), found.components());
        assertArrayEquals(expected.projection(), found.projection(), 1e-6f);
    }

    @Test
    void severalNotesOfAPatientGiveTheSameEncoderHoweverPatientsAreDivided() throws IOException {
        List<Written> rows = dated(60);
        FittedTextEncoder expected =
                (FittedTextEncoder) atOnce(DATED, rows, notes("written"), TextEncoderSettings.defaults());
        Path one = folder.resolve("one");
        expected.encode(table(DATED, rows), one, ProgressMonitor.NONE);
        for (int count : new int[] {1, 2, 5}) {
            FittedTextEncoder found =
                    (FittedTextEncoder) merged(DATED, rows, notes("written"), TextEncoderSettings.defaults(), count, 7);
            assertSame(expected, found);
            Path other = folder.resolve("other");
            found.encode(table(DATED, rows), other, ProgressMonitor.NONE);
            assertSameTensors(one, other, 60);
        }
        assertTrue(expected.components() > 50, "as many as patients, nearly: " + expected.components());
        assertTrue(expected.report().found().get(0).startsWith("Of the parts of words, "));
    }

    @Test
    void theLeadingComponentsOfManyTextsAreThoseOfTheSameIterations() throws IOException {
        List<Written> rows = plain(900);
        FittedTextEncoder expected = (FittedTextEncoder) atOnce(PLAIN, rows, notes(null), few(20));
        assertEquals(20, expected.components());
        for (int count : new int[] {1, 3, 4}) {
            assertSame(expected, (FittedTextEncoder) merged(PLAIN, rows, notes(null), few(20), count, 6));
        }
    }

    @Test
    void textsThatRepeatEachOtherHaveAsManyComponentsAsDirections() throws IOException {
        List<Written> rows = new ArrayList<>();
        for (int patient = 0; patient < 60; patient++) {
            rows.add(new Written("p" + patient, plain(6).get(patient % 6).cells[0]));
        }
        FittedTextEncoder expected = (FittedTextEncoder) atOnce(PLAIN, rows, notes(null), few(40));
        assertEquals(6, expected.components());
        assertSame(expected, (FittedTextEncoder) merged(PLAIN, rows, notes(null), few(40), 4, 6));
    }

    @Test
    void textsThatKeepTheirTermsAreReadOnce() throws IOException {
        TextEncoderSettings terms = new TextEncoderSettings(TextForm.TERMS, 1, 2, 1000, 100, true, TextUnit.WORDS, 5);
        List<Written> rows = plain(80);
        assertEquals(atOnce(PLAIN, rows, notes(null), terms), merged(PLAIN, rows, notes(null), terms, 3, 1));
    }

    @Test
    void theSamePartsGiveTheSameBytes() throws IOException {
        List<Written> rows = dated(60);
        for (String name : List.of("a", "b")) {
            merged(DATED, rows, notes("written"), few(10), 3, 7).save(folder.resolve(name));
        }
        for (String file : List.of("manifest.json", "statistics.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("a").resolve(file),
                            folder.resolve("b").resolve(file)));
        }
    }

    @Test
    void aPartHasEightBytesForEachDirectionOfEachTerm() throws IOException {
        NoteParts driver = parts(PLAIN, notes(null), few(20));
        NoteParts.Part counting = driver.part(driver.state());
        counting.add(table(PLAIN, plain(50)));
        driver.take(List.of(counting.bytes()));
        NoteParts.Part multiplying = driver.part(driver.state());
        multiplying.add(table(PLAIN, plain(50)));
        int terms = ((FittedTextEncoder) atOnce(PLAIN, plain(50), notes(null), few(20)))
                .columns()
                .size();
        // 20 components and 10 more directions; how many there are, and which reading it is, beside them
        assertEquals(8 * 30 * terms, multiplying.bytes().length, 100);
        assertTrue(terms > 100 && driver.state().length > 8 * 30 * terms);
    }

    @Test
    void theSavedEncoderEncodesAsTheOneOfAllRows() throws IOException {
        List<Written> rows = plain(70);
        merged(PLAIN, rows, notes(null), few(12), 3, 6).save(folder.resolve("saved"));
        Path one = folder.resolve("one");
        atOnce(PLAIN, rows, notes(null), few(12)).encode(table(PLAIN, plain(90)), one, ProgressMonitor.NONE);
        Path loaded = folder.resolve("loaded");
        EncoderKinds.load(folder.resolve("saved")).encode(table(PLAIN, plain(90)), loaded, ProgressMonitor.NONE);
        assertSameTensors(one, loaded, 90);
    }

    private static void assertSameTensors(Path one, Path other, int rows) throws IOException {
        try (TensorTable first = TensorTable.open(one);
                TensorTable second = TensorTable.open(other)) {
            assertEquals(rows, first.rows());
            for (int row = 0; row < rows; row++) {
                assertArrayEquals(first.values(0, row), second.values(0, row), 1e-6f);
            }
        }
    }

    @Test
    void aTermOfFourPatientsInAllPartsIsNotStored() throws IOException {
        List<Written> rows = new ArrayList<>();
        for (int patient = 0; patient < 20; patient++) {
            String of = patient % 2 == 0 ? "pain" : "rest";
            // the first word is of four patients, of whom one has two notes with it; the second of five
            of += patient < 4 ? " zebrafinch" : patient < 9 ? " quokka" : "";
            rows.add(new Written("p" + patient, of));
        }
        rows.add(new Written("p0", "zebrafinch"));
        FittedEncoder found = merged(PLAIN, rows, notes(null), few(3), 5, 6);
        found.save(folder.resolve("saved"));
        String saved = Files.readString(folder.resolve("saved/manifest.json"));
        assertFalse(saved.contains("zeb"));
        assertTrue(saved.contains("quo"));
        assertTrue(found.report().found().get(0).startsWith("Of the parts of words, 27 are not kept"));
    }

    @Test
    void whatCannotBeLearntFromIsSaid() {
        NoteParts driver = parts(DATED, notes("written"), few(3));
        List<Written> odd = new ArrayList<>(dated(9));
        odd.replaceAll(row -> new Written(row.patient, row.cells[0], "soon", row.cells[2]));
        InputException times = assertThrows(InputException.class, () -> {
            NoteParts.Part part = driver.part(driver.state());
            part.add(table(DATED, odd));
            driver.take(List.of(part.bytes()));
        });
        assertTrue(times.getMessage().contains("no times, such as 'soon'"), times.getMessage());
        InputException few =
                assertThrows(InputException.class, () -> merged(PLAIN, plain(4), notes(null), few(3), 2, 6));
        assertEquals("'notes': no word occurs in 5 or more training texts.", few.getMessage());
        InputException number = assertThrows(
                InputException.class, () -> parts(new TableColumn[] {MemoryTable.number("age")}, notes(null), few(3)));
        assertEquals("Column 'age' holds no texts.", number.getMessage());
    }

    @Test
    void moreTermsThanFitAreRefusedBeforeTheyAreMultiplied() {
        TextEncoderSettings many =
                new TextEncoderSettings(TextForm.COMPONENTS, 20_000, 1, 20_000, 100, false, TextUnit.WORDS, 1);
        StringBuilder words = new StringBuilder();
        for (int word = 0; word < 12_000; word++) {
            words.append('w').append(word).append(' ');
        }
        List<Written> rows = List.of(new Written("a", words.toString()), new Written("b", "w1"));
        InputException refused = assertThrows(InputException.class, () -> merged(PLAIN, rows, notes(null), many, 2, 6));
        assertEquals(
                "The texts of 'notes' have 12000 different words in 1 column, too many to be fitted in parts.",
                refused.getMessage());
    }
}
