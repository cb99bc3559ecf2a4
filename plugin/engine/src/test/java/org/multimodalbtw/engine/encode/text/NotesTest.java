package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Several notes of a patient, in the order of their times, and those that are not known when the prediction is made. */
class NotesTest {

    private static final String UNSAID =
            "No moment of prediction is given ('Known at'): notes after the outcome, if there are any, are not left out.";

    @TempDir
    Path folder;

    private static NoteSettings settings(String time, String start, KnownAt known) {
        return new NoteSettings(
                Optional.of("patient"),
                Optional.ofNullable(time),
                Optional.ofNullable(start),
                Optional.ofNullable(known));
    }

    /** What each patient's text is, in the order of the patients, and what is said. */
    private static List<String> texts(MemoryTable table, NoteSettings settings, List<String> warnings) {
        NoteReading reading = NoteReading.of(table, settings);
        Notes notes = Notes.toLearnFrom(table, reading);
        List<String> texts = new ArrayList<>();
        notes.rows().forEach(row -> texts.add(row.id() + ": " + (row.isMissing(0) ? null : row.category(0))));
        warnings.addAll(notes.warnings());
        return texts;
    }

    private static MemoryTable hours() {
        return new MemoryTable(MemoryTable.category("text"), MemoryTable.number("hour"))
                .row("b", "third", 30.)
                .row("a", "late", 24.5)
                .row("b", "first", 1.)
                .row("b", "second", 24.)
                .row("a", "early", -2.)
                .row("b", " ", 3.)
                .row("b", "timeless", null)
                .row("c", "future", 99.);
    }

    @Test
    void notesOfAPatientAreJoinedInTheOrderOfTheirTimes() {
        List<String> said = new ArrayList<>();
        assertEquals(
                List.of("b: first\nsecond\nthird\ntimeless", "a: early\nlate", "c: future"),
                texts(hours(), settings("hour", null, null), said));
        assertEquals(
                List.of(
                        "2 patients have several notes, which are joined to one text in the order of 'hour'.",
                        "1 note has no time and comes last among the notes of the patient: cells of 'hour' are empty. To put it in order:"
                                + " write the time.",
                        UNSAID),
                said);
        said.clear();
        MemoryTable table = new MemoryTable(MemoryTable.category("text"))
                .row("b", "x")
                .row("a", "y")
                .row("b", "z");
        assertEquals(List.of("b: x\nz", "a: y"), texts(table, settings(null, null, null), said));
        assertEquals(
                List.of("1 patient has several notes, which are joined to one text in the order of the table.", UNSAID),
                said);
    }

    @Test
    void notesWhoseTimeCannotBeReadAreCountedWithAnExample() {
        List<String> said = new ArrayList<>();
        MemoryTable table = new MemoryTable(MemoryTable.category("text"), MemoryTable.category("written"))
                .row("a", "lost", "unknown")
                .row("a", "early", "2150-03-31")
                .row("a", "late", "2150-04-01")
                .row("b", "the only one", null);
        List<String> expected = new ArrayList<>(List.of("a: early\nlate\nlost", "b: the only one"));
        for (int patient = 0; patient < 30; patient++) {
            table.row("c" + patient, "note", "2150-04-01");
            expected.add("c" + patient + ": note");
        }
        assertEquals(expected, texts(table, settings("written", null, null), said));
        assertEquals(
                "1 note has no time and comes last among the notes of the patient: cells of 'written' are no times, for example 'unknown'. To put"
                        + " it in order: write the time.",
                said.get(1));
        said.clear();
        MemoryTable one = new MemoryTable(MemoryTable.category("text"), MemoryTable.number("hour"))
                .row("a", "x", 1.)
                .row("b", "y", null);
        texts(one, settings("hour", null, null), said);
        assertEquals(List.of(UNSAID), said, "a single note is in order");
    }

    @Test
    void whatIsWrittenAfterTheMomentOfPredictionIsLeftOutAndCounted() {
        List<String> said = new ArrayList<>();
        assertEquals(
                List.of("b: first\nsecond", "a: early", "c: null"),
                texts(hours(), settings("hour", null, new KnownAt(24, 0, 0)), said));
        assertEquals(
                List.of(
                        "1 patient has several notes, which are joined to one text in the order of 'hour'.",
                        "3 notes are later than what is known at the moment of prediction and left out.",
                        "1 note has no time, so that nobody can tell whether it was known, and is left out: cells of 'hour' are empty."),
                said);
        said.clear();
        assertEquals(
                List.of("b: first", "a: null", "c: null"),
                texts(hours(), settings("hour", null, new KnownAt(24, .5, 23)), said),
                "from .5 to 23.5");
        assertEquals("4 notes are later than what is known at the moment of prediction and left out.", said.get(0));
        assertEquals("1 note is older than the look-back and left out.", said.get(1));
    }

    private static MemoryTable dates() {
        return new MemoryTable(
                        MemoryTable.category("text"), MemoryTable.category("written"), MemoryTable.category("index"))
                .row("a", "before", "2150-03-31 08:00", "2150-03-31 12:00")
                .row("a", "at", "2150-03-31T12:00", null)
                .row("a", "after", "2150-03-31 12:01", null)
                .row("b", "lost", "2150-04-01 12:00", null)
                .row("c", "odd", "yesterday", "2150-03-31 12:00")
                .row("d", "days before", "2150-03-01", "31.03.2150");
    }

