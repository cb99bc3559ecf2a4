package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

class TextEncoderTest {

    private static final String[] WORDS = {"Chest", "pain", "since", "Tuesday", "Fièvre", "und", "Husten", "咳嗽", "x-ray"
    };

    @TempDir
    Path folder;

    @Test
    void textsThatRepeatEachOtherHaveAsManyComponentsAsDirections() {
        MemoryTable rows = new MemoryTable(MemoryTable.category("text"));
        for (int row = 0; row < 40; row++) {
            rows.row("r" + row, row % 2 == 0 ? "pain in the chest" : "nothing of note");
        }
        FittedEncoder encoder = TextEncoder.fit("notes", rows, TextEncoderSettings.defaults(), ProgressMonitor.NONE);
        assertEquals(2, encoder.output().size());
    }

    @Test
    void countsWordsAndPairsInLowerCaseOfAnyScript() {
        assertEquals(
                Map.of(
                        "no",
                        2,
                        "fever",
                        1,
                        "no fever",
                        1,
                        "fever no",
                        1,
                        "ﬁbrosis".replace("ﬁ", "fi"),
                        1,
                        "no fibrosis",
                        1),
                new Terms(TermKind.PAIRS).count("No fever; NO ﬁbrosis!"));
        assertEquals(Map.of("fièvre", 1, "咳", 1, "嗽", 1), new Terms(TermKind.WORDS).count("Fie\u0300vre 咳嗽 …\uD800"));
        assertEquals(Map.of(), new Terms(TermKind.PAIRS).count(" — !? "));
    }

    @Test
    void countsPartsOfWords() {
        Terms parts = new Terms(TermKind.PARTS);
        assertEquals(
                Map.of(" no", 2, "no ", 2, " no ", 2, " mri", 1, "mri ", 1, " mri ", 1, " mr", 1, "mri", 1, "ri ", 1),
                parts.count("No MRI, no"));
        assertEquals(Map.of(" 咳 ", 1, " 嗽 ", 1, "咳 嗽", 1), parts.count("咳嗽"));
        assertEquals(Set.of(" \uD842\uDFB7 "), parts.count("\uD842\uDFB7").keySet(), "of two halves");
        assertEquals(Map.of(" a ", 1), parts.count("a"));
        assertEquals(Map.of(), parts.count(" — !? "));
    }

    @Test
    void longTextsAreFewerInMemory() {
        assertEquals(1, TextEncoder.every(50_000, 10_000_000));
        assertEquals(2, TextEncoder.every(50_001, 1));
        assertEquals(3, TextEncoder.every(50_000, 20_000_001));
    }

    @Test
    void settingsOfEarlierVersionsCountWords() {
        assertEquals(TermKind.PAIRS, new TextEncoderSettings(null, 1, 1, 1, 0, true, null).terms());
        assertEquals(TermKind.PARTS, TextEncoderSettings.defaults().terms());
    }

    @Test
    void weighsByFrequencyAndRarityAndToLengthOne() {
        TermCounts counts = new TermCounts(100);
        counts.add(Map.of("a", 5, "b", 1));
        counts.add(Map.of("a", 1));
        counts.add(Map.of("c", 1));
        Vocabulary vocabulary = counts.vocabulary(1, 2);
        assertEquals(List.of("a", "b"), vocabulary.terms());
        double a = (1 + Math.log(3)) * (Math.log(4.0 / 3) + 1);
        double b = Math.log(4.0 / 2) + 1;
        List<WeightedTerm> weighed = vocabulary.weigh(Map.of("b", 1, "a", 3, "unheard", 9));
        assertEquals(a / Math.hypot(a, b), weighed.get(0).weight(), 1e-12);
        assertEquals(b / Math.hypot(a, b), weighed.get(1).weight(), 1e-12);
        assertEquals(List.of("a"), counts.vocabulary(2, 9).terms());
    }

    @Test
    void keepsFrequentTermsWhereMemoryIsShort() {
        TermCounts counts = new TermCounts(50);
        for (int i = 0; i < 2000; i++) {
            counts.add(Map.of("often", 1, "rare " + i, 1));
        }
        assertEquals(List.of("often"), counts.vocabulary(1900, 10).terms());
    }

