package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

class SeriesEncoderTest {

    private static final SeriesColumns COLUMNS = new SeriesColumns(
            SeriesLayout.MEASUREMENTS,
            Optional.of("patient"),
            Optional.of("minute"),
            Optional.of("variable"),
            List.of("value"));

    @TempDir
    Path folder;

    @Test
    void statisticsAreThoseOfEachVariableInTheWindow() {
        PatientSeries series = new PatientSeries();
        series.add(0, 30, 4);
        series.add(0, 10, 1);
        series.add(0, 90, 7);
        series.add(0, 101, 1000);
        series.add(1, 50, -2);
        double[] statistics = new SeriesStatistics(new SeriesWindow(0, 100), 3).of(series);
        // worked out by hand: values 1, 4, 7 at 10, 30, 90; halves (1 + 4) / 2 and 7
        assertArrayEquals(
                new double[] {Math.log(4), 4, Math.sqrt(6), 1, 7, 1, 7, 4.5, .9}, Arrays.copyOf(statistics, 9), 1e-12);
        assertEquals(Math.log(2), statistics[9], 1e-12);
        assertTrue(Double.isNaN(statistics[11]), "one value has no spread");
        assertEquals(0, statistics[18], "never measured");
        assertTrue(Double.isNaN(statistics[19]));
    }

    @Test
    void aGridCarriesValuesForwardAndSaysHowOldTheyAre() {
        PatientSeries series = new PatientSeries();
        series.add(0, 30, 14);
        series.add(0, 45, 10);
        series.add(0, 80, 6);
        List<SeriesVariable> variables = List.of(new SeriesVariable("pulse", 3, 10, 2));
        float[] grid = new SeriesGrid(new SeriesWindow(0, 100), variables, 5, 5).of(series);
        // steps of 20: nothing, 14, 10, carried, 6
        assertArrayEquals(new float[] {0, 0, 1, 2, 1, 0, 0, 1, 0, 0, 0, .2f, -2, 1, 0}, grid, 1e-6f);
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        MemoryTable rows = rows(40, 1);
        FittedEncoder encoder = fit(rows, SeriesForm.STATISTICS);
        Map<String, float[]> expected = encode(encoder, rows);
        Map<String, float[]> shuffled = encode(encoder, rows.shuffled(5));
        assertEquals(expected.keySet(), shuffled.keySet());
        expected.forEach((patient, values) -> assertArrayEquals(values, shuffled.get(patient), 1e-5f, patient));
    }

    @Test
    void theReportCountsPatientsNotMeasurements() throws IOException {
        MemoryTable rows = table();
        for (int round = 0; round < 3; round++) {
            for (int patient = 0; patient < 1200; patient++) {
                rows = rows.row("p" + patient, 10. * round, "pulse", 1. * (patient % 7) + round);
            }
        }
        rows = rows.row("p3", 5., "lactate", 2.).row("p1100", 5., "lactate", 3.).row("p3", 6., "lactate", 4.);
        EncodingReport report = fit(rows, SeriesForm.STATISTICS).report();
        assertEquals(1200, report.trainingRows());
        assertEquals(
                Map.of("pulse", 0L, "lactate", 1198L),
                report.columns().stream()
                        .collect(Collectors.toMap(EncodingReport.Column::name, EncodingReport.Column::missing)));
    }