    @Test
    void theMomentMayBeInAColumnOrCountFromTheFirstNote() {
        // one text of twelve is no date
        MemoryTable table = dates();
        for (int i = 0; i < 8; i++) {
            table.row("e" + i, "early", "2150-03-31", "2150-04-01");
        }
        List<String> said = new ArrayList<>();
        List<String> texts = texts(table, settings("written", "index", new KnownAt(0, 0, 0)), said);
        assertEquals(
                List.of("a: before\nat", "b: null", "c: null", "d: days before", "e0: early"), texts.subList(0, 5));
        assertEquals(
                List.of(
                        "1 patient has several notes, which are joined to one text in the order of 'written'.",
                        "1 note is later than what is known at the moment of prediction and left out.",
                        "2 notes have no time, so that nobody can tell whether it was known, and are left out: 1 patient has no 'index'."),
                said);
        texts = texts(table, settings("written", null, new KnownAt(4, 0, 0)), new ArrayList<>());
        assertEquals(List.of("a: before\nat", "b: lost", "c: null"), texts.subList(0, 3), "hours from the first note");
    }

    @Test
    void aNoteFromTheFutureChangesNothing() throws IOException {
        NoteSettings settings = settings("hour", null, new KnownAt(24, 0, 0));
        FittedEncoder plain = fit(many(false), settings);
        FittedEncoder other = fit(many(true), settings);
        assertEquals(plain, other, "fitted on notes that are known");
        try (TensorTable before = encoded(plain, many(false), "before");
                TensorTable after = encoded(plain, many(true), "after")) {
            for (int row = 0; row < before.rows(); row++) {
                assertArrayEquals(before.values(0, row), after.values(0, row));
            }
        }
        FittedEncoder all = fit(many(true), settings("hour", null, null));
        assertNotEquals(plain.output().size(), all.output().size(), "without a moment it is read");
    }

    /** Forty patients with two early notes each, and in one case a note from the day after with words of its own. */
    private static MemoryTable many(boolean withFuture) {
        MemoryTable table = new MemoryTable(MemoryTable.category("text"), MemoryTable.number("hour"));
        Random random = new Random(4);
        String[] words = {"pain", "fever", "cough", "rest"};
        for (int i = 0; i < 40; i++) {
            table.row("p" + i, words[random.nextInt(4)], 2.).row("p" + i, words[random.nextInt(4)], 1.);
            if (withFuture) {
                table.row("p" + i, i % 2 == 0 ? "died peacefully" : "went home", 48.);
            }
        }
        return table;
    }

    private static FittedEncoder fit(TableRows rows, NoteSettings settings) {
        TextEncoderSettings words =
                new TextEncoderSettings(TextForm.COMPONENTS, 20, 2, 1000, 1000, true, TextUnit.WORDS, 5);
        return TextEncoder.fit("notes", rows, settings, words, ProgressMonitor.NONE);
    }

    private TensorTable encoded(FittedEncoder encoder, TableRows rows, String name) throws IOException {
        encoder.encode(rows, folder.resolve(name), ProgressMonitor.NONE);
        return TensorTable.open(folder.resolve(name));
    }

    @Test
    void wordsOfOnePatientInManyNotesAreThoseOfOnePatient() {
        MemoryTable table = new MemoryTable(MemoryTable.category("text"));
        for (int i = 0; i < 12; i++) {
            table.row("p" + i, "pain").row("p0", "zebrafinch");
        }
        FittedEncoder encoder = fit(table, settings(null, null, null));
        assertFalse(encoder.output().toString().contains("zebrafinch"));
    }

    @Test
    void savedEncodersReadNotesAsTheyLearntThem() throws IOException {
        for (TextForm form : TextForm.values()) {
            TextEncoderSettings words = new TextEncoderSettings(form, 9, 2, 1000, 1000, true, TextUnit.WORDS, 1);
            NoteSettings settings = settings("hour", null, new KnownAt(24, 1, 30));
            FittedEncoder encoder = TextEncoder.fit("notes", many(true), settings, words, ProgressMonitor.NONE);
            Path saved = folder.resolve("encoder " + form);
            encoder.save(saved);
            FittedEncoder loaded = EncoderKinds.load(saved);
            assertEquals(encoder, loaded);
            assertEquals(Optional.of("patient"), loaded.patientColumn());
            assertEquals(
                    List.of("text", "hour"),
                    loaded.inputs().stream().map(column -> column.name()).toList());
            EncodingSummary summary = loaded.encode(many(true), folder.resolve("tensor"), ProgressMonitor.NONE);
            assertEquals(40, summary.rows());
            assertEquals(
                    "40 notes are later than what is known at the moment of prediction and left out.",
                    summary.warnings().get(1));
        }
    }

    @Test
    void rowsThatAreReadAsTheyAreLeaveNoTrace() throws IOException {
        MemoryTable table = MemoryTable.of(MemoryTable.category("text"), "pain", "pain", "rest", "rest", "cough");
        TextEncoderSettings words = new TextEncoderSettings(TextForm.COMPONENTS, 2, 2, 9, 9, true, TextUnit.WORDS);
        FittedEncoder encoder = TextEncoder.fit("notes", table, NoteSettings.NONE, words, ProgressMonitor.NONE);
        assertNull(NoteReading.of(table, NoteSettings.NONE));
        encoder.save(folder.resolve("encoder"));
        assertFalse(Files.readString(folder.resolve("encoder").resolve("manifest.json"))
                .contains("\"notes\" : {"));
        assertEquals(Optional.empty(), encoder.patientColumn());
    }

    @Test
    void saysWhatIsWrongWithTimes() {
        assertMessage(() -> settings(null, null, new KnownAt(0, 0, 0)), "'Known at' is given, but no column of times");
        assertMessage(
                () -> texts(dates(), settings("text", null, null), new ArrayList<>()),
                "Column 'text' holds texts that are no times, such as 'before'");
        assertMessage(
                () -> texts(dates(), settings("when", null, null), new ArrayList<>()),
                "The table has no column 'when'");
    }
}
