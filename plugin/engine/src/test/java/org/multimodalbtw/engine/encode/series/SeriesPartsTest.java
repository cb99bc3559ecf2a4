package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What is fitted in parts is what is fitted to all rows at once. */
class SeriesPartsTest {

    private static final TableColumn[] PLAIN = {
        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value")
    };

    private static final TableColumn[] DATED = {
        MemoryTable.category("charttime"),
        MemoryTable.category("variable"),
        MemoryTable.number("value"),
        MemoryTable.category("unit"),
        MemoryTable.category("admittime")
    };

    @TempDir
    private Path folder;

    /** A row: whose, and its cells. */
    private record Written(String patient, Object... cells) {}

    private static SeriesColumns columns(SeriesLayout layout, TableColumn[] table, boolean haveUnits) {
        boolean isWide = layout == SeriesLayout.WIDE;
        return new SeriesColumns(
                layout,
                Optional.of("patient"),
                Optional.of(table[0].name()),
                isWide ? Optional.empty() : Optional.of("variable"),
                isWide ? Arrays.stream(table).skip(1).map(TableColumn::name).toList() : List.of("value"),
                haveUnits ? Optional.of("unit") : Optional.empty(),
                haveUnits ? Optional.of("admittime") : Optional.empty());
    }

    private static SeriesColumns plain() {
        return columns(SeriesLayout.MEASUREMENTS, PLAIN, false);
    }

    private static MemoryTable table(TableColumn[] columns, List<Written> rows) {
        MemoryTable table = new MemoryTable(columns);
        rows.forEach(row -> table.row(row.patient, row.cells));
        return table;
    }

    /** Measurements of some variables, in the order of time across patients, some of whose cells are empty. */
    private static List<Written> measurements(int patients, int each, long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("pulse", "Na", "crp", "Pulse", "rare");
        List<Written> rows = new ArrayList<>();
        for (int at = 0; at < each; at++) {
            for (int patient = 0; patient < patients; patient++) {
                int variable = Math.min(4, (int) Math.abs(2 * random.nextGaussian()));
                double value = Math.round(10 * (80 + 7 * patient % 30 + 9 * random.nextGaussian())) / 10.;
                rows.add(new Written(
                        "p" + patient,
                        random.nextInt(40) == 0 ? null : (at * 90 + random.nextInt(60)) / 60.,
                        random.nextInt(40) == 0 ? null : names.get(variable),
                        random.nextInt(40) == 0 ? null : (Object) (variable == 1 && at % 9 == 0 ? -999. : value)));
            }
        }
        return rows;
    }

    private static FittedSeriesEncoder atOnce(TableColumn[] table, SeriesColumns columns, List<Written> rows)
            throws IOException {
        return (FittedSeriesEncoder) SeriesEncoder.fit(
                "vitals", table(table, rows), columns, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
    }

    private static SeriesParts parts(TableColumn[] table, SeriesColumns columns) {
        return new SeriesParts("vitals", List.of(table), columns, SeriesEncoderSettings.defaults());
    }

    /** Fits in so many parts of patients, each given in two batches, of which the first two parts are merged before. */
    private static SeriesParts merged(TableColumn[] table, SeriesColumns columns, List<Written> rows, int count)
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
        SeriesParts driver = parts(table, columns);
        int readings = 0;
        while (!driver.isDone()) {
            List<byte[]> counted = new ArrayList<>();
            for (List<List<Written>> part : batches) {
                SeriesParts.Part counting = parts(table, columns).part(driver.state());
                for (List<Written> batch : part) {
                    counting.add(table(table, batch));
                }
                counted.add(counting.bytes());
            }
            if (count > 2) {
                byte[] two = parts(table, columns).merge(counted.subList(0, 2));
                counted.subList(0, 2).clear();
                counted.add(0, two);
            }
            driver.take(counted);
            assertTrue(++readings <= 6);
        }
        return driver;
    }

