package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Cells in marks of a spreadsheet, values with their names, times of day as numbers, ages that are hidden, names beside their first letters. */
class MarkedVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants("named values", says("a cell holds values with their names"), named(), likeNamed()),
                new Variants("clock", says("it holds hours and minutes"), clocks(), likeClocks()),
                new Variants("hidden age", says("write the ages of the oldest"), ages(), likeAges()),
                new Variants("initials", says("may be the same and are apart"), initials(), likeInitials()),
                new Variants("footnotes", taken(Taken.NUMBER), footnotes(), likeFootnotes()));
    }

    private static List<Column> named() {
        List<Column> columns = new ArrayList<>();
        // quotes are doubled, since the cell stands in quotes
        for (String form : List.of(
                "{\"\"hr\"\": %d, \"\"sbp\"\": %d}",
                "{\"\"hr\"\":%d,\"\"sbp\"\":%d}",
                "hr=%d, sbp=%d",
                "hr: %d, sbp: %d",
                "{hr: %d, sbp: %d}",
                "Na=%d, K=4.%d",
                "{\"\"a\"\": %d, \"\"b\"\": \"\"x%d\"\"}",
                "HR = %d, SBP = %d",
                "heart rate: %d, pressure: %d",
                "{\"\"n\"\": %d, \"\"ok\"\": true, \"\"m\"\": %d}")) {
            columns.add(of(row -> form.formatted(60 + shuffled(row, 1), 100 + shuffled(row, 2))));
            columns.add(of(row -> form.formatted(60 + row % 4, 100 + row % 3)));
        }
        return columns;
    }

    private static List<Column> likeNamed() {
        return List.of(
                of(row -> "I10, E11." + row % 9),
                of(row -> "a: " + row % 3),
                of(row -> "titre 1:" + row % 3),
                of(row -> 10 + row % 9 + ":15"),
                of(row -> "{I10, E1" + row % 5 + "}"),
                of(row -> "seen: the patient walks, is well, and has no pain " + row),
                of(row -> "[\"\"I10\"\", \"\"E1" + row % 4 + "\"\"]"),
                of(row -> "mild, left"),
                of(row -> "ratio 1:2, 1:" + row % 3),
                of(row -> row % 3 == 0 ? "hr: 80, sbp: 120" : "word " + row % 3));
    }

    private static List<Column> clocks() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "admit_time",
                "time",
                "Uhrzeit",
                "heure",
                "hora",
                "Aufnahmezeit",
                "tijdstip",
                "surgery time",
                "intime_clock",
                "ora time")) {
            columns.add(of(name, row -> String.valueOf(shuffled(row, 1) % 24 * 100 + shuffled(row, 2) % 60)));
            columns.add(of(name, row -> String.valueOf((8 + shuffled(row, 3) % 12) * 100 + shuffled(row, 4) % 4 * 15)));
        }
        return columns;
    }

    private static List<Column> likeClocks() {
        return List.of(
                of("bleeding_time", row -> String.valueOf(100 + shuffled(row, 1))),
                of("time", row -> String.valueOf(shuffled(row, 1) * 30)),
                of("admit_time", row -> String.valueOf(measured(row))),
                of("time", row -> String.valueOf(1 + row % 5)),
                of("platelets", row -> String.valueOf(shuffled(row, 1) % 24 * 100 + shuffled(row, 2) % 60)),
                of("time_to_event", row -> String.valueOf(shuffled(row, 1) % 24 * 100 + shuffled(row, 2) % 60)),
                of("time", row -> String.valueOf(2500 + shuffled(row, 2) % 60)),
                of("time", row -> String.valueOf(-100 + shuffled(row, 2) * 100)),
                of("x", row -> String.valueOf(930 + row % 30)),
                of("timer", row -> String.valueOf(shuffled(row, 1) % 24 * 100 + shuffled(row, 2) % 60)));
    }

    private static List<Column> ages() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("age", "Alter", "edad", "leeftijd", "age_at_admission")) {
            for (int hidden : new int[] {300, 199, 150, 311}) {
                columns.add(of(name, row -> String.valueOf(row % 9 == 0 ? hidden + row % 2 : 40 + row % 50)));
            }
        }
        return columns;
    }

    private static List<Column> likeAges() {
        return List.of(
                of("age", row -> String.valueOf(40 + row % 50)),
                of("age", row -> String.valueOf(60 + row)),
                of("age_months", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("age_days", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("age", row -> String.valueOf(100 + row * 7)),
                of("weight", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("Alter in Monaten", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("percentage", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("stage", row -> String.valueOf(row % 9 == 0 ? 300 : 40 + row % 50)),
                of("age", row -> String.valueOf(row % 9 == 0 ? 122 : 40 + row % 50)));
    }

    private static Column anyOf(String... texts) {
        return of(row -> texts[shuffled(row, 5) % texts.length]);
    }

    private static List<Column> initials() {
        List<Column> columns = new ArrayList<>();
        for (String names : List.of(
                "M,Male,F,Female",
                "m,Mann,f,Frau",
                "L,left,R,right",
                "M,male,F,female,unknown",
                "H,homme,F,femme",
                "S,single,W,widowed",
                "E,elective,U,urgent",
                "I,ischaemic,H,haemorrhagic",
                "M,man,V,vrouw",
                "N,never,C,current")) {
            columns.add(anyOf(names.split(",")));
            columns.add(of(row -> names.split(",")[row * 7 % names.split(",").length]));
        }
        return columns;
    }

    private static List<Column> likeInitials() {
        return List.of(
                anyOf("M", "F"),
                anyOf("Male", "Female"),
                anyOf("A", "B", "AB", "O"),
                anyOf("A", "Asian", "other"),
                anyOf("A", "B", "Alpha", "other"),
                anyOf("A", "B", "Alpha", "Arm", "Beta"),
                anyOf("M", "male", "F", "female", "X"),
                anyOf("1", "11", "2", "22"),
                anyOf("+", "+++", "-", "---"),
                anyOf("left", "right", "l", "b"));
    }

    private static List<Column> footnotes() {
        List<Column> columns = new ArrayList<>();
        for (String mark : List.of("†", "‡", "§", "^", "#", "¹", " †", " #", "††", "*†")) {
            columns.add(of(row -> measured(row) + (row % 9 == 0 ? mark : "")));
            columns.add(of(row -> measured(row) + (row % 3 == 0 ? mark : "")));
        }
        return columns;
    }

    private static List<Column> likeFootnotes() {
        List<Column> columns = new ArrayList<>();
        for (String mark : List.of("a†", "$x", "~~", "@", "=", "_", "|", "\\", "ward†", "†1")) {
            // names in most rows, so that it is no column of numbers
            columns.add(of(row -> row % 3 == 0 ? String.valueOf(row % 4) : "w" + row % 4 + mark));
        }
        return columns;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s [3.5-5.1]",
                "%s (3.5 - 5.1)",
                "%s mmol/l [3.5-5.1]",
                "%s H [3.5-5.1]",
                "%s (norm: 3.5-5.1)",
                "%s [ref 3.5–5.1]",
                "%s(3.5-5.1)",
                "%s [3.5 to 5.1]"
            })
    void theUsualRangeBehindANumberIsPassedOver(String form) throws IOException {
        column("x", row -> form.formatted(measured(row)));
        ColumnFinding finding = finding("x");
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertEquals(measured(7), finding.reading().number(form.formatted(measured(7))));
        assertTrue(finding.reason().contains("marks beside a number"), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s (7)", "%s [x]", "%s - 5.1", "lesion %s (3-5)", "%s (3x5)"})
    void anotherNumberBehindANumberIsNoRange(String form) throws IOException {
        column("x", row -> form.formatted(measured(row)));
        assertTrue(finding("x").taken() != Taken.NUMBER, () -> finding("x").reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\N", ".a", ".z", "NaT", "Undetermined", "No Ct"})
    void emptyCellsOfSystemsAreEmpty(String word) throws IOException {
        column("x", row -> row % 7 == 2 ? word : String.valueOf(measured(row)));
        assertTrue(finding("x").reason().contains("say that there is no number"), () -> finding("x")
                .reason());
    }

    @Test
    void headingsWithinNotesAreNoComments() throws IOException {
        write(
                "x.csv",
                "id,note",
                row -> id(row) + ",\"# History\nthe patient is seen and walks " + row % 7
                        + "\n# Findings\nnone of note\"");
        assertTrue(open().modality("x").notes().stream().noneMatch(note -> note.contains("begin with #")));
        assertEquals(PATIENTS, open().modality("x").size());
    }

    @Test
    void namesOfColumnsInSeveralLinesAreOneLine() throws IOException {
        write(
                "x.csv",
                "id,\"Lactate\n(mmol/L)\",\"Creatinine \r\n (mg/dL)\"",
                row -> id(row) + "," + measured(row) + "," + measured(row + 1));
        assertEquals(
                List.of("Lactate (mmol/L)", "Creatinine (mg/dL)"),
                open().rows("x").columns().stream().map(column -> column.name()).toList());
    }

    static Stream<String> marks() {
        return Stream.of("\"=\"\"%s\"\"\"", "'%s", "'%s'");
    }

    @ParameterizedTest
    @MethodSource("marks")
    void marksOfASpreadsheetArePassedOver(String form) throws IOException {
        write(
                "x.csv",
                "id,a,b",
                row -> form.formatted(id(row).replace("P", "1")) + "," + form.formatted(measured(row)) + ",1"
                        + row % 5);
        labels(row -> id(row).replace("P", "1"));
        CohortFolder cohort = open();
        assertEquals(
                IntStream.range(0, PATIENTS)
                        .mapToObj(row -> id(row).replace("P", "1"))
                        .toList(),
                ids(cohort.rows("x")));
        assertEquals(
                IntStream.range(0, PATIENTS).mapToObj(WrittenCohort::measured).toList(), numbers(cohort.rows("x"), 0));
        assertTrue(
                cohort.modality("x").notes().stream()
                        .anyMatch(note -> note.contains("120 of the cells looked at have marks of a text around")),
                () -> cohort.modality("x").notes().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'s morgens",
                "O'Brien",
                "'t is goed, zegt 'ie",
                "= 5",
                "=5.1",
                "5'",
                "5'11",
                "'",
                "=\"\"",
                "it's 'here'"
            })
    void otherSignsAreLeft(String cell) throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                "id,a,b\n"
                        + String.join(
                                "\n",
                                IntStream.range(0, PATIENTS)
                                        .mapToObj(row ->
                                                id(row) + ",\"" + cell.replace("\"", "\"\"") + "\"," + measured(row))
                                        .toList())
                        + "\n");
        assertTrue(open().modality("x").notes().stream().noneMatch(note -> note.contains("marks of a text")));
    }

    @Test
    void idsOfHl7AreReadWithoutTheirAuthority() throws IOException {
        write("x.csv", "PID.3,a", row -> id(row) + "^^^HOSP^MR," + measured(row));
        CohortFolder cohort = open();
        cohort.check(ProgressMonitor.NONE);
        Set<String> expected = new TreeSet<>();
        IntStream.range(0, PATIENTS).forEach(row -> expected.add(id(row)));
        assertEquals(expected, new TreeSet<>(ids(cohort.rows("x"))));
    }

    @Test
    void idsOfTwoAuthoritiesAreThoseOfTwoPeople() throws IOException {
        write(
                "x.csv",
                "PID.3,a",
                row -> id(row) + "^^^" + (row < PATIENTS / 2 ? "HOSPA" : "HOSPB") + "^MR," + measured(row));
        assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        write("x.csv", "PID.3,a", row -> id(row) + "^^^HOSPB^MR," + measured(row));
        labels(row -> id(row) + "^^^HOSPA^MR");
        assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reaction_time", "time", "pr_time"})
    void stepsOfFiftyAreNoTimesOfDay(String name) throws IOException {
        column(name, row -> String.valueOf(200 + row % 22 * 50));
        assertTrue(!finding(name).reason().contains("it holds hours and minutes"), () -> finding(name)
                .reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,2.5*,IIb", "1,2,3,4,1.5 †,unclear", "1,2,3,3.5 (H),IV"})
    void gradesWithWordsStayNames(String grades) throws IOException {
        String[] texts = grades.split(",");
        column("x", row -> row < 3 ? texts[texts.length - 2] : row < 9 ? texts[texts.length - 1] : texts[row % 3]);
        assertEquals(Taken.CATEGORY, finding("x").taken(), () -> finding("x").reason());
    }

    @ParameterizedTest
    @CsvSource({
        "'2024-01-0%d 08:00:00', 2024-01-0%dT09:00:00Z, true",
        "2024-01-0%dT08:00:00+01:00, 2024-01-0%d 09:00, true",
        "'2024-01-0%d 08:00:00', 2024-01-0%dT09:00:00, false",
        "2024-01-0%dT08:00:00Z, 2024-01-0%dT09:00:00+01:00, false",
        "2024-01-0%d, 2024-01-0%dT09:00:00Z, false"
    })
    void timesWithAZoneBesideAStartWithoutOneAreSaid(String start, String time, boolean isSaid) throws IOException {
        write("x.csv", "id,admittime,charttime,variable,value", row -> IntStream.range(0, 2)
                .mapToObj(place -> id(row) + "," + String.format(Locale.ROOT, start, 1 + row % 4) + ","
                        + String.format(Locale.ROOT, time, 2 + row % 4 + place) + ",hr," + measured(row))
                .reduce((first, next) -> first + "\n" + next)
                .orElseThrow());
        List<String> notes = open().check(ProgressMonitor.NONE).notes();
        assertEquals(
                isSaid,
                notes.stream().anyMatch(note -> note.contains("so that all may be hours off")),
                notes::toString);
    }
}