    @Test
    void patientsThatDoNotFitIntoMemoryAreDealtIntoFiles() throws IOException {
        MemoryTable rows = rows(60, 2);
        Map<String, List<Double>> together = groups(rows, 1_000_000);
        assertEquals(together, groups(rows.shuffled(1), 1_000_000), "dealt into one file");
        assertEquals(together, groups(rows.shuffled(2), 7), "dealt into many");
        assertEquals(60, together.size());
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertEquals(
                    List.of(),
                    left.filter(Files::isDirectory)
                            .filter(path -> path.getFileName().toString().startsWith("multimodalbtw-series"))
                            .toList());
        }
    }

    @Test
    void aSavedEncoderGivesTheSameTensor() throws IOException {
        for (SeriesForm form : SeriesForm.values()) {
            MemoryTable rows = rows(30, 3);
            FittedEncoder encoder = fit(rows, form);
            Path directory = folder.resolve("encoder " + form);
            encoder.save(directory);
            FittedEncoder loaded = EncoderKinds.load(directory);
            assertEquals(Optional.of("patient"), loaded.patientColumn());
            assertEquals(encoder.output(), loaded.output());
            encoder.encode(rows, folder.resolve("before"), ProgressMonitor.NONE);
            loaded.encode(rows, folder.resolve("after"), ProgressMonitor.NONE);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
        }
    }

    /** As the first release wrote it, before there was a largest number of measurements. */
    @Test
    void anEncoderOfTheFirstFormGivesTheSameNumbers() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("old"));
        Safetensors.write(directory.resolve("statistics.safetensors"), Map.of(), Map.of());
        Files.writeString(
                directory.resolve("manifest.json"),
                """
                {"formatVersion": 1, "encoder": "series", "engineVersion": "0.1.0", "modality": "vitals",
                 "layout": "MEASUREMENTS", "patient": "patient", "time": "minute", "variable": "variable",
                 "values": ["value"], "inputs": [{"name": "minute", "kind": "NUMBER"},
                 {"name": "variable", "kind": "CATEGORY"}, {"name": "value", "kind": "NUMBER"}],
                 "form": "GRID", "steps": 5, "maxVariables": 200, "clip": 5.0, "window": {"from": 0.0, "to": 100.0},
                 "variables": [{"name": "pulse", "count": 3, "mean": 10.0, "deviation": 2.0}],
                 "scale": {"kept": [], "means": [], "deviations": []}, "trainingRows": 3,
                 "report": [{"name": "pulse", "treatment": "3 measurements", "features": 15, "missing": 0}]}
                """);
        FittedEncoder encoder = EncoderKinds.load(directory);
        assertEquals(
                new EncodingReport(3, List.of(new EncodingReport.Column("pulse", "3 measurements", 15, 0))),
                encoder.report());
        MemoryTable rows =
                table().row("a", 30., "pulse", 14.).row("a", 45., "pulse", 10.).row("a", 80., "pulse", 6.);
        // steps of 20: nothing, two standard deviations above the mean, the mean, carried, two below
        assertArrayEquals(
                new float[] {0, 0, 1, 2, 1, 0, 0, 1, 0, 0, 0, .2f, -2, 1, 0},
                encode(encoder, rows).get("a"),
                1e-6f);
    }

    @Test
    void unknownVariablesAndTimesOutsideOfTheWindowAreLeftOutAndCounted() throws IOException {
        FittedEncoder encoder = fit(table().row("a", 0., "pulse", 60.).row("a", 10., "pulse", 80.), SeriesForm.GRID);
        MemoryTable rows = table().row("b", 5., "pulse", 70.)
                .row("b", 6., "lactate", 2.)
                .row("b", 99., "pulse", 1.)
                .row("c", 5., "lactate", 2.);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE);
        assertEquals(1, summary.missing());
        assertEquals(
                List.of(
                        "1 variable is not among those that 'vitals' keeps of the training rows and left out: lactate.",
                        "1 measurement lies outside of the window from 0 to 10 and is left out.",
                        "1 patient has no measurement that is used, for example 'c', so that 'vitals' is missing there."),
                summary.warnings());
    }

    @Test
    void everyMeasurementIsKeptInTheOrderOfTimeWhateverTheOrderOfTheRows() throws IOException {
        MemoryTable rows = table().row("a", 10., "pulse", 80.)
                .row("a", 0., "temp", 37.)
                .row("a", 0., "pulse", 60.)
                .row("b", 5., "temp", 39.);
        FittedEncoder encoder = fit(rows, SeriesForm.EVENTS);
        assertEquals(new TensorColumn("vitals", List.of(4, 3), List.of(), Items.events(2)), encoder.output());
        Map<String, float[]> encoded = encode(encoder, rows);
        // pulse: 70 +- 10, temp: 38 +- 1; the window is 0 to 10
        assertArrayEquals(new float[] {0, -1, 0, 0, -1, 1, 1, 1, 0}, encoded.get("a"), 1e-6f);
        assertArrayEquals(new float[] {.5f, 1, 1}, encoded.get("b"), 1e-6f);
        MemoryTable turned = table().row("b", 5., "temp", 39.)
                .row("a", 0., "pulse", 60.)
                .row("a", 0., "temp", 37.)
                .row("a", 10., "pulse", 80.);
        assertArrayEquals(encoded.get("a"), encode(encoder, turned).get("a"));
    }

    @Test
    void ofTooManyMeasurementsTheLatestAreKept() throws IOException {
        MemoryTable rows = table();
        for (int i = 5; i >= 0; i--) {
            rows.row("a", (double) i, "pulse", 60. + i);
        }
        FittedEncoder encoder = fit(rows, SeriesForm.EVENTS);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE);
        assertEquals(
                List.of("2 of the measurements in the window are left out, because their patients have more than 4: the"
                        + " latest are kept."),
                summary.warnings());
        float[] events = encode(encoder, rows).get("a");
        assertEquals(4 * 3, events.length);
        assertEquals(.4f, events[0], 1e-6f);
    }

    @Test
    void aPatientWithoutAMeasurementLacksTheModality() throws IOException {
        MemoryTable rows =
                table().row("a", 0., "pulse", 60.).row("a", 1., "pulse", 61.).row("b", null, "pulse", 9.);
        Map<String, float[]> encoded = encode(fit(rows, SeriesForm.STATISTICS), rows);
        assertTrue(encoded.containsKey("b"));
        assertNull(encoded.get("b"));
    }

    @Test
    void listsOfARowAreSeriesToo() throws IOException {
        SeriesColumns lists = new SeriesColumns(
                SeriesLayout.LISTS, Optional.empty(), Optional.of("times"), Optional.empty(), List.of("pulse", "temp"));
        MemoryTable rows = new MemoryTable(
                        MemoryTable.vector("times"), MemoryTable.vector("pulse"), MemoryTable.vector("temp"))
                .row("a", new double[] {0, 10}, new double[] {60, 80}, new double[] {37, Double.NaN})
                .row("b", new double[] {0, 5}, new double[] {70, 90}, new double[] {38, 39})
                .row("c", null, null, null);
        FittedEncoder encoder =
                SeriesEncoder.fit("vitals", rows, lists, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
        assertEquals(Optional.empty(), encoder.patientColumn());
        Map<String, float[]> encoded = encode(encoder, rows);
        assertNull(encoded.get("c"));
        assertEquals(encoder.output().size(), encoded.get("a").length);
        MemoryTable ragged = new MemoryTable(
                        MemoryTable.vector("times"), MemoryTable.vector("pulse"), MemoryTable.vector("temp"))
                .row("a", new double[] {0}, new double[] {60, 80}, null);
        InputException refused = assertThrows(
                InputException.class, () -> encoder.encode(ragged, folder.resolve("t"), ProgressMonitor.NONE));
        assertEquals("Row 'a' has 2 values in column 'pulse' and 1 times in column 'times'.", refused.getMessage());
    }

    @Test
    void textInTheTimeColumnAndInfiniteValuesAreRefused() {
        MemoryTable texts = new MemoryTable(
                        MemoryTable.category("minute"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", "morning", "pulse", 60.);
        InputException refused = assertThrows(InputException.class, () -> fit(texts, SeriesForm.GRID));
        assertEquals("Column 'minute' holds texts that are no times, such as 'morning'.", refused.getMessage());
        MemoryTable infinite = table().row("a", 1., "pulse", Double.POSITIVE_INFINITY);
        InputException value = assertThrows(InputException.class, () -> fit(infinite, SeriesForm.GRID));
        assertEquals("Column 'value' is infinite in row 'a'.", value.getMessage());
    }

    @Test
    void datesCountFromEachPatientsFirstTimeInAnyOrderOfTheRows() throws IOException {
        MemoryTable dates = new MemoryTable(
                        new TableColumn("minute", TableColumn.Kind.TIME),
                        MemoryTable.category("variable"),
                        MemoryTable.number("value"))
                .row("a", 473_352.5, "pulse", 60.)
                .row("b", -10., "pulse", 80.)
                .row("a", null, "pulse", 70.)
                .row("a", 473_350.25, null, null)
                .row("b", -2., "pulse", 90.);
        Map<String, List<Double>> expected = Map.of("a", List.of(2.25), "b", List.of(0., 8.));
        Map<String, List<Double>> found = new TreeMap<>();
        new Measurements(dates, COLUMNS).forEach((patient, time, variable, value) -> {
            if (variable != null) {
                found.computeIfAbsent(patient, id -> new ArrayList<>()).add(time);
            }
        });
        assertEquals(new TreeMap<>(expected), found);
    }

    @Test
    void noMeasurementInTheWindowIsRefused() {
        SeriesEncoderSettings late = new SeriesEncoderSettings(
                SeriesForm.GRID,
                new SeriesSpan(OptionalDouble.of(100), OptionalDouble.of(200), Optional.empty()),
                4,
                9,
                10,
                5,
                false);
        MemoryTable rows = table().row("a", 1., "pulse", 60.);
        InputException refused = assertThrows(
                InputException.class, () -> SeriesEncoder.fit("vitals", rows, COLUMNS, late, ProgressMonitor.NONE));
        assertEquals("'vitals': no training row has a measurement in the window.", refused.getMessage());
    }

    private static FittedEncoder fit(TableRows rows, SeriesForm form) throws IOException {
        SeriesEncoderSettings settings = new SeriesEncoderSettings(form, SeriesSpan.open(), 6, 4, 200, 5, false);
        return SeriesEncoder.fit("vitals", rows, COLUMNS, settings, ProgressMonitor.NONE);
    }

    private Map<String, float[]> encode(FittedEncoder encoder, TableRows rows) throws IOException {
        Path file = folder.resolve("tensor");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        Map<String, float[]> encoded = new TreeMap<>();
        try (TensorTable table = TensorTable.open(file)) {
            for (int row = 0; row < table.rows(); row++) {
                encoded.put(table.rowId(row), table.values(0, row));
            }
        }
        return encoded;
    }

    private static Map<String, List<Double>> groups(TableRows rows, int rowsAFile) throws IOException {
        Map<String, List<Double>> groups = new TreeMap<>();
        new PatientGroups(new Measurements(rows, COLUMNS), Map.of("pulse", 0, "temp", 1), rowsAFile)
                .forEach(
                        (patient, series) -> groups.put(
                                patient,
                                IntStream.range(0, series.size())
                                        .mapToObj(
                                                i -> 1e6 * series.variable(i) + 1e3 * series.time(i) + series.value(i))
                                        .sorted()
                                        .toList()),
                        ProgressMonitor.NONE);
        return groups;
    }

    private static MemoryTable rows(int patients, long seed) {
        Random random = new Random(seed);
        MemoryTable table = table();
        for (int patient = 0; patient < patients; patient++) {
            List<Integer> minutes = new ArrayList<>(
                    IntStream.range(0, 5 + random.nextInt(20)).boxed().toList());
            Collections.shuffle(minutes, random);
            for (int minute : minutes) {
                table.row(
                        "p" + patient,
                        (double) minute,
                        random.nextBoolean() ? "pulse" : "temp",
                        60 + 10 * random.nextGaussian());
            }
        }
        return table;
    }

    private static MemoryTable table() {
        return new MemoryTable(
                MemoryTable.number("minute"), MemoryTable.category("variable"), MemoryTable.number("value"));
    }
}