    private void assertSame(TableColumn[] table, SeriesColumns columns, List<Written> rows) throws IOException {
        FittedSeriesEncoder expected = atOnce(table, columns, rows);
        for (int count : new int[] {1, 2, 5}) {
            FittedSeriesEncoder found =
                    (FittedSeriesEncoder) merged(table, columns, rows, count).fitted();
            assertEquals(expected.output(), found.output());
            assertEquals(expected.input(), found.input());
            assertEquals(expected.window(), found.window());
            assertEquals(expected.report().trainingRows(), found.report().trainingRows());
            assertEquals(expected.report().columns(), found.report().columns());
            assertEquals(expected.scale().kept(), found.scale().kept());
            for (int at = 0; at < expected.variables().size(); at++) {
                SeriesVariable one = expected.variables().get(at);
                SeriesVariable other = found.variables().get(at);
                assertEquals(one.name(), other.name());
                assertEquals(one.count(), other.count());
                assertEquals(one.mean(), other.mean(), 1e-12 * Math.abs(one.mean()));
                assertEquals(one.deviation(), other.deviation(), 1e-12 * one.deviation());
            }
            for (int at = 0; at < expected.scale().kept().size(); at++) {
                double deviation = expected.scale().deviations().get(at);
                double mean = expected.scale().means().get(at);
                assertEquals(mean, found.scale().means().get(at), 1e-12 * Math.max(Math.abs(mean), deviation));
                assertEquals(deviation, found.scale().deviations().get(at), 1e-12 * deviation);
            }
            assertSameTensors(expected, found, table(table, rows));
        }
    }

