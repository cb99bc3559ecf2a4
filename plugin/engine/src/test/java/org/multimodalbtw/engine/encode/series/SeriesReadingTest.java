package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.survey.TimeReading;
import org.multimodalbtw.engine.survey.UnitConversion;

/** Tables of measurements as people write them give what plain ones give. */
class SeriesReadingTest {

    private static final SeriesColumns PLAIN = columns(Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private static SeriesColumns columns(Optional<String> unit, Optional<String> start) {
        return new SeriesColumns(
                SeriesLayout.MEASUREMENTS,
                Optional.of("patient"),
                Optional.of("time"),
                Optional.of("variable"),
                List.of("value"),
                unit,
                start);
    }

    private static SeriesEncoderSettings grid(OptionalDouble to) {
        return new SeriesEncoderSettings(
                SeriesForm.GRID, new SeriesSpan(OptionalDouble.empty(), to, Optional.empty()), 4, 9, 10, 5, true);
    }

    private byte[] tensor(TableRows rows, SeriesColumns columns) throws IOException {
        return tensor(SeriesEncoder.fit("s", rows, columns, grid(OptionalDouble.of(8)), ProgressMonitor.NONE), rows);
    }

    private byte[] tensor(FittedEncoder encoder, TableRows rows) throws IOException {
        encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        return Files.readAllBytes(folder.resolve("tensor"));
    }

    private List<String> warnings(TableRows rows, SeriesColumns columns) throws IOException {
        FittedEncoder encoder =
                SeriesEncoder.fit("s", rows, columns, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("w"), ProgressMonitor.NONE);
        return summary.warnings();
    }

    /** Measurements at hours 0, 2 and 5 of two patients. */
    private static MemoryTable plain() {
        return new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 0., "pulse", 60.)
                .row("a", 2., "pulse", 80.)
                .row("b", 0., "pulse", 90.)
                .row("a", 5., "pulse", 70.)
                .row("b", 5., "pulse", 50.);
    }

