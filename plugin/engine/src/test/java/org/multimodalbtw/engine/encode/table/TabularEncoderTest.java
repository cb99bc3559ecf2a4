package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.tensor.TensorTable;

class TabularEncoderTest {

    private static final TabularEncoderSettings DEFAULTS =
            TabularEncoderSettings.defaults().naming(1);

    @TempDir
    Path folder;

    private EncodingSummary summary;

    @Test
    void standardisesNumbersAndFillsGapsWithTheMedian() throws IOException {
        // present 1 2 3 10: mean 4, squares 9 4 1 36 = 50, population deviation sqrt(12.5), median 2.5; a fifth is
        // empty
        MemoryTable rows = new MemoryTable(MemoryTable.number("x"), MemoryTable.category("c"))
                .row("a", 1.0, "u")
                .row("b", 2.0, "v")
                .row("c", 3.0, "u")
                .row("d", 10.0, "u")
                .row("e", null, "u");
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(List.of("x", "x: missing", "c=u", "c=v"), encoder.output().features());
        assertEquals("labs", encoder.output().name());
        double deviation = Math.sqrt(12.5);
        List<float[]> encoded = encode(encoder, rows);
        // the indicator's mean is 0.2 and its deviation 0.4
        assertArrayEquals(new float[] {(float) (-3 / deviation), -0.5f, 1, 0}, encoded.get(0));
        assertArrayEquals(new float[] {(float) (-2 / deviation), -0.5f, 0, 1}, encoded.get(1));
        assertArrayEquals(new float[] {(float) (6 / deviation), -0.5f, 1, 0}, encoded.get(3));
        assertArrayEquals(new float[] {(float) (-1.5 / deviation), 2f, 1, 0}, encoded.get(4));
    }

    @Test
    void trainingColumnsHaveMeanZeroAndDeviationOne() throws IOException {
        Random random = new Random(1);
        MemoryTable rows = new MemoryTable(MemoryTable.number("far"), MemoryTable.number("small"));
        for (int i = 0; i < 1000; i++) {
            rows.row("r" + i, 1.7e12 + random.nextGaussian(), 1e-200 * random.nextGaussian());
        }
        List<float[]> encoded = encode(fit(rows, DEFAULTS), rows);
        for (int feature = 0; feature < 2; feature++) {
            int index = feature;
            double mean =
                    encoded.stream().mapToDouble(row -> row[index]).average().orElseThrow();
            double square = encoded.stream()
                    .mapToDouble(row -> row[index] * row[index])
                    .average()
                    .orElseThrow();
            assertEquals(0, mean, 1e-3);
            assertEquals(1, square, 1e-3);
        }
    }

    @Test
    void limitsNumbersAndSaysSoWhereMoreThanOneInAHundredIsConcerned() throws IOException {
        FittedEncoder encoder =
                fit(MemoryTable.of(MemoryTable.number("x"), -1.0, 1.0), new TabularEncoderSettings(20, 3, true));
        assertEquals(
                List.of(-3f, 3f, 2f),
                firsts(encode(encoder, MemoryTable.of(MemoryTable.number("x"), -7.0, 1e300, 2.0))));
        assertEquals(1, summary.warnings().size());
        assertTrue(
                summary.warnings().get(0).contains("'x': 2 of 3 numbers are more than 3.0"),
                summary.warnings().get(0));
        Object[] one = new Object[100];
        Arrays.fill(one, 0.5);
        one[7] = 9.0;
        encode(encoder, MemoryTable.of(MemoryTable.number("x"), one));
        assertEquals(List.of(), summary.warnings());
    }

    @Test
    void treatsNaNAsEmptyAndRefusesInfinity() throws IOException {
        FittedEncoder encoder = fit(MemoryTable.of(MemoryTable.number("x"), 1.0, Double.NaN, 3.0, null), DEFAULTS);
        assertEquals(2, encoder.report().columns().get(0).missing());
        List<float[]> encoded = encode(encoder, MemoryTable.of(MemoryTable.number("x"), Double.NaN, 3.0, null));
        assertNull(encoded.get(0));
        assertArrayEquals(new float[] {1}, encoded.get(1));
        assertNull(encoded.get(2));
        assertEquals(2, summary.missing());
        MemoryTable infinite = MemoryTable.of(MemoryTable.number("x"), 1.0, Double.NEGATIVE_INFINITY);
        assertMessage(() -> fit(infinite, DEFAULTS), "'x' is infinite in row 'r1'");
        assertMessage(() -> encode(encoder, infinite), "'x' is infinite in row 'r1'");
        MemoryTable infiniteElement =
                MemoryTable.of(MemoryTable.vector("v"), new double[] {1}, new double[] {Double.POSITIVE_INFINITY});
        assertMessage(() -> fit(infiniteElement, DEFAULTS), "'v' is infinite in row 'r1'");
    }

