package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.SeriesColumn.Content;

/** Roles of columns by names and values. */
class SeriesSurveyTest {

    /** @param columns each as {@code name:CONTENT} */
    private static SeriesRoles roles(String... columns) {
        List<SeriesColumn> all = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(":");
            all.add(new SeriesColumn(parts[0], Content.valueOf(parts[1])));
        }
        return SeriesSurvey.of(all);
    }

    @Test
    void eventsOfAHospitalDatabase() {
        SeriesRoles roles = roles(
                "labevent_id:WHOLE_NUMBERS",
                "hadm_id:WHOLE_NUMBERS",
                "itemid:WHOLE_NUMBERS",
                "admittime:TIMES",
                "storetime:TIMES",
                "charttime:TIMES",
                "value:WORDS",
                "valuenum:NUMBERS",
                "valueuom:UNITS",
                "flag:WORDS");
        assertTrue(roles.isComplete());
        assertFalse(roles.isWide());
        assertEquals(Optional.of("charttime"), roles.time());
        assertEquals(Optional.of("admittime"), roles.start());
        assertEquals(Optional.of("itemid"), roles.variable());
        assertEquals(List.of("valuenum"), roles.values());
        assertEquals(Optional.of("valueuom"), roles.unit());
        assertEquals(List.of("labevent_id", "hadm_id", "storetime", "value", "flag"), roles.unused());
        assertEquals(
                "patient 'id', time 'charttime' counted from 'admittime', variable 'itemid', value 'valuenum', unit 'valueuom'",
                roles.lines("id").get(0));
    }

    @Test
    void theOnlyNumbersAreAVariableWhereNamesSayWhatIsMeasured() {
        for (String beside : List.of("bp:ANY_TEXTS", "rhythm:WORDS", "remarks:WORDS")) {
            SeriesRoles roles = roles("charttime:TIMES", "hr:WHOLE_NUMBERS", beside);
            assertTrue(roles.isComplete() && roles.isWide(), beside + ": " + roles);
            assertEquals(List.of("hr"), roles.values());
            assertEquals(List.of(beside.split(":")[0]), roles.unused());
        }
        SeriesRoles roles = roles("charttime:TIMES", "x17:NUMBERS", "rhythm:WORDS");
        assertTrue(roles.isComplete() && roles.isWide(), roles.toString());
    }

    @Test
    void theOnlyNumbersAreNoneWhereAnotherColumnMaySayWhatTheyAre() {
        SeriesRoles open = roles("charttime:TIMES", "kind:WORDS", "x17:NUMBERS");
        assertFalse(open.isComplete());
        SeriesRoles named = roles("charttime:TIMES", "parameter:WORDS", "hr:NUMBERS");
        assertFalse(named.isWide(), named.toString());
        SeriesRoles valued = roles("charttime:TIMES", "rhythm:WORDS", "value:NUMBERS");
        assertFalse(valued.isWide(), valued.toString());
    }

    @Test
    void aValueOfTextsIsTheValueWhereNoneIsOfNumbers() {
        SeriesRoles roles = roles("charttime:TIMES", "variable:ANY_TEXTS", "value:ANY_TEXTS");
        assertTrue(roles.isComplete(), roles.toString());
        assertEquals(List.of("value"), roles.values());
        SeriesRoles both = roles("charttime:TIMES", "variable:ANY_TEXTS", "value:ANY_TEXTS", "valuenum:ANY_NUMBERS");
        assertEquals(List.of("valuenum"), both.values());
    }

    @Test
    void eventsOfAGermanExport() {
        SeriesRoles roles = roles(
                "Fallnummer:WHOLE_NUMBERS",
                "Aufnahmedatum:TIMES",
                "Abnahmezeitpunkt:TIMES",
                "Befunddatum:TIMES",
                "Parameter:WORDS",
                "Messwert:NUMBERS",
                "Einheit:UNITS");
        assertTrue(roles.isComplete());
        assertEquals(Optional.of("Abnahmezeitpunkt"), roles.time());
        assertEquals(Optional.of("Aufnahmedatum"), roles.start());
        assertEquals(Optional.of("Parameter"), roles.variable());
        assertEquals(List.of("Messwert"), roles.values());
        assertEquals(Optional.of("Einheit"), roles.unit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "percentage", "voltage", "Prothrombinzeit"})
    void wordsThatEndLikeATimeAreNone(String name) {
        assertEquals(
                Optional.of("minute"),
                roles("minute:NUMBERS", name + ":NUMBERS", "hr:NUMBERS").time());
        assertTrue(roles("minute:NUMBERS", name + ":NUMBERS", "hr:NUMBERS")
                .values()
                .contains(name));
    }

    @Test
    void idsFlagsAndUnitsAreNeverTakenForWhatIsLacking() {
        SeriesRoles roles = roles(
                "labevent_id:WHOLE_NUMBERS", "stay_id:WHOLE_NUMBERS", "uom:UNITS", "flag:WORDS", "result:NUMBERS");
        assertEquals(Optional.empty(), roles.time());
        assertEquals(
                "by names and values, no column is the time", roles.lacking().get(SeriesRole.TIME));
    }

    @Test
    void whereNoNameFitsTheLikelyColumnIsNamed() {
        SeriesRoles roles = roles("moment:TIMES", "seen:TIMES", "what:WORDS", "x:NUMBERS");
        assertEquals(
                Map.of(
                        SeriesRole.TIME, "by names and values, no column is the time; likely it is 'moment'",
                        SeriesRole.VARIABLE,
                                "by names and values, no column is the variable; likely it is 'what'; where each column is a variable, 'x' is the only "
                                        + "one with numbers",
                        SeriesRole.VALUE, "by names and values, no column is the value; likely it is 'x'"),
                roles.lacking());
        assertEquals(Optional.empty(), roles.time());
        assertEquals(List.of(), roles.values());
    }

    @Test
    void theOnlyColumnOfPointsInTimeIsTheTime() {
        SeriesRoles roles = roles("collected_at:TIMES", "test:WORDS", "result:NUMBERS");
        assertEquals(Optional.of("collected_at"), roles.time());
        assertTrue(roles.isComplete());
        assertEquals(
                Optional.of("minute"),
                roles("seen_at:TIMES", "minute:NUMBERS", "test:WORDS").time());
        for (String other : List.of("birthdate", "storetime", "died_at", "admittime")) {
            assertEquals(
                    Optional.empty(),
                    roles(other + ":TIMES", "test:WORDS", "result:NUMBERS").time(),
                    other);
        }
        assertEquals(
                Optional.empty(),
                roles("noted:TIMES", "seen_at:TIMES", "test:WORDS", "result:NUMBERS")
                        .time());
        assertEquals(
                Optional.of("collected_at"),
                roles("resulted_at:TIMES", "collected_at:TIMES", "test:WORDS", "result:NUMBERS")
                        .time());
    }

    @Test
    void theUnitIsTheColumnCalledSoBesideOthersThatLookLikeUnits() {
        assertEquals(
                Optional.of("unit"),
                roles("time:TIMES", "test:WORDS", "value:NUMBERS", "unit:UNITS", "remark:UNITS")
                        .unit());
        assertEquals(
                Optional.of("measure"),
                roles("time:TIMES", "test:WORDS", "value:NUMBERS", "measure:UNITS", "flag:UNITS")
                        .unit());
        assertEquals(
                Optional.empty(),
                roles("time:TIMES", "test:WORDS", "value:NUMBERS", "a:UNITS", "b:UNITS")
                        .unit());
    }

    @Test
    void aDoseIsTheValueOfTheDrug() {
        SeriesRoles roles =
                roles("given_at:TIMES", "drug:WORDS", "dose:NUMBERS", "rate:NUMBERS", "dose_unit:UNITS", "route:WORDS");
        assertFalse(roles.isWide());
        assertEquals(Optional.of("drug"), roles.variable());
        assertEquals(List.of("dose"), roles.values());
        assertEquals(Optional.of("dose_unit"), roles.unit());
        SeriesRoles wide = roles("minute:NUMBERS", "hr:NUMBERS", "dose:NUMBERS", "rhythm:WORDS");
        assertTrue(wide.isWide(), "a dose beside other measurements is one of them");
    }

    @Test
    void ofTwoThatFitEquallyNoneIsTaken() {
        SeriesRoles roles =
                roles("hours_since_admission:NUMBERS", "study_day:WHOLE_NUMBERS", "test:WORDS", "value:NUMBERS");
        assertEquals(
                Map.of(
                        SeriesRole.TIME,
                        "columns 'hours_since_admission' and 'study_day' may both be the time; likely it is 'hours_since_admission'"),
                roles.lacking());
    }

    @Test
    void oneColumnAVariable() {
        SeriesRoles roles = roles(
                "hour:WHOLE_NUMBERS",
                "hr:WHOLE_NUMBERS",
                "sbp_min:NUMBERS",
                "sbp_max:NUMBERS",
                "rhythm:WORDS",
                "stay_id:WHOLE_NUMBERS");
        assertTrue(roles.isWide());
        assertTrue(roles.isComplete());
        assertEquals(Optional.of("hour"), roles.time());
        assertEquals(List.of("hr", "sbp_min", "sbp_max"), roles.values());
        assertEquals(List.of("rhythm", "stay_id"), roles.unused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"minute", "labresultoffset", "chartTime", "Observation Time", "time_since_admission", "t"})
    void namesOfTimes(String name) {
        assertTrue(SeriesNames.time(name) >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbp_min", "admittime", "dischtime", "storetime", "patient", "birthdate", "ptt"})
    void namesThatOnlyLookLikeTimes(String name) {
        assertEquals(-1, SeriesNames.time(name));
    }

    @ParameterizedTest
    @CsvSource({
        "2150-03-01 08:30:00, 8.5",
        "2150-03-01T08:30, 8.5",
        "2150-03-01T08:30:00.500Z, 8.500138888888889",
        "2150-03-01T10:30:00+02:00, 8.5",
        "2150-03-01 10:30+0200, 8.5",
        "2150-03-01T10:30+02:00[Europe/Berlin], 8.5",
        "2150/3/1 8:30, 8.5",
        "01.03.2150 08:30, 8.5",
        "2150-03-01, 0"
    })
    void datesAsTexts(String text, double hours) {
        double midnight = TimeReading.DATES.of("2150-03-01");
        assertEquals(hours, TimeReading.DATES.of(text) - midnight, 1e-6);
        // 1970-01-02 is a day after the start of counting
        assertEquals(24, TimeReading.DATES.of("1970-01-02"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"03/01/2150 08:30", "2150-02-30", "2150-03-01 25:00", "2150", "12.5", "1.2.3", "yesterday", ""})
    void textsThatOnlyLookLikeDates(String text) {
        assertTrue(Double.isNaN(TimeReading.DATES.of(text)));
    }

    @ParameterizedTest
    @CsvSource({"36:15, 36.25", "0:30:36, .51", "2 days 03:00:00, 51"})
    void hoursAndMinutes(String text, double hours) {
        assertEquals(hours, TimeReading.CLOCK.of(text), 1e-9);
        assertTrue(Double.isNaN(TimeReading.CLOCK.of("12:75")));
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, 1700003600, SECONDS",
        "1700000000000, 1700003600000, MILLISECONDS",
        "0, 2880, AS_IS",
        "0, 1700003600, AS_IS",
        "1700000000.5, 1700003600, AS_IS",
    })
    void secondsSince1970(double first, double last, TimeReading expected) {
        TimeCells cells = new TimeCells("time");
        cells.add(first);
        cells.add(last);
        cells.add(Double.NaN);
        assertEquals(Optional.of(expected), cells.reading());
        double difference = expected.of(last) - expected.of(first);
        assertEquals(expected == TimeReading.AS_IS ? last - first : 1, difference, 1e-6);
    }

    @Test
    void textsAreOneKindOfTimesOrNone() {
        TimeCells dates = new TimeCells("time");
        TimeCells mixed = new TimeCells("time");
        for (int row = 0; row < 10; row++) {
            dates.add(row == 0 ? "unknown" : "2150-03-0" + row);
            mixed.add(row % 2 == 0 ? "08:30" : "2150-03-0" + row);
        }
        assertEquals(Optional.of(TimeReading.DATES), dates.reading());
        assertEquals(Optional.empty(), mixed.reading());
        assertEquals(
                "Column 'time' holds 5 dates, such as '2150-03-01', and 5 times without a date, such as '08:30', which cannot be put in "
                        + "one order.",
                mixed.fault("time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mg/dL", "mmol/L", "µmol/L", "%", "°C", "mm Hg", "K/uL", "10^9/L", "mEq/L", "bpm"})
    void units(String text) {
        assertTrue(UnitText.isUnit(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr", "pH", "sbp", "K", "glucose", "PaO2/FiO2", "abnormal"})
    void namesThatOnlyLookLikeUnits(String text) {
        assertFalse(UnitText.isUnit(text));
    }
}