    private static MemoryTable texts(String... times) {
        MemoryTable table = new MemoryTable(
                MemoryTable.category("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        double[] values = {60, 80, 90, 70, 50};
        for (int row = 0; row < values.length; row++) {
            table.row(row == 2 || row == 4 ? "b" : "a", times[row], "pulse", values[row]);
        }
        return table;
    }

    @Test
    void datesAsTextsCountInHoursFromThePatientsFirst() throws IOException {
        MemoryTable texts = texts(
                "2150-03-01 08:00:00",
                "2150-03-01T10:00",
                "2150-07-02T23:00Z",
                "2150-03-01 13:00",
                "2150-07-03T06:00+02:00");
        assertArrayEquals(tensor(plain(), PLAIN), tensor(texts, PLAIN));
        assertTrue(warnings(texts, PLAIN)
                .get(0)
                .startsWith("The dates in column 'time' count in hours from each patient's first"));
    }

    @Test
    void hoursAndMinutesCountAsTheyAre() throws IOException {
        MemoryTable texts = texts("00:00", "02:00", "0:00", "05:00:00", "05:00");
        assertArrayEquals(tensor(plain(), PLAIN), tensor(texts, PLAIN));
        assertTrue(warnings(texts, PLAIN).get(0).contains("are read as hours and minutes since the patient's start"));
    }

    @Test
    void secondsSince1970AreDatesOnlyWhereTimesAreLookedAt() throws IOException {
        MemoryTable seconds = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 1_700_000_000., "pulse", 60.)
                .row("a", 1_700_007_200., "pulse", 80.)
                .row("b", 1_600_000_000., "pulse", 90.)
                .row("a", 1_700_018_000., "pulse", 70.)
                .row("b", 1_600_018_000., "pulse", 50.);
        assertArrayEquals(tensor(plain(), PLAIN), tensor(seconds, PLAIN));
        SeriesEncoderSettings before =
                new SeriesEncoderSettings(SeriesForm.GRID, SeriesSpan.open(), 4, 9, 10, 5, false);
        FittedSeriesEncoder written =
                (FittedSeriesEncoder) SeriesEncoder.fit("s", seconds, PLAIN, before, ProgressMonitor.NONE);
        assertEquals(new SeriesWindow(0, 1_700_018_000.), written.window());
        assertEquals(SeriesReading.AS_IS, written.input().reading());
    }

    @Test
    void textsThatAreNoTimesAreRefusedWithAnExample() {
        MemoryTable texts = texts("03/01/2150 08:00", "later", "x", "y", "z");
        InputException refused = assertThrows(InputException.class, () -> tensor(texts, PLAIN));
        assertEquals(
                "Column 'time' holds texts that are no times, such as '03/01/2150 08:00'. The order of day and month is not certain: of 1 "
                        + "such dates 0 can only be month/day/year and 0 only day/month/year.",
                refused.getMessage());
    }

    @Test
    void datesOfWhichNoneSaysTheOrderAreRefusedWithCounts() {
        MemoryTable unclear = texts("03/01/2150 08:00", "03/01/2150 10:00", "03/01/2150", "04/05/2150", "04/05/2150");
        assertTrue(assertThrows(InputException.class, () -> tensor(unclear, PLAIN))
                .getMessage()
                .endsWith("of 5 such dates 0 can only be month/day/year and 0 only day/month/year."));
        MemoryTable both = texts("03/31/2150", "31/03/2150", "03/31/2150", "31/03/2150", "31/03/2150");
        assertTrue(assertThrows(InputException.class, () -> tensor(both, PLAIN))
                .getMessage()
                .endsWith("of 5 such dates 2 can only be month/day/year and 3 only day/month/year."));
    }

    @Test
    void datesOfWhichSomeCanOnlyBeOfOneOrderAreReadSo() throws IOException {
        MemoryTable months = texts(
                "03/31/2150 08:00",
                "3/31/2150 10:00 AM",
                "07/02/2150 11:00 PM",
                "03/31/2150 1:00 PM",
                "07/03/2150 4:00 AM");
        assertArrayEquals(tensor(plain(), PLAIN), tensor(months, PLAIN));
        assertTrue(
                warnings(months, PLAIN)
                        .get(1)
                        .startsWith("Dates such as '03/31/2150 08:00' in column 'time' are read as month/day/year"),
                "it is said, with a date of the table");
        MemoryTable days = texts(
                "31/03/2150 12:00 AM",
                "31/03/2150 02:00",
                "31/07/2150 12:00 PM",
                "31-03-2150 05:00",
                "31/07/2150 17:00");
        assertArrayEquals(tensor(plain(), PLAIN), tensor(days, PLAIN));
        FittedEncoder encoder = SeriesEncoder.fit("s", days, PLAIN, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        encoder.save(folder.resolve("days"));
        assertArrayEquals(tensor(encoder, days), tensor(EncoderKinds.load(folder.resolve("days")), days));
    }

    @Test
    void timesCountFromAStart() throws IOException {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.category("time"),
                        MemoryTable.category("variable"),
                        MemoryTable.number("value"),
                        MemoryTable.category("admitted"))
                .row("a", "2150-03-02 01:00", "pulse", 60., null)
                .row("a", "2150-03-01 22:00", "pulse", 70., "2150-03-01 20:00")
                .row("b", "2150-05-01", "pulse", 80., "2150-05-02")
                .row("c", "2150-05-01", "pulse", 90., null);
        SeriesColumns columns = columns(Optional.empty(), Optional.of("admitted"));
        Map<String, List<Double>> found = new TreeMap<>();
        SeriesReading reading = SeriesLook.of(rows, columns, true);
        new Measurements(rows, columns, reading).forEach((patient, time, variable, value) -> {
            if (variable != null) {
                found.computeIfAbsent(patient, id -> new ArrayList<>()).add(time);
            }
        });
        assertEquals(Map.of("a", List.of(5., 2.), "b", List.of(-24.)), found);
        List<String> warnings = warnings(rows, columns);
        assertEquals("The times in column 'time' count in hours from the patient's 'admitted'.", warnings.get(0));
        assertEquals("1 patient has no 'admitted', so that their measurements are left out.", warnings.get(1));
        assertTrue(
                warnings.stream().noneMatch(warning -> warning.contains("no measurement that is used")),
                "it is said once");
    }

    @Test
    void oneColumnAVariableIsTheSameAsOneRowAMeasurement() throws IOException {
        MemoryTable wide = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.number("pulse"), MemoryTable.number("temp"))
                .row("a", 0., 60., 37.)
                .row("a", 3., null, 38.)
                .row("b", 1., 70., null)
                .row("c", 2., null, null);
        MemoryTable rows = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 0., "pulse", 60.)
                .row("a", 0., "temp", 37.)
                .row("a", 3., "temp", 38.)
                .row("b", 1., "pulse", 70.)
                .row("c", 2., "temp", null);
        SeriesColumns columns = new SeriesColumns(
                SeriesLayout.WIDE,
                Optional.of("patient"),
                Optional.of("time"),
                Optional.empty(),
                List.of("pulse", "temp"));
        assertArrayEquals(tensor(rows, PLAIN), tensor(wide, columns));
    }

    @ParameterizedTest
    @CsvSource({
        "glucose, mg/dL, mmol/L, 180.156, 10",
        "Creatinine, mg/dL, µmol/L, 1.1312, 100",
        "temperature, °F, °C, 98.6, 37",
        "potassium, mEq/L, mmol/L, 4.1, 4.1",
        "CRP, mg/L, mg/dL, 50, 5",
        "platelets, K/uL, 10^9/L, 250, 250",
        "weight, lbs, kg, 100, 45.359237",
        "paCO2, kPa, mmHg, 5, 37.503084"
    })
    void conversions(String variable, String from, String to, double value, double expected) {
        UnitConversion conversion =
                UnitConversion.of(variable, plain(from), plain(to)).orElseThrow();
        assertEquals(expected, conversion.of(value), 1e-6 * expected);
        UnitConversion back =
                UnitConversion.of(variable, plain(to), plain(from)).orElseThrow();
        assertEquals(value, back.of(expected), 1e-6 * value);
    }

    @ParameterizedTest
    @CsvSource({"troponin, ng/mL, mmol/L", "calcium, mEq/L, mmol/L", "x, mmHg, mg/dL", "x, mg/dL, widgets"})
    void conversionsThatAreNotKnown(String variable, String from, String to) {
        assertEquals(Optional.empty(), UnitConversion.of(variable, plain(from), plain(to)));
    }

    private static String plain(String unit) {
        return org.multimodalbtw.engine.survey.UnitText.plain(unit);
    }

    private static MemoryTable withUnits() {
        return new MemoryTable(
                        MemoryTable.number("time"),
                        MemoryTable.category("variable"),
                        MemoryTable.number("value"),
                        MemoryTable.category("unit"))
                .row("a", 0., "glucose", 5., "mmol/L")
                .row("a", 1., "glucose", 180.156, "mg/dL")
                .row("b", 0., "glucose", 6., "mmol / l")
                .row("b", 1., "glucose", 7., null)
                .row("b", 2., "troponin", .2, "ng/mL")
                .row("b", 3., "troponin", .3, "ng/mL")
                .row("b", 3., "troponin", 40., "arbitrary");
    }

    @Test
    void unitsAreConvertedOrKeptApart() throws IOException {
        SeriesColumns columns = columns(Optional.of("unit"), Optional.empty());
        FittedSeriesEncoder encoder = (FittedSeriesEncoder)
                SeriesEncoder.fit("s", withUnits(), columns, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        assertEquals(
                List.of("glucose", "troponin", "troponin [arbitrary]"),
                encoder.variables().stream().map(SeriesVariable::name).toList());
        // 5, 10, 6 and 7
        assertEquals(7, encoder.variables().get(0).mean(), 1e-9);
        assertEquals(.25, encoder.variables().get(1).mean(), 1e-9);
        assertEquals(
                List.of(
                        "1 measurement is converted into the unit that most training measurements of the variable have, for example "
                                + "glucose from mg/dL to mmol/L.",
                        "No moment of prediction is given ('Known at'): measurements after the outcome, if there are any, are not left out."),
                warnings(withUnits(), columns));
    }

    @Test
    void aUnitOfNewPatientsThatIsNotKnownIsLeftOut() throws IOException {
        SeriesColumns columns = columns(Optional.of("unit"), Optional.empty());
        FittedEncoder encoder =
                SeriesEncoder.fit("s", withUnits(), columns, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        Path saved = folder.resolve("saved");
        encoder.save(saved);
        FittedEncoder loaded = EncoderKinds.load(saved);
        assertArrayEquals(tensor(encoder, withUnits()), tensor(loaded, withUnits()));
        MemoryTable others = new MemoryTable(
                        MemoryTable.number("time"),
                        MemoryTable.category("variable"),
                        MemoryTable.number("value"),
                        MemoryTable.category("unit"))
                .row("n", 1., "troponin", 7., "furlongs")
                .row("m", 1., "troponin", 300., "ng/L");
        List<String> warnings =
                loaded.encode(others, folder.resolve("o"), ProgressMonitor.NONE).warnings();
        assertEquals(3, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).startsWith("1 measurement is converted"), warnings::toString);
        assertTrue(
                warnings.get(1)
                        .startsWith("1 measurement is left out, because it is not known how to convert the unit"),
                warnings::toString);
    }

    @Test
    void aFewVeryLateMeasurementsDoNotStretchAnAutomaticWindow() throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < 1000; row++) {
            rows.row("p" + row % 50, row < 5 ? 1e6 : (double) (row % 48), "pulse", 60. + row % 7);
        }
        FittedSeriesEncoder encoder = (FittedSeriesEncoder)
                SeriesEncoder.fit("s", rows, PLAIN, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        assertEquals(new SeriesWindow(0, 47), encoder.window());
        assertTrue(warnings(rows, PLAIN)
                .contains("5 measurements lie outside of the window from 0 to 47 and are left out."));
    }

    @Test
    void theLatestMeasurementsOfAnEvenSpanStayInAnAutomaticWindow() throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row <= 1000; row++) {
            rows.row("p" + row % 50, row / 10. - 20, "pulse", 60. + row % 7);
        }
        FittedSeriesEncoder encoder = (FittedSeriesEncoder)
                SeriesEncoder.fit("s", rows, PLAIN, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        assertEquals(new SeriesWindow(-20, 80), encoder.window());
        assertFalse(warnings(rows, PLAIN).toString().contains("outside of the window"));
    }

    @Test
    void measurementsThatAreTheSameForAllPatientsAreRefused() {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 0., "pulse", 60.)
                .row("b", 0., "pulse", 60.);
        SeriesEncoderSettings statistics =
                new SeriesEncoderSettings(SeriesForm.STATISTICS, SeriesSpan.open(), 4, 9, 10, 5, true);
        InputException refused = assertThrows(
                InputException.class, () -> SeriesEncoder.fit("s", rows, PLAIN, statistics, ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("all training patients have the same measurements"));
    }

    @Test
    void quantilesOfMoreNumbersThanAreKeptAreClose() {
        TimeSample sample = new TimeSample();
        for (int i = 0; i < 1_000_000; i++) {
            sample.add(i * 37 % 1_000_000);
        }
        assertEquals(990_000, sample.quantile(.99), 2_000);
        TimeSample few = new TimeSample();
        for (int i = 1; i <= 10; i++) {
            few.add(i);
        }
        assertEquals(10, few.quantile(.99));
        assertEquals(1, few.quantile(.01));
        assertEquals(5, few.quantile(.5));
    }

    @Test
    void anEncoderKnowsHowItsTimesAreWritten() throws IOException {
        MemoryTable texts = texts(
                "2150-03-01 08:00", "2150-03-01 10:00", "2150-07-02 23:00", "2150-03-01 13:00", "2150-07-03 04:00");
        FittedEncoder encoder =
                SeriesEncoder.fit("s", texts, PLAIN, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        Path saved = folder.resolve("saved");
        encoder.save(saved);
        FittedEncoder loaded = EncoderKinds.load(saved);
        assertArrayEquals(tensor(encoder, texts), tensor(loaded, texts));
        MemoryTable one = new MemoryTable(
                        MemoryTable.category("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("n", "01.02.2151 10:00", "pulse", 66.)
                .row("n", "soon", "pulse", 66.);
        List<String> warnings =
                loaded.encode(one, folder.resolve("one"), ProgressMonitor.NONE).warnings();
        assertEquals(
                "1 row is left out, because its time in column 'time' is none, for example 'soon'.", warnings.get(1));
        assertNull(((FittedSeriesEncoder) loaded).input().columns().unit().orElse(null));
    }

    private static SeriesEncoderSettings known(KnownAt moment) {
        return new SeriesEncoderSettings(
                SeriesForm.GRID,
                new SeriesSpan(OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(moment)),
                4,
                9,
                10,
                5,
                true);
    }

    @Test
    void whatIsLaterThanTheMomentOfPredictionIsLeftOutAndCounted() throws IOException {
        // known at 4 with a gap of 1: at hours 0 and 2, not at 5
        SeriesEncoderSettings settings = known(new KnownAt(4, 1, 0));
        FittedSeriesEncoder encoder =
                (FittedSeriesEncoder) SeriesEncoder.fit("s", plain(), PLAIN, settings, ProgressMonitor.NONE);
        assertEquals(new SeriesWindow(0, 3), encoder.window());
        assertEquals(3, encoder.variables().get(0).count());
        Path saved = folder.resolve("saved");
        encoder.save(saved);
        FittedEncoder loaded = EncoderKinds.load(saved);
        for (FittedEncoder each : List.of(encoder, loaded)) {
            assertEquals(
                    List.of(
                            "The moment of prediction counts in the unit of column 'time', as its times do: 4 is not hours unless"
                                    + " these are.",
                            "2 measurements are later than what is known at the moment of prediction and left out."),
                    each.encode(plain(), folder.resolve("k"), ProgressMonitor.NONE)
                            .warnings());
        }
        MemoryTable without = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 0., "pulse", 60.)
                .row("a", 2., "pulse", 80.)
                .row("b", 0., "pulse", 90.);
        assertArrayEquals(
                tensor(SeriesEncoder.fit("s", without, PLAIN, settings, ProgressMonitor.NONE), without),
                tensor(encoder, plain()),
                "as if what is later had not been measured");
    }

    @Test
    void theMomentOfPredictionMayBeAnIndexTimeWithALookBack() throws IOException {
        MemoryTable rows = new MemoryTable(
                MemoryTable.category("time"),
                MemoryTable.category("variable"),
                MemoryTable.number("value"),
                MemoryTable.category("index_time"));
        for (int hour = 0; hour < 10; hour++) {
            rows.row("a", "2150-03-01 0" + hour + ":00", "pulse", 60. + hour, "2150-03-01 06:00");
        }
        SeriesColumns columns = columns(Optional.empty(), Optional.of("index_time"));
        FittedSeriesEncoder encoder = (FittedSeriesEncoder)
                SeriesEncoder.fit("s", rows, columns, known(new KnownAt(0, 1, 3)), ProgressMonitor.NONE);
        // from 02:00 to 05:00
        assertEquals(new SeriesWindow(-4, -1), encoder.window());
        assertEquals(63.5, encoder.variables().get(0).mean(), 1e-9);
        List<String> warnings =
                encoder.encode(rows, folder.resolve("i"), ProgressMonitor.NONE).warnings();
        assertEquals(
                "4 measurements are later than what is known at the moment of prediction and left out.",
                warnings.get(1));
        assertEquals("2 measurements lie outside of the window from -4 to -1 and are left out.", warnings.get(2));
    }

    @Test
    void whereAllIsMeasuredAtTheMomentItselfNothingLaterComesIn() throws IOException {
        MemoryTable rows = new MemoryTable(
                        MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"))
                .row("a", 0., "pulse", 60.)
                .row("a", .5, "pulse", 1000.)
                .row("b", 0., "pulse", 70.);
        FittedSeriesEncoder encoder = (FittedSeriesEncoder)
                SeriesEncoder.fit("s", rows, PLAIN, known(new KnownAt(0, 0, 0)), ProgressMonitor.NONE);
        assertEquals(new SeriesWindow(-1, 0), encoder.window());
        assertEquals(65, encoder.variables().get(0).mean(), 1e-9);
    }

    @Test
    void aMomentAndAnEndOfTheWindowAreOneTooMany() {
        assertThrows(
                InputException.class,
                () -> new SeriesEncoderSettings(
                        SeriesForm.GRID,
                        new SeriesSpan(OptionalDouble.empty(), OptionalDouble.of(3), Optional.of(new KnownAt(2, 0, 0))),
                        4,
                        9,
                        10,
                        5,
                        true));
        assertThrows(InputException.class, () -> new KnownAt(2, -1, 0));
    }

    private static MemoryTable numbered(String time, double first, double step) {
        MemoryTable rows = new MemoryTable(
                MemoryTable.number(time), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < 24; row++) {
            rows.row(row % 2 == 0 ? "a" : "b", first + step * row, "pulse", 60. + row * 7 % 13);
        }
        return rows;
    }

    private static TimeReading reading(String time, double first, double step) throws IOException {
        SeriesColumns columns = new SeriesColumns(
                SeriesLayout.MEASUREMENTS,
                Optional.of("patient"),
                Optional.of(time),
                Optional.of("variable"),
                List.of("value"));
        FittedEncoder encoder = SeriesEncoder.fit(
                "s", numbered(time, first, step), columns, grid(OptionalDouble.empty()), ProgressMonitor.NONE);
        return ((FittedSeriesEncoder) encoder).input().reading().times();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charttime", "time", "timestamp", "measured_at", "Zeitpunkt"})
    void daysOfASpreadsheetWithATimeOfDayAreDatesUnderAnyName(String time) throws IOException {
        assertEquals(TimeReading.DATE_NUMBERS, reading(time, 44_256.25, .125));
    }

    @Test
    void numbersThatOnlyLieWhereDaysOfASpreadsheetDoAreNot() throws IOException {
        assertEquals(TimeReading.AS_IS, reading("hours_since_birth", 44_256.25, .125));
        assertEquals(TimeReading.AS_IS, reading("labresultoffset", 44_256.25, .125));
        assertEquals(TimeReading.AS_IS, reading("time", 44_256, 1));
        assertEquals(TimeReading.AS_IS, reading("time", 30_000.25, 1000));
        assertEquals(TimeReading.AS_IS, reading("time", 0.25, .125));
    }

    @Test
    void daysOfASpreadsheetGiveWhatHoursGiveAndTheWayBackIsSaid() throws IOException {
        MemoryTable hours = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        MemoryTable days = new MemoryTable(
                MemoryTable.number("time"), MemoryTable.category("variable"), MemoryTable.number("value"));
        for (int row = 0; row < 24; row++) {
            int hour = row / 2 * 3;
            hours.row(row % 2 == 0 ? "a" : "b", (double) hour, "pulse", 60. + row * 7 % 13);
            days.row(row % 2 == 0 ? "a" : "b", 44_256 + hour / 24., "pulse", 60. + row * 7 % 13);
        }
        assertArrayEquals(tensor(hours, PLAIN), tensor(days, PLAIN));
        assertTrue(warnings(days, PLAIN).stream()
                .anyMatch(warning -> warning.endsWith("If they are no dates: 'Times are: As written'.")));
    }
}
