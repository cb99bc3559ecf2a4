package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/** Columns as registries, laboratories and questionnaires write them: partial dates, ages, weeks, flags before numbers, answers, equal grades. */
class ClinicVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants("flag before", says("marks beside a number, as of high and low"), flags(), likeFlags()),
                new Variants("partial date", taken(Taken.DATE), partial(), likePartial()),
                new Variants("age", says("ages such as"), ages(), likeAges()),
                new Variants("weeks", says("are read as weeks"), weeks(), likeWeeks()),
                new Variants("answers", says("yes and no are said in several ways"), answers(), likeAnswers()),
                new Variants("equal grades", says("grades that are equal here"), grades(), likeGrades()),
                new Variants("long time", taken(Taken.DATE), times(), likeTimes()));
    }

    private static List<Column> flags() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "H %s",
                "L %s", "HH %s", "LL  %s", "(H) %s", "(L)%s", "[H] %s", "[LL] %s", "*%s", "** %s", "↑%s", "↓ %s",
                "! %s", "H <%s", "(HH) %s", "[L]%s", "↑↑%s", "!%s", "↓%s", "H  %s")) {
            columns.add(of(row -> row % 4 == 0 ? form.formatted(measured(row)) : String.valueOf(measured(row))));
        }
        return columns;
    }

    private static List<Column> likeFlags() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of("T %s", "Hb %s", "A%s", "M%s", "LH %s", "G %s", "H%s", "(a) %s", "H. %s")) {
            columns.add(of(row -> row % 4 == 0 ? form.formatted(measured(row)) : String.valueOf(measured(row))));
        }
        // all cells have it, so that it is a name
        columns.add(of(row -> "H " + measured(row)));
        return columns;
    }

    private static List<Column> partial() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "%d-03",
                "%d-XX-XX",
                "UN-MAR-%d",
                "%d-UU-UU",
                "XX.XX.%d",
                "00.00.%d",
                "UNK-APR-%d",
                "%d-00-00",
                "UU/UU/%d",
                "%d/04/XX",
                "%d-05-UN",
                "--.03.%d",
                "XX.04.%d",
                "NK-JUN-%d",
                "%d-99-99",
                "??.??.%d",
                "MM/DD/%d",
                "TT.MM.%d",
                "03/%d",
                "ca. %d")) {
            columns.add(of(row -> row % 3 == 0
                    ? form.formatted(2001 + row % 19)
                    : String.format(Locale.ROOT, "20%02d-%02d-%02d", row % 20, 1 + row % 12, 1 + row % 28)));
        }
        return columns;
    }

    private static List<Column> likePartial() {
        return List.of(
                of(row -> String.valueOf(1990 + row % 30)),
                of(row -> "2021-" + row),
                of(row -> row % 2 == 0 ? "XX" : "03-" + row),
                of(row -> "03/" + (100 + row)),
                of(row -> row % 30 + "/30"),
                of(row -> "ca. " + (20 + row)),
                of(row -> "XX-" + row % 4),
                of(row -> "AB-MAR-" + row),
                of(row -> row % 2 == 0 ? String.valueOf(measured(row)) : "2021-03"),
                of(row -> "MM" + row % 3));
    }

    private static List<Column> ages() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("age", "PatientAge", "Alter", "patient_age", "age_at_scan")) {
            columns.add(of(name, row -> String.format(Locale.ROOT, "%03dY", 20 + row)));
            columns.add(of(name, row -> String.format(Locale.ROOT, row % 7 == 0 ? "%03dM" : "%03dY", 3 + row)));
            columns.add(of(name, row -> 20 + row + (row % 9 == 0 ? "M" : "Y")));
        }
        columns.add(of("x", row -> String.format(Locale.ROOT, "%03dY", 20 + row)));
        columns.add(of("AS", row -> String.format(Locale.ROOT, row % 5 == 0 ? "%03dD" : "%03dY", 5 + row)));
        columns.add(of("age", row -> row % 5 == 0 ? "" : String.format(Locale.ROOT, "%03dY", row)));
        columns.add(of("age", row -> 20 + row + " y"));
        columns.add(of("age", row -> row % 2 == 0 ? row + 1 + "m" : row + 1 + "y"));
        return columns;
    }

    private static List<Column> likeAges() {
        return List.of(
                of("age", row -> String.valueOf(20 + row)),
                of("dose", row -> 100 + row + "M"),
                of("lot", row -> 100 + row + "Y"),
                of("bed", row -> String.format(Locale.ROOT, "%03dW", row % 5)),
                of("x", row -> row % 9 + "D"),
                of("site", row -> String.format(Locale.ROOT, "%03dM", row % 4)),
                of("age_group", row -> List.of("0-17Y", "18-64Y", "65Y+").get(row % 3)),
                of("x", row -> row % 2 == 0 ? String.valueOf(row) : String.format(Locale.ROOT, "%03dY", row)),
                of("image", row -> 10 + row % 90 + "Yx"),
                of("stage", row -> List.of("1M", "2M", "3M").get(row % 3)));
    }

    private static List<Column> weeks() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "%d+%d",
                "%d + %d",
                "%d+%d/7",
                "%d %d/7",
                "%dw%dd",
                "%d w %d d",
                "%d+%d SSW",
                "%d+%d weeks",
                "%d weeks %d days",
                "%d wk + %d")) {
            columns.add(of("gestation", row -> form.formatted(24 + row % 18, shuffled(row, 1) % 7)));
            columns.add(of(
                    "ga",
                    row -> row % 6 == 0 ? String.valueOf(24 + row % 18) : form.formatted(24 + row % 18, row % 7)));
        }
        return columns;
    }

    private static List<Column> likeWeeks() {
        return List.of(
                of(row -> 24 + row % 18 + "+" + row % 10),
                of(row -> 50 + row % 18 + "+" + row % 7),
                of(row -> row % 9 + "+" + row % 7),
                of(row -> String.valueOf(24 + row % 18)),
                of(row -> 24 + row % 18 + "." + row % 7),
                of(row -> 24 + row % 18 + "/" + row % 7),
                of(row -> 24 + row % 18 + "-" + row % 7),
                of(row -> row % 2 == 0 ? "3.5" : 24 + row % 18 + "+" + row % 7),
                of(row -> "A" + row % 18 + "+" + row % 7),
                of(row -> row % 3 + "+"));
    }

    private static Column anyOf(String... texts) {
        return of(row -> texts[shuffled(row, 5) % texts.length]);
    }

    private static List<Column> answers() {
        return List.of(
                anyOf("yes", "no", "Y", "N"),
                anyOf("TRUE", "FALSE", "yes", "no"),
                anyOf("1", "0", "yes", "no"),
                anyOf("ja", "nein", "J", "N"),
                anyOf("Ja", "Nein", "yes", "no"),
                anyOf("oui", "non", "yes", "no"),
                anyOf("si", "no", "yes", "N"),
                anyOf("x", "yes", "no"),
                anyOf("X", "Yes", "0", "No"),
                anyOf("present", "absent", "1", "0"),
                anyOf("positive", "negative", "pos", "neg"),
                anyOf("pos", "neg", "1", "0"),
                anyOf("true", "false", "1", "0"),
                anyOf("True", "False", "T", "F"),
                anyOf("yes", "no", "1"),
                anyOf("yes", "0", "1"),
                anyOf("nee", "ja", "yes"),
                anyOf("wahr", "falsch", "TRUE", "FALSE"),
                anyOf("vrai", "faux", "oui", "non"),
                anyOf("YES", "no", "N", "n"));
    }

    private static List<Column> likeAnswers() {
        return List.of(
                anyOf("yes", "no"),
                anyOf("yes", "Yes", "no"),
                anyOf("Y", "N", "T"),
                anyOf("yes", "no", "unknown"),
                anyOf("yes", "no", "2", "1"),
                anyOf("no", "N", "n"),
                anyOf("T", "F", "N", "Y"),
                anyOf("x", "y", "z"),
                anyOf("1", "0", "x"),
                anyOf("positive", "negative", "equivocal", "neg"));
    }

    private static List<Column> grades() {
        List<Column> columns = new ArrayList<>();
        for (String scale : List.of(
                "neg,Negative,trace,+,++",
                "neg,negativ,1+,2+,3+",
                "negative,1+,+,++",
                "none,mild,light,severe",
                "mild,moderate,medium,severe",
                "+,1+,2+,++,3+",
                "low,medium,intermediate,high",
                "never,rarely,seldom,often",
                "spur,trace,+,++",
                "negatif,neg,traces,+")) {
            columns.add(anyOf(scale.split(",")));
            columns.add(of(row -> scale.split(",")[row * 7 % scale.split(",").length]));
        }
        return columns;
    }

    private static List<Column> likeGrades() {
        return List.of(
                anyOf("neg", "trace", "+", "++"),
                anyOf("mild", "moderate", "severe"),
                anyOf("mild", "light", "severe"),
                anyOf("neg", "negative", "pos"),
                anyOf("low", "high", "other", "niedrig"),
                anyOf("left", "links", "right"),
                anyOf("I", "II", "III"),
                anyOf("+", "1+", "other", "++"),
                anyOf("0-9", "10-19", "20-29"),
                anyOf("small", "medium", "large"));
    }

    private static List<Column> times() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "2021-%02d-%02dT08:15:00.123456+01:00",
                "2021-%02d-%02d 08:15:00.1234567 +00:00",
                "2021-%02d-%02dT08:15:00.000000000Z",
                "2021%02d%02d 1405",
                "2021%02d%02dT140501",
                "2021%02d%02d_1405",
                "2021%02d%02d 14:05",
                "2021%02d%02d 14:05:30",
                "2021%02d%02dT1405Z",
                "2021%02d%02d-14:05")) {
            columns.add(of("taken", row -> String.format(Locale.ROOT, form, 1 + row % 12, 1 + shuffled(row, 1) % 28)));
            columns.add(of("x", row -> String.format(Locale.ROOT, form, 1 + shuffled(row, 3) % 12, 1 + row % 28)));
        }
        return columns;
    }

    private static List<Column> likeTimes() {
        return List.of(
                of(row -> "2021" + (1300 + row) + " 1405"),
                of(row -> "1021" + (1000 + row) + " 1405"),
                of(row -> "20211" + row % 3 + "01 2" + (500 + row)),
                of(row -> "2021" + (1001 + row % 20) + "1405x"),
                of(row -> "2021" + (1001 + row % 20) + "/" + row),
                of(row -> "20211" + row % 3 + "01-" + row % 9),
                of(row -> "the patient was seen on 2021-03-0" + (1 + row % 9) + " in the ward"),
                of(row -> "2021-03-0" + (1 + row % 9) + " and 2021-04-0" + (1 + row % 9)),
                of(row -> "AB-2021-03-0" + (1 + row % 9) + "-00000000000" + row % 4),
                of(row -> "20211001 9" + (900 + row)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*1 *1 *1 *1 *4 *4 unknown", "L 3, L 4, L 5, L 3, L 4, L 5, n.d.", "H 1, H 2, not done, H 1"})
    void namesThatLookLikeFlaggedNumbersStayNames(String names) throws IOException {
        String[] texts = names.contains(",") ? names.split(", ") : names.split(" ");
        column("x", row -> texts[row % texts.length]);
        assertEquals(Taken.CATEGORY, finding("x").taken(), () -> finding("x").reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "positive,negative,no",
                "pos,neg,n",
                "yes,no,negative",
                "present,absent,no",
                "present,yes,no",
                "Positive,Absent,Negative"
            })
    void answersOfSeveralKindsStayApartAndAreNamed(String words) throws IOException {
        String[] texts = words.split(",");
        column("x", row -> texts[shuffled(row, 5) % texts.length]);
        assertApart(finding("x"), texts);
        write("labels.csv", "id,label,split", row -> id(row) + "," + texts[row % 3] + "," + split(row));
        assertApart(open().labels().findings().get(0), texts);
        Set<String> classes = new TreeSet<>();
        open().labels().forEach(row -> classes.add(row.category(0)));
        assertEquals(Set.of(texts), classes);
    }

    private static void assertApart(ColumnFinding finding, String... texts) {
        assertEquals(Taken.CATEGORY, finding.taken());
        for (String text : texts) {
            assertEquals(text, finding.reading().text(text));
        }
        assertTrue(finding.reason().contains("' may be the same and are apart"), finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"nodes, '%d+%d'", "lymph_nodes, '%d + %d'", "gait, '%d+%d'", "weekday, '%d+%d'"})
    void numbersWithAPlusAreNoWeeksUnderAnotherName(String name, String form) throws IOException {
        column(name, row -> form.formatted(18 + row % 9, row % 5));
        assertFalse(finding(name).reason().contains("are read as weeks"), () -> finding(name)
                .reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d+%d SSW", "%d+%d/7", "%dw%dd", "%d %d/7"})
    void weeksThatSaySoAreWeeksUnderAnyName(String form) throws IOException {
        column("x", row -> form.formatted(18 + row % 9, row % 5));
        assertTrue(finding("x").reason().contains("are read as weeks"), () -> finding("x")
                .reason());
    }

    @Test
    void aPointAtTheEndIsPassedOverInCellsThatWereSeenWithIt() throws IOException {
        column("x", row -> List.of("left", "Left.", "right", "mid.").get(row % 4));
        CellReading reading = finding("x").reading();
        assertEquals(
                List.of("left", "left", "left", "right", "right.", "mid.", "MID."),
                Stream.of("left", "LEFT.", "Left", "right", "right.", "mid.", "MID.")
                        .map(reading::text)
                        .toList());
    }

    @Test
    void spellingsThatWereSavedWithoutPointsLeaveCellsWithAPoint() throws IOException {
        CellReading reading = new ObjectMapper()
                .readValue("{\"kind\":\"CATEGORY\",\"spellings\":{\"left\":\"Left\"}}", CellReading.class);
        assertEquals("Left", reading.text("LEFT"));
        assertEquals("left.", reading.text("left."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240131-%04d", "20240131_%04d", "20240131:%04d", "20240131-%06d"})
    void runningNumbersOfADayAreNoTimes(String form) throws IOException {
        write("labs.csv", "id,sample_no,analyte,value", row -> numbered(form, row));
        Optional<SeriesRoles> roles = open().series("labs");
        assertEquals(Optional.empty(), roles.flatMap(found -> found.times().time()));
        column("sample_no", row -> String.format(Locale.ROOT, form, 1 + row % 42));
        assertTrue(finding("sample_no").taken() != Taken.DATE, () -> finding("sample_no")
                .reason());
    }

    @ParameterizedTest
    @CsvSource({"20240131-%04d, taken_time", "20240131_%04d, charttime", "20240131 %04d, drawn", "20240131T%04d, drawn"
    })
    void digitsOfATimeAreTimes(String form, String name) throws IOException {
        write("labs.csv", "id," + name + ",analyte,value", row -> numbered(form, row));
        assertEquals(
                Optional.of(name), open().series("labs").orElseThrow().times().time());
    }

    private static String numbered(String form, int row) {
        return id(row) + "," + String.format(Locale.ROOT, form, 1 + row % 42) + ",hr," + measured(row) + "\n" + id(row)
                + "," + String.format(Locale.ROOT, form, 1 + (row + 7) % 42) + ",alt," + measured(row + 3);
    }

    @ParameterizedTest
    @CsvSource({"045Y, 45", "006M, 0.5", "052W, 0.9966", "003D, 0.0082"})
    void agesAreYears(String cell, double years) throws IOException {
        column("age", row -> row == 0 ? cell : String.format(Locale.ROOT, "%03dY", 20 + row));
        assertEquals(years, finding("age").reading().number(cell), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"30+3, 30.4286", "30 3/7, 30.4286", "40, 40"})
    void weeksHaveTheirDaysAsAPart(String cell, double weeks) throws IOException {
        column("ga", row -> 24 + row % 18 + "+" + row % 7);
        assertEquals(weeks, finding("ga").reading().number(cell), 1e-4);
    }

    @Test
    void answersAreReadAsTheMostFrequentWord() throws IOException {
        column("q", row -> List.of("yes", "yes", "1", "Y", "no", "0").get(row % 6));
        CellReading reading = finding("q").reading();
        assertEquals(
                List.of("yes", "yes", "yes", "no", "no", "other"),
                Stream.of("yes", "1", "y", "no", "0", "other")
                        .map(reading::text)
                        .toList());
    }

    @Test
    void aFlagBeforeALimitLeavesTheLimit() throws IOException {
        column("x", row -> row % 5 == 0 ? "L <0.5" : row % 5 == 1 ? "(H) 7.5" : String.valueOf(measured(row)));
        CellReading reading = finding("x").reading();
        assertEquals(.5, reading.number("L <0.5"));
        assertEquals(7.5, reading.number("(H) 7.5"));
        assertEquals(-1, reading.limits().number("L <0.5"));
    }
}