    private void assertSameTensors(FittedSeriesEncoder expected, FittedSeriesEncoder found, MemoryTable rows)
            throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertEquals(
                expected.encode(rows, one, ProgressMonitor.NONE).warnings(),
                found.encode(rows, other, ProgressMonitor.NONE).warnings());
        try (TensorTable first = TensorTable.open(one);
                TensorTable second = TensorTable.open(other)) {
            assertEquals(first.rows(), second.rows());
            for (int row = 0; row < first.rows(); row++) {
                assertArrayEquals(first.values(0, row), second.values(0, row), 1e-6f);
            }
        }
    }

    @Test
    void measurementsGiveTheSameEncoderHoweverPatientsAreDivided() throws IOException {
        assertSame(PLAIN, plain(), measurements(37, 40, 1));
    }

    @Test
    void whatIsOddIsSaidByNameWhereAllNumbersAreLookedAt() throws IOException {
        List<Written> rows = measurements(37, 40, 2);
        List<String> expected = atOnce(PLAIN, plain(), rows).report().found();
        List<String> found = merged(PLAIN, plain(), rows, 3).fitted().report().found();
        assertEquals(2, expected.size(), expected.toString());
        assertTrue(expected.get(0).startsWith("'Na': -999 lies far from all other numbers"), expected.toString());
        assertEquals(expected.get(0), found.get(0));
        assertTrue(found.get(1).startsWith("2 variables differ from another only in case or spaces"), found.toString());
        assertEquals(found, merged(PLAIN, plain(), rows, 5).fitted().report().found());
    }

    @Test
    void datesUnitsAndStartsAreThoseOfAllRows() throws IOException {
        Random random = new Random(3);
        List<Written> rows = new ArrayList<>();
        for (int row = 0; row < 900; row++) {
            int patient = random.nextInt(30);
            boolean isGlucose = random.nextBoolean();
            String unit =
                    !isGlucose ? "bpm" : random.nextInt(3) == 0 ? "mmol/L" : random.nextInt(30) == 0 ? "U/l" : "mg/dL";
            double value = 60 + random.nextInt(90);
            rows.add(new Written(
                    "p" + patient,
                    "2150-03-%02d %02d:%02d".formatted(1 + random.nextInt(9), random.nextInt(24), random.nextInt(60)),
                    isGlucose ? "glucose" : "pulse",
                    unit.equals("mmol/L") ? value / 18 : value,
                    unit,
                    patient == 7 ? null : "2150-03-01 0%d:30".formatted(patient % 10)));
        }
        SeriesColumns columns = columns(SeriesLayout.MEASUREMENTS, DATED, true);
        assertSame(DATED, columns, rows);
        FittedSeriesEncoder found =
                (FittedSeriesEncoder) merged(DATED, columns, rows, 4).fitted();
        assertTrue(found.input().reading().haveClock());
        assertEquals(
                List.of(
                        new SeriesUnits.Main("glucose", "mg/dl", List.of("u/l")),
                        new SeriesUnits.Main("pulse", "bpm", List.of())),
                found.input().reading().units().variables());
    }

    @Test
    void columnsOfVariablesGiveTheSame() throws IOException {
        TableColumn[] wide = {
            MemoryTable.category("time"), MemoryTable.number("pulse"), MemoryTable.number("temperature")
        };
        Random random = new Random(4);
        List<Written> rows = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            rows.add(new Written(
                    "p" + random.nextInt(20),
                    random.nextInt(30) == 0 ? null : "%d:%02d".formatted(random.nextInt(60), random.nextInt(60)),
                    random.nextInt(3) == 0 ? null : (Object) (60. + random.nextInt(50)),
                    random.nextInt(3) == 0 ? null : (Object) (36 + random.nextInt(40) / 10.)));
        }
        assertSame(wide, columns(SeriesLayout.WIDE, wide, false), rows);
    }

    @Test
    void aWindowThatIsStretchedEndsAtTheSameTime() throws IOException {
        List<Written> rows = measurements(20, 50, 5);
        rows.add(new Written("p3", -5000., "pulse", 71.));
        rows.add(new Written("p4", 9000., "pulse", 72.));
        assertSame(PLAIN, plain(), rows);
        FittedSeriesEncoder found =
                (FittedSeriesEncoder) merged(PLAIN, plain(), rows, 3).fitted();
        assertTrue(found.window().to() < 80, found.window().toString());
        assertEquals(0, found.window().from());
    }

    @Test
    void theEndsOfTheWindowAreExactWhereOneMachineTakesASample() throws IOException {
        Random random = new Random(6);
        double[] times = new double[150_000];
        List<Written> rows = new ArrayList<>();
        for (int row = 0; row < times.length; row++) {
            times[row] = random.nextDouble() + (random.nextInt(200) == 0 ? 1000 * random.nextDouble() : 0);
            rows.add(new Written("p" + row % 50, times[row], "pulse", 60. + random.nextInt(40)));
        }
        Arrays.sort(times);
        double exact = times[(int) Math.ceil(.99 * times.length) - 1];

        FittedSeriesEncoder found =
                (FittedSeriesEncoder) merged(PLAIN, plain(), rows, 3).fitted();

        assertEquals(new SeriesWindow(0, exact), found.window());
        double sampled = atOnce(PLAIN, plain(), rows).window().to();
        assertEquals(exact, sampled, .005);
    }

    @Test
    void theSamePartsGiveTheSameBytes() throws IOException {
        List<Written> rows = measurements(30, 20, 7);
        Path one = folder.resolve("a");
        Path other = folder.resolve("b");
        merged(PLAIN, plain(), rows, 4).fitted().save(one);
        merged(PLAIN, plain(), rows, 4).fitted().save(other);
        assertEquals(-1, Files.mismatch(one.resolve("manifest.json"), other.resolve("manifest.json")));
    }

    @Test
    void whatOnlyShowsInAllPartsTogetherIsSaid() {
        List<Written> empty = new ArrayList<>();
        List<Written> huge = new ArrayList<>();
        List<Written> same = new ArrayList<>();
        List<Written> mixed = new ArrayList<>();
        for (int patient = 0; patient < 12; patient++) {
            empty.add(new Written("p" + patient, 1., "pulse", null));
            huge.add(new Written("p" + patient, 1., "pulse", patient % 2 == 0 ? 1e200 : 1.));
            same.add(new Written("p" + patient, 1., "pulse", 60.));
            mixed.add(new Written("p" + patient, patient < 6 ? 1.7e9 + patient : 12. + patient, "pulse", 60.));
        }
        assertRefused(empty, "no training row has a measurement in the window. 12 rows are left out, because");
        assertRefused(huge, "The numbers of 'pulse' are too large");
        assertRefused(same, "all training patients have the same measurements");
        assertRefused(mixed, "holds numbers of two kinds: 6 are so large");
    }

    private static void assertRefused(List<Written> rows, String said) {
        InputException refused = assertThrows(InputException.class, () -> merged(PLAIN, plain(), rows, 3));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }
}