    @Test
    void findsTheSingularVectorsOfAMatrixThatIsKnown() {
        // 3 * e1 f2' + 2 * e2 f1' + 1 * e3 f3'
        List<List<WeightedTerm>> rows = List.of(
                List.of(new WeightedTerm(1, 3)), List.of(new WeightedTerm(0, 2)), List.of(new WeightedTerm(2, 1)));
        TruncatedSvd svd = TruncatedSvd.of(rows, 4, 2, iteration -> {});
        assertArrayEquals(new double[] {3, 2}, svd.singular(), 1e-12);
        assertArrayEquals(new double[] {0, 1, 1, 0, 0, 0, 0, 0}, svd.vectors(), 1e-12);
    }

    @Test
    void reproducesALowRankMatrixFromItsVectors() {
        Random random = new Random(5);
        double[][] left = gaussian(random, 60, 4);
        double[][] right = gaussian(random, 4, 40);
        List<List<WeightedTerm>> rows = new ArrayList<>();
        double[][] matrix = new double[60][40];
        for (int i = 0; i < 60; i++) {
            List<WeightedTerm> row = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                for (int k = 0; k < 4; k++) {
                    matrix[i][j] += left[i][k] * right[k][j];
                }
                row.add(new WeightedTerm(j, matrix[i][j]));
            }
            rows.add(row);
        }
        TruncatedSvd svd = TruncatedSvd.of(rows, 40, 20, iteration -> {});
        assertEquals(4, svd.components());
        for (double[] row : matrix) {
            double[] back = new double[40];
            for (int k = 0; k < 4; k++) {
                double along = 0;
                for (int j = 0; j < 40; j++) {
                    along += row[j] * svd.vectors()[j * 4 + k];
                }
                for (int j = 0; j < 40; j++) {
                    back[j] += along * svd.vectors()[j * 4 + k];
                }
            }
            assertArrayEquals(row, back, 1e-9);
        }
    }

    @Test
    void encodesTrainingRowsWithAMeanSquareOfOne() throws IOException {
        MemoryTable notes = notes(300, 1);
        FittedEncoder encoder = TextEncoder.fit("notes", notes, settings(12), ProgressMonitor.NONE);
        try (TensorTable table = encoded(encoder, notes)) {
            double sum = 0;
            long values = 0;
            for (int row = 0; row < table.rows(); row++) {
                float[] vector = table.values(0, row);
                if (vector != null) {
                    for (float value : vector) {
                        sum += value * value;
                        values++;
                    }
                }
            }
            assertEquals(1, sum / values, .02);
        }
    }

    @Test
    void rowsWithoutAnyWordLackTheModalityAndUnknownWordsAreZeros() throws IOException {
        FittedEncoder encoder = TextEncoder.fit("notes", notes(200, 1), settings(5), ProgressMonitor.NONE);
        MemoryTable rows = new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"))
                .row("nothing", null, null)
                .row("blank", " ", "…")
                .row("unknown", "zzz qqq", null)
                .row("known", null, "pain")
                .row("long", "pain und ".repeat(300_000), null);
        Path file = folder.resolve("few");
        EncodingSummary summary = encoder.encode(rows, file, ProgressMonitor.NONE);
        assertEquals(2, summary.missing());
        assertTrue(
                summary.warnings().get(0).contains("1 row has no word"),
                summary.warnings().toString());
        try (TensorTable table = TensorTable.open(file)) {
            assertNull(table.values(0, 0));
            assertNull(table.values(0, 1));
            assertArrayEquals(new float[5], table.values(0, 2));
            assertNotEquals(0, table.values(0, 3)[0]);
        }
    }

    @Test
    void eachColumnHasItsOwnVocabulary() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"));
        for (int i = 0; i < 40; i++) {
            rows.row("r" + i, i % 2 == 0 ? "pain" : "rest", i % 3 == 0 ? "pain" : null);
        }
        FittedEncoder encoder = TextEncoder.fit("m", rows, settings(9), ProgressMonitor.NONE);
        assertEquals(3, encoder.output().size());
        assertTrue(
                encoder.output().features().toString().contains("exam: pain"),
                encoder.output().toString());
    }

    @ParameterizedTest
    @EnumSource
    void encodesToTheSameBytesAfterLoading(TextUnit unit) throws IOException {
        TextEncoderSettings settings = new TextEncoderSettings(TextForm.COMPONENTS, 12, 2, 1000, 1000, true, unit);
        FittedEncoder encoder = TextEncoder.fit("notes ü", notes(300, 1), settings, ProgressMonitor.NONE);
        encoder.save(folder.resolve("encoder"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("encoder"));
        assertEquals(encoder, loaded);
        encoder.encode(notes(100, 2), folder.resolve("before"), ProgressMonitor.NONE);
        loaded.encode(notes(100, 2), folder.resolve("after"), ProgressMonitor.NONE);
        assertArrayEquals(Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
    }

    @Test
    void keepsTheTermsOfATextAsTheyFollowEachOther() throws IOException {
        MemoryTable training = new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"))
                .row("1", "no fever", "pain")
                .row("2", "No fever", "pain")
                .row("3", "fever", null);
        FittedEncoder encoder = TextEncoder.fit("notes", training, terms(5), ProgressMonitor.NONE);
        // 0 is a text of unknown words; then of the notes fever, no, no fever, and of the exams pain
        assertEquals(new TensorColumn("notes", List.of(5), List.of(), Items.tokens(5)), encoder.output());
        MemoryTable rows = new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"))
                .row("all", "Fever? no fever", "pain, PAIN!")
                .row("some", "high fever", null)
                .row("unknown", "zzz", null)
                .row("none", " ", null);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE);
        assertEquals(
                List.of(
                        "1 row has no word of 'notes' that the training rows know.",
                        "1 row has more than 5 words and pairs of words: what follows is left out."),
                summary.warnings());
        try (TensorTable table = TensorTable.open(folder.resolve("t"))) {
            assertArrayEquals(new float[] {1, 2, 1, 3, 4}, table.values(0, 0));
            assertArrayEquals(new float[] {1}, table.values(0, 1));
            assertArrayEquals(new float[] {0}, table.values(0, 2));
            assertNull(table.values(0, 3));
        }
    }

    @Test
    void encodesTermsToTheSameBytesAfterLoading() throws IOException {
        FittedEncoder encoder = TextEncoder.fit("notes", notes(300, 1), terms(5), ProgressMonitor.NONE);
        encoder.save(folder.resolve("encoder"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("encoder"));
        assertEquals(encoder, loaded);
        encoder.encode(notes(100, 2), folder.resolve("before"), ProgressMonitor.NONE);
        loaded.encode(notes(100, 2), folder.resolve("after"), ProgressMonitor.NONE);
        assertArrayEquals(Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
    }

    private static TextEncoderSettings terms(int maxLength) {
        return new TextEncoderSettings(TextForm.TERMS, 9, 2, 1000, maxLength, true, TextUnit.PARTS);
    }

    @Test
    void saysWhatIsWrongWithItsInput() {
        assertMessage(
                () -> TextEncoder.fit(
                        "notes",
                        MemoryTable.of(MemoryTable.category("note"), "one", "two", null),
                        settings(3),
                        ProgressMonitor.NONE),
                "no word occurs in 2 or more training texts");
        assertMessage(
                () -> TextEncoder.fit(
                        "notes", MemoryTable.of(MemoryTable.number("age"), 1.0), settings(3), ProgressMonitor.NONE),
                "'age' holds no texts");
    }

    private TensorTable encoded(FittedEncoder encoder, TableRows rows) throws IOException {
        Path file = folder.resolve("encoded");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        return TensorTable.open(file);
    }

    private static TextEncoderSettings settings(int components) {
        return new TextEncoderSettings(TextForm.COMPONENTS, components, 2, 1000, 1000, true, TextUnit.WORDS);
    }

    private static MemoryTable notes(int count, long seed) {
        Random random = new Random(seed);
        MemoryTable table = new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"));
        for (int i = 0; i < count; i++) {
            table.row(
                    "p" + i,
                    random.nextInt(10) == 0 ? null : note(random),
                    random.nextInt(2) == 0 ? null : note(random));
        }
        return table;
    }

    private static String note(Random random) {
        StringBuilder note = new StringBuilder();
        int words = random.nextInt(12);
        for (int i = 0; i < words; i++) {
            note.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return note.toString();
    }

    private static double[][] gaussian(Random random, int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return values;
    }
}