    @Test
    void addsIndicatorsFromOneToNinetyNinePercent() {
        assertEquals(List.of("x", "always"), featuresWithGaps(9, true));
        assertEquals(List.of("x", "x: missing", "always"), featuresWithGaps(10, true));
        assertEquals(List.of("x", "x: missing", "always"), featuresWithGaps(990, true));
        assertEquals(List.of("x", "always"), featuresWithGaps(991, true));
        assertEquals(List.of("x", "always"), featuresWithGaps(500, false));
    }

    private List<String> featuresWithGaps(int gapsInAThousand, boolean indicators) {
        MemoryTable table = new MemoryTable(MemoryTable.number("x"), MemoryTable.number("always"));
        for (int i = 0; i < 1000; i++) {
            table.row("r" + i, i < gapsInAThousand ? null : Double.valueOf(i), 0.0 + i % 2);
        }
        return fit(table, new TabularEncoderSettings(20, 5, indicators))
                .output()
                .features();
    }

    @Test
    void oneValueOrNothingIsAFlag() throws IOException {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.number("age"), MemoryTable.number("ventilated"), MemoryTable.category("dialysis"))
                .row("a", 1.0, 1.0, null)
                .row("b", 2.0, null, "yes")
                .row("c", 3.0, 1.0, null)
                .row("d", 4.0, 1.0, "yes");
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(
                List.of("age", "ventilated: missing", "dialysis: missing"),
                encoder.output().features());
        List<float[]> encoded = encode(encoder, rows);
        // a quarter is empty: (1 - 1/4) / sqrt(3/16), and half of it: 1 and -1
        assertArrayEquals(new float[] {(float) Math.sqrt(3), -1}, Arrays.copyOfRange(encoded.get(1), 1, 3));
        assertArrayEquals(new float[] {(float) (-1 / Math.sqrt(3)), 1}, Arrays.copyOfRange(encoded.get(0), 1, 3));
        encoder.save(folder.resolve("flags"));
        FittedEncoder loaded =
                EncoderDirectory.load(folder.resolve("flags"), Map.of(TabularManifest.KIND, TabularManifest.class));
        assertArrayEquals(encoded.get(1), encode(loaded, rows).get(1));
        TabularEncoderSettings without = new TabularEncoderSettings(20, 5, true, false, 1);
        assertEquals(List.of("age"), fit(rows, without).output().features());
    }

    @Test
    void newPatientsMayShowLessOfAColumnThanTheTrainingRows() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("ward"), MemoryTable.number("age"))
                .row("a", "3", 50.0)
                .row("b", "ICU", 60.0);
        FittedEncoder encoder = fit(rows, DEFAULTS);
        float[] expected = encode(encoder, rows).get(0);
        MemoryTable asNumber =
                new MemoryTable(MemoryTable.number("ward"), MemoryTable.category("age")).row("n", 3.0, "50");
        assertArrayEquals(expected, encode(encoder, asNumber).get(0));
        assertTrue(summary.warnings().get(0).contains("'ward' holds numbers, and is read as texts"), summary::toString);
        MemoryTable empty = new MemoryTable(MemoryTable.number("ward"), MemoryTable.number("age")).row("n", null, 50.0);
        assertArrayEquals(new float[] {0, 0, -1}, encode(encoder, empty).get(0));
        MemoryTable wrong =
                new MemoryTable(MemoryTable.category("ward"), MemoryTable.category("age")).row("n", "3", "old");
        assertMessage(() -> encode(encoder, wrong), "'old' is no number");
    }

    @Test
    void numbersOfAFileInWhichAllIsTextAreReadWithoutAWord() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("ward"), MemoryTable.number("age"))
                .row("a", "3", 50.0)
                .row("b", "ICU", 60.0);
        MemoryTable texts =
                new MemoryTable(MemoryTable.category("ward"), MemoryTable.category("age")).row("n", "3", "50");
        FittedEncoder plain = fit(rows, DEFAULTS);
        FittedEncoder surveyed = TabularEncoder.fit("labs", rows, TableLook.usual(), DEFAULTS, ProgressMonitor.NONE);
        for (FittedEncoder encoder : List.of(plain, surveyed)) {
            float[] expected = encode(encoder, rows).get(0);
            assertArrayEquals(expected, encode(encoder, texts).get(0));
            assertTrue(summary.warnings().get(0).contains("'age' holds texts, and is read as numbers"));
            assertArrayEquals(expected, encode(encoder, texts.asTexts()).get(0));
            assertEquals(List.of(), summary.warnings());
        }
    }

    @Test
    void countsGapsOnlyWhereTheModalityIsPresent() throws IOException {
        MemoryTable rows =
                new MemoryTable(MemoryTable.number("x"), MemoryTable.number("y"), MemoryTable.category("unit"));
        for (int i = 0; i < 50; i++) {
            rows.row("full" + i, 0.0 + i, 1.0 * i * i, "mg");
            rows.row("empty" + i, null, null, "mg");
        }
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(List.of("x", "y"), encoder.output().features());
        assertEquals(
                "left out: only one category, 'mg'",
                encoder.report().columns().get(2).treatment());
        assertEquals(50, encoder.report().columns().get(0).missing());
        List<float[]> encoded = encode(encoder, rows);
        assertEquals(50, summary.missing());
        assertNull(encoded.get(1));
    }

    @Test
    void givesFrequentCategoriesAFeatureEachAndRareOnesOneTogether() throws IOException {
        MemoryTable rows = MemoryTable.of(
                MemoryTable.category("c"), "b", "a", "c", "c", "d", "b", "a", "c", "e \"quoted\"", " a", "größe");
        FittedEncoder encoder = fit(rows, new TabularEncoderSettings(3, 5, true));
        assertEquals(List.of("c=c", "c=a", "c=b", "c: other"), encoder.output().features());
        List<float[]> encoded =
                encode(encoder, MemoryTable.of(MemoryTable.category("c"), "c", "b", "größe", " a", "new", "new"));
        assertArrayEquals(new float[] {1, 0, 0, 0}, encoded.get(0));
        assertArrayEquals(new float[] {0, 0, 1, 0}, encoded.get(1));
        assertArrayEquals(new float[] {0, 0, 0, 1}, encoded.get(2));
        assertArrayEquals(new float[] {0, 0, 0, 1}, encoded.get(3));
        assertArrayEquals(new float[] {0, 0, 0, 1}, encoded.get(4));
        assertEquals(
                List.of(
                        "Column 'c': categories that no training row has, which count as other, in 2 cells, for example 'new'. Training rows have 'c', 'a', 'b': write these where they are meant."),
                summary.warnings());
    }

    @Test
    void givesUnseenCategoriesZerosWhereTrainingHasNoOthers() throws IOException {
        FittedEncoder encoder = fit(MemoryTable.of(MemoryTable.category("c"), "a", "b", "a"), DEFAULTS);
        assertEquals(List.of("c=a", "c=b"), encoder.output().features());
        List<float[]> encoded =
                encode(encoder, MemoryTable.of(MemoryTable.category("c"), "z", "y", "x", "w", "b", null));
        assertArrayEquals(new float[] {0, 0}, encoded.get(0));
        assertArrayEquals(new float[] {0, 1}, encoded.get(4));
        assertNull(encoded.get(5));
        assertTrue(
                summary.warnings()
                        .get(0)
                        .endsWith(
                                "which are not used, in 4 cells, for example 'w', 'x', 'y'. Training rows have 'a', 'b':"
                                        + " write these where they are meant."),
                summary.warnings().get(0));
    }

    @Test
    void marksEmptyCategoriesByZerosAndAnIndicator() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("c"), MemoryTable.number("x"))
                .row("1", "a", 1.0)
                .row("2", "b", 2.0)
                .row("3", null, 3.0)
                .row("4", null, 4.0);
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(List.of("c=a", "c=b", "c: missing", "x"), encoder.output().features());
        assertArrayEquals(
                new float[] {0, 0, 1}, Arrays.copyOf(encode(encoder, rows).get(2), 3));
        assertArrayEquals(
                new float[] {1, 0, -1}, Arrays.copyOf(encode(encoder, rows).get(0), 3));
    }

    @Test
    void treatsEachElementOfAVectorAsANumber() throws IOException {
        double nan = Double.NaN;
        MemoryTable rows = new MemoryTable(MemoryTable.vector("v"), MemoryTable.number("x"))
                .row("1", new double[] {1, 7, 10, nan}, 0.0)
                .row("2", new double[] {3, 7, nan, nan}, 0.0)
                .row("3", null, 1.0)
                .row("4", new double[] {5, 7, 20, nan}, 1.0);
        FittedEncoder encoder = fit(rows, DEFAULTS);
        // v[0]: mean 3, deviation sqrt(8/3), empty with its cell; v[2]: mean 15, deviation 5, empty once more
        assertEquals(
                List.of("v[0]", "v[2]", "v[2]: missing", "v: missing", "x"),
                encoder.output().features());
        EncodingReport.Column report = encoder.report().columns().get(0);
        assertEquals(4, report.features());
        assertTrue(report.treatment().contains("2 left out"), report.treatment());
        float two = (float) (2 / Math.sqrt(8 / 3.0));
        float often = (float) Math.sqrt(3);
        List<float[]> encoded = encode(encoder, rows);
        assertArrayEquals(new float[] {-two, -1, -1, -1 / often, -1}, encoded.get(0), 1e-6f);
        assertArrayEquals(new float[] {0, 0, 1, -1 / often, -1}, encoded.get(1), 1e-6f);
        assertArrayEquals(new float[] {0, 0, 1, often, 1}, encoded.get(2), 1e-6f);
    }

    @Test
    void refusesVectorsOfAnotherLength() {
        MemoryTable rows = MemoryTable.of(MemoryTable.vector("v"), new double[] {1, 2}, null, new double[] {1, 2, 3});
        assertMessage(() -> fit(rows, DEFAULTS), "Row 'r2' has 3 numbers in column 'v', where training rows have 2");
        FittedEncoder encoder =
                fit(MemoryTable.of(MemoryTable.vector("v"), new double[] {1, 2}, new double[] {2, 3}), DEFAULTS);
        assertMessage(
                () -> encode(encoder, MemoryTable.of(MemoryTable.vector("v"), new double[] {1})),
                "Row 'r0' has 1 number in column 'v', where training rows have 2");
    }

    @Test
    void leavesConstantAndEmptyColumnsOutAndSaysSo() throws IOException {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.number("constant"),
                        MemoryTable.number("empty"),
                        MemoryTable.vector("none"),
                        MemoryTable.number("x"))
                .row("1", 0.1, null, null, 1.0)
                .row("2", 0.1, Double.NaN, null, 2.0)
                .row("3", 0.1, null, null, 4.0);
        FittedEncoder encoder = fit(rows, DEFAULTS);
        assertEquals(List.of("x"), encoder.output().features());
        List<EncodingReport.Column> report = encoder.report().columns();
        assertEquals(
                List.of("constant", "empty", "none", "x"),
                report.stream().map(EncodingReport.Column::name).toList());
        assertEquals("left out: constant", report.get(0).treatment());
        assertEquals("left out: no training row has a value", report.get(1).treatment());
        assertEquals("left out: no training row has a value", report.get(2).treatment());
        assertEquals(3, report.get(1).missing());
        assertEquals(3, encoder.report().trainingRows());
        // columns that are left out need not be there
        assertEquals(
                1, encode(encoder, MemoryTable.of(MemoryTable.number("x"), 1.0)).size());
    }

    @Test
    void refusesTrainingRowsFromWhichNothingCanBeLearnt() {
        assertMessage(() -> fit(MemoryTable.of(MemoryTable.number("x")), DEFAULTS), "no row in training has a value");
        assertMessage(
                () -> fit(MemoryTable.of(MemoryTable.number("x"), null, Double.NaN), DEFAULTS),
                "no row in training has a value");
        assertMessage(() -> fit(MemoryTable.of(MemoryTable.number("x"), 2.0), DEFAULTS), "No column of 'labs' varies");
        assertMessage(
                () -> fit(MemoryTable.of(MemoryTable.number("x"), -1.7e308, 1.7e308), DEFAULTS), "'x' are too large");
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        MemoryTable rows = MemoryTable.mixed(3000, 5);
        FittedEncoder first = fit(rows, DEFAULTS);
        List<float[]> expected = encode(first, rows);
        for (int seed = 0; seed < 3; seed++) {
            FittedEncoder other = fit(rows.shuffled(seed), DEFAULTS);
            assertEquals(first.report(), other.report());
            assertSame(expected, encode(other, rows));
        }
    }

    @Test
    void readingTheRowsInManyPassesChangesNothing() throws IOException {
        MemoryTable rows = MemoryTable.mixed(500, 6);
        List<float[]> expected = encode(fit(rows, DEFAULTS), rows);
        for (long cells : new long[] {1, 700, 1700}) {
            FittedEncoder passes = TabularFit.of("labs", rows, DEFAULTS, cells, ProgressMonitor.NONE);
            assertSame(expected, encode(passes, rows));
        }
    }

    @Test
    void matchesColumnsByNameAndRefusesWhatDoesNotFit() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.number("x"), MemoryTable.category("c"))
                .row("1", 1.0, "a")
                .row("2", 2.0, "b");
        FittedEncoder encoder = fit(rows, DEFAULTS);
        MemoryTable swapped = new MemoryTable(
                        MemoryTable.category("c"), MemoryTable.number("new"), MemoryTable.number("x"))
                .row("1", "a", 9.0, 1.0)
                .row("2", "b", 9.0, 2.0);
        assertSame(encode(encoder, rows), encode(encoder, swapped));
        assertMessage(() -> encode(encoder, MemoryTable.of(MemoryTable.number("y"), 1.0)), "'x', 'c'");
        MemoryTable vectors =
                new MemoryTable(MemoryTable.vector("x"), MemoryTable.category("c")).row("1", new double[] {1}, "a");
        assertMessage(() -> encode(encoder, vectors), "'x' holds vectors, where training rows have numbers");
    }

    @Test
    void leavesNothingBehindWhenEncodingFailsOrIsCancelled() throws IOException {
        FittedEncoder encoder = fit(MemoryTable.of(MemoryTable.number("x"), 1.0, 2.0), DEFAULTS);
        Path file = folder.resolve("failed.arrow");
        MemoryTable twice =
                new MemoryTable(MemoryTable.number("x")).row("a", 1.0).row("a", 2.0);
        assertMessage(() -> encoder.encode(twice, file, ProgressMonitor.NONE), "'a' occurs twice");
        ProgressMonitor cancelled = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                throw new AssertionError("worked on after the cancel");
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> encoder.encode(mixedNumbers(), file, cancelled));
        assertThrows(
                CancellationException.class, () -> TabularEncoder.fit("labs", mixedNumbers(), DEFAULTS, cancelled));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void encodesNoRowsAndSaysWhereAllAreMissing() throws IOException {
        FittedEncoder encoder = fit(mixedNumbers(), DEFAULTS);
        assertEquals(List.of(), encode(encoder, MemoryTable.of(MemoryTable.number("x"))));
        assertEquals(new EncodingSummary(0, 0, List.of()), summary);
        encode(encoder, MemoryTable.of(MemoryTable.number("x"), null, null));
        assertEquals(new EncodingSummary(2, 2, List.of("No row has a value of 'labs'.")), summary);
    }

    @Test
    void reportsProgressUpToTheEnd() {
        List<Double> fractions = new ArrayList<>();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        TabularEncoder.fit("labs", MemoryTable.mixed(5000, 7), DEFAULTS, monitor);
        assertFalse(fractions.isEmpty());
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.get(fractions.size() - 1) > 0.9 && fractions.get(fractions.size() - 1) <= 1);
    }

    private static MemoryTable mixedNumbers() {
        return MemoryTable.of(MemoryTable.number("x"), 1.0, 2.0, null, 5.0);
    }

    private static FittedEncoder fit(TableRows rows, TabularEncoderSettings settings) {
        return TabularEncoder.fit("labs", rows, settings, ProgressMonitor.NONE);
    }

    private List<float[]> encode(FittedEncoder encoder, TableRows rows) throws IOException {
        Path file = folder.resolve("encoded.arrow");
        try {
            summary = encoder.encode(rows, file, ProgressMonitor.NONE);
            return values(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static List<float[]> values(Path file) throws IOException {
        try (TensorTable table = TensorTable.open(file)) {
            List<float[]> values = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                values.add(table.values(0, row));
            }
            return values;
        }
    }

    private static List<Float> firsts(List<float[]> rows) {
        return rows.stream().map(row -> row[0]).toList();
    }

    static void assertSame(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int row = 0; row < expected.size(); row++) {
            assertArrayEquals(expected.get(row), actual.get(row));
        }
    }
}
