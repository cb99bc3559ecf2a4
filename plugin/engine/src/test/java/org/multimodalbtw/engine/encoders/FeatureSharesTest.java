package org.multimodalbtw.engine.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.RowNames;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesForm;
import org.multimodalbtw.engine.encode.series.SeriesLayout;
import org.multimodalbtw.engine.encode.series.SeriesSpan;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextForm;
import org.multimodalbtw.engine.encode.text.TextUnit;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Encoders say in the words of the raw table what the numbers of their tensors add. */
class FeatureSharesTest {

    private static final int ROWS = 20;

    @TempDir
    Path folder;

    @Test
    void aColumnAddsUpItsNumberAndWhatSaysThatItIsEmptyOrALimit() throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("crp"), MemoryTable.number("crp: beyond limit"), MemoryTable.number("age"));
        for (int i = 0; i < ROWS; i++) {
            rows.row(
                    "p" + i,
                    i % 5 == 4 ? null : i == 2 ? Double.valueOf(.5) : Double.valueOf(i),
                    i % 5 == 4 ? null : i == 2 ? -1.0 : 0.0,
                    50.0 + i);
        }
        FittedEncoder encoder =
                TabularEncoder.fit("labs", rows, TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        List<FeatureShare> limit = shares(encoder, rows, 2);
        assertEquals(List.of("crp", "age"), names(limit));
        assertEquals("< 0.5", limit.get(0).value());
        assertEquals("7", shares(encoder, rows, 7).get(0).value());
        assertAddsUp(encoder, rows);
    }

    @Test
    void emptyCellsHaveNoValueAndCategoriesAddUpTheirIndicators() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.number("age"), MemoryTable.category("ward"));
        for (int i = 0; i < ROWS; i++) {
            rows.row("p" + i, i % 5 == 4 ? null : 40.0 + i, i % 2 == 0 ? "surgery" : i == 19 ? "burns" : "medicine");
        }
        FittedEncoder encoder =
                TabularEncoder.fit("labs", rows, TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        List<FeatureShare> row = shares(encoder, rows, 4);
        assertEquals(List.of("age", "ward"), names(row));
        assertEquals("", row.get(0).value());
        assertEquals("surgery", row.get(1).value());
        assertEquals("another", shares(encoder, rows, 19).get(1).value());
        assertEquals(FeatureShare.Telling.NOTHING, row.get(1).telling());
        assertAddsUp(encoder, rows);
    }

    @Test
    void codesAreFeaturesOfTheRowsThatHaveThem() throws IOException {
        MemoryTable rows = new MemoryTable(new TableColumn("diagnoses", TableColumn.Kind.CODES));
        for (int i = 0; i < ROWS; i++) {
            rows.row("p" + i, i % 2 == 0 ? "I10\nE11" : "I10");
        }
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", rows, TabularEncoderSettings.defaults().naming(1), ProgressMonitor.NONE);
        assertEquals(
                List.of("diagnoses: I10"),
                shares(encoder, rows, 1).stream()
                        .filter(one -> one.telling() == FeatureShare.Telling.FEATURE)
                        .map(FeatureShare::feature)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(SeriesForm.class)
    void aSeriesHasVariablesWithAStatisticOrATime(SeriesForm form) throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("hour"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int i = 0; i < ROWS; i++) {
            rows.row("p" + i, 1.0, "hr", 60.0 + i);
            rows.row("p" + i, 30.0, "hr", 80.0 + i);
        }
        FittedEncoder encoder = SeriesEncoder.fit(
                "vitals",
                rows,
                new SeriesColumns(
                        SeriesLayout.MEASUREMENTS,
                        Optional.empty(),
                        Optional.of("hour"),
                        Optional.of("variable"),
                        List.of("value")),
                new SeriesEncoderSettings(
                        form,
                        new SeriesSpan(OptionalDouble.of(0), OptionalDouble.of(48), Optional.empty()),
                        8,
                        100,
                        10,
                        5,
                        false),
                ProgressMonitor.NONE);
        List<FeatureShare> third = shares(encoder, rows, 3);
        FeatureShare first = third.stream()
                .filter(one -> one.feature().equals(form == SeriesForm.STATISTICS ? "hr: first" : "hr, 0 to 12"))
                .findFirst()
                .orElseThrow();
        assertEquals("63", first.value());
        if (form == SeriesForm.EVENTS) {
            assertEquals(List.of("hr, 0 to 12", "hr, 24 to 36"), names(third));
        }
        assertAddsUp(encoder, rows);
    }

    @Test
    void aTextHasItsWords() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("text"));
        for (int i = 0; i < ROWS; i++) {
            rows.row("p" + i, i % 2 == 0 ? "pain and fever and pain" : "cough and fever");
        }
        FittedEncoder encoder = TextEncoder.fit(
                "notes",
                rows,
                new TextEncoderSettings(TextForm.TERMS, 10, 1, 100, 20, false, TextUnit.WORDS, 5),
                ProgressMonitor.NONE);
        List<FeatureShare> row = shares(encoder, rows, 0);
        assertEquals(List.of("pain", "and", "fever"), names(row));
        assertEquals(FeatureShare.Telling.NOTHING, row.get(0).telling());
        assertEquals(1 + 5, row.get(0).share(), 1e-9);
        assertAddsUp(encoder, rows);
    }

    @ParameterizedTest
    @EnumSource(TextUnit.class)
    void componentsAreSharedOutAmongTheWordsOfTheText(TextUnit unit) throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("text"));
        for (int i = 0; i < ROWS; i++) {
            rows.row("p" + i, i % 2 == 0 ? "pain and painful fever" : i == 3 ? "zzz cough" : "cough and fever " + i);
        }
        FittedEncoder encoder = TextEncoder.fit(
                "notes",
                rows,
                new TextEncoderSettings(TextForm.COMPONENTS, 3, 1, 500, 20, false, unit, 5),
                ProgressMonitor.NONE);
        RowNames names = encoder.names(rows, Set.of("p0", "p3")).orElseThrow();
        List<FeatureShare> first = names.shares("p0", values(encoder, rows, 0), numbered(encoder, rows, 0));
        assertEquals(List.of("pain", "and", "painful", "fever"), names(first));
        assertEquals(1 + 2 + 3, first.stream().mapToDouble(FeatureShare::share).sum(), 1e-4);
        assertEquals(ROWS / 2, names.counts().get("pain"));
        assertTrue(names(names.shares("p3", values(encoder, rows, 3), numbered(encoder, rows, 3)))
                .contains("cough"));
        assertTrue(names.counts().getOrDefault("zzz", 0) < FeatureShare.FEWEST_PATIENTS);
    }

    private static List<String> names(List<FeatureShare> shares) {
        return shares.stream().map(FeatureShare::feature).toList();
    }

    private void assertAddsUp(FittedEncoder encoder, MemoryTable rows) throws IOException {
        for (int row = 0; row < ROWS; row++) {
            double sum = shares(encoder, rows, row).stream()
                    .mapToDouble(FeatureShare::share)
                    .sum();
            assertEquals(Arrays.stream(numbered(encoder, rows, row)).sum(), sum, 1e-9);
        }
    }

    /** The shares 1, 2, 3 ... of a row's numbers, named. */
    private List<FeatureShare> shares(FittedEncoder encoder, MemoryTable rows, int row) throws IOException {
        return encoder.shares(values(encoder, rows, row), numbered(encoder, rows, row));
    }

    private double[] numbered(FittedEncoder encoder, MemoryTable rows, int row) throws IOException {
        int size = encoder.output().ragged() ? encoder.output().itemSize() : 1;
        double[] numbers = new double[values(encoder, rows, row).length / size];
        Arrays.setAll(numbers, i -> 1 + i);
        return numbers;
    }

    private float[] values(FittedEncoder encoder, MemoryTable rows, int row) throws IOException {
        Path file = folder.resolve("rows.arrow");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(file)) {
            return table.values(0, table.index().get("p" + row));
        }
    }
}
