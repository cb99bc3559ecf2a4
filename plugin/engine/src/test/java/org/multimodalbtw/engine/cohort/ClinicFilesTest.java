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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.SeriesRole;

/** Files as systems of clinics write them: comments, merged names, data dictionaries, rows of figures, forms, units beside, ids with an end. */
class ClinicFilesTest extends WrittenCohort {

    private static String table(String header, IntFunction<String> row) {
        return header + "\n" + rows(row);
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, PATIENTS).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String plain(int row) {
        return id(row) + "," + measured(row) + "," + (40 + row % 50);
    }

    static Stream<String> commented() {
        List<String> files = new ArrayList<>();
        for (String comment :
                List.of("# exported by LIS 4.2", "## all sites, 2024-01-31", "#comment", "#", "# a,b", "#a,b,c,d")) {
            files.add(comment + "\n" + table("id,a,b", ClinicFilesTest::plain));
            files.add(table("id,a,b", ClinicFilesTest::plain) + comment + "\n");
            files.add(comment + "\n" + comment + " again\n"
                    + table("id,a,b", row -> (row == 7 ? comment + "\n" : "") + plain(row)));
        }
        files.add("# x;y\n" + table("id,a,b", ClinicFilesTest::plain).replace(',', ';'));
        files.add("#\t1\n" + table("id,a,b", ClinicFilesTest::plain).replace(',', '\t'));
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("commented")
    void linesOfCommentsArePassedOver(String file) throws IOException {
        Files.writeString(folder.resolve("x.csv"), file);
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertEquals(
                List.of("a", "b"),
                table.columns().stream().map(column -> column.name()).toList());
        // behind the lines that are looked at first, a comment is one of the lines below the rows
        boolean isBelow = !file.startsWith("#");
        assertTrue(
                table.notes().stream()
                        .anyMatch(note ->
                                note.contains(isBelow ? "the line below the last row" : "lines that begin with #")),
                table.notes()::toString);
    }

    static Stream<String> withoutComments() {
        return Stream.of(
                table("#id,a,b", ClinicFilesTest::plain),
                table("# id,a,b", ClinicFilesTest::plain),
                table("#,a,b", ClinicFilesTest::plain),
                table("id,a,b", ClinicFilesTest::plain),
                table("id,a,#b", ClinicFilesTest::plain),
                table("id,a,b", row -> id(row) + "," + measured(row) + ",#" + row % 3));
    }

    @ParameterizedTest
    @MethodSource("withoutComments")
    void aSignInNamesOrCellsIsNoComment(String file) throws IOException {
        Files.writeString(folder.resolve("x.csv"), file);
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertTrue(
                table.notes().stream().noneMatch(note -> note.contains("lines that begin with #")),
                table.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#id,sex,ward", "# id,sex,ward", "#,sex,ward"})
    void namesAboveWordsAloneAreNoComment(String header) throws IOException {
        Files.writeString(
                folder.resolve("x.csv"), table(header, row -> id(row) + "," + (row % 2 == 0 ? "m,east" : "f,west")));
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertEquals(
                List.of("sex", "ward"),
                table.columns().stream().map(column -> column.name()).toList());
    }

    @Test
    void namesAboveNotesAreNoComment() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        "#id,note",
                        row -> id(row) + ","
                                + List.of("chest pain", "dyspnea", "syncope").get(row % 3)));
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertEquals("note", table.columns().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"# p,q,r", "#seen,by,us"})
    void aCommentOfAsManyPartsAboveNamesIsOne(String comment) throws IOException {
        Files.writeString(folder.resolve("x.csv"), comment + "\n" + table("id,a,b", ClinicFilesTest::plain));
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertEquals("a", table.columns().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10})
    void someIdsThatBeginWithTheSignAreRows(int every) throws IOException {
        IntFunction<String> id = row -> row % every == 1 ? "#" + row : String.valueOf(row);
        labels(id);
        Files.writeString(
                folder.resolve("x.csv"),
                table("id,sex,ward", row -> id.apply(row) + "," + (row % 2 == 0 ? "m" : "f") + ",ward" + row % 4));
        assertEquals(PATIENTS, open().modality("x").size());
    }

    @Test
    void idsThatBeginWithTheSignAreRows() throws IOException {
        labels(row -> "#" + row);
        Files.writeString(
                folder.resolve("x.csv"), table("id,a,b", row -> "#" + row + "," + measured(row) + ",1" + row % 4));
        assertEquals(PATIENTS, open().modality("x").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",Vitals,,Labs,",
                "Patient,Vitals,,Labs,",
                ",Vitals,,,",
                "Demographics,Vitals,Vitals,Labs,Labs",
                ",,,Laboratory,",
                "\"Patient, all\",Vital signs,,\"Labs, day 1\","
            })
    void namesOfGroupsAboveTheNamesArePassedOver(String groups) throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                groups + "\n"
                        + table(
                                "id,hr,sbp,crea,na",
                                row -> id(row) + ",80," + measured(row) + ",1." + row % 9 + ",13" + row % 9));
        CsvFile table = open().modality("x");
        assertEquals(PATIENTS, table.size());
        assertEquals("id", table.idColumn());
        assertTrue(
                table.notes().stream().anyMatch(note -> note.contains("line above the names")),
                table.notes()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,hr,,crea,", "id,hr,hr,crea,na", ",a,,b,", "id,hr,,,"})
    void namesThatLackAreNoGroupsAboveRows(String header) throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        header,
                        row -> id(row) + ",x" + row % 3 + "," + measured(row) + ",1." + row % 9 + ",13" + row % 9));
        assertThrows(InputException.class, () -> open().modality("x"));
    }

    static Stream<String> dictionaries() {
        List<String> headers = new ArrayList<>();
        for (String variable : List.of("Variable / Field Name", "variable", "Variable name", "column", "Feldname")) {
            for (String description : List.of("Field Label", "description", "Label", "Beschreibung")) {
                headers.add(variable + ",type_of," + description);
            }
        }
        return headers.stream();
    }

    @ParameterizedTest
    @MethodSource("dictionaries")
    void aFileThatDescribesColumnsIsNoModality(String header) throws IOException {
        column("x", row -> String.valueOf(measured(row)));
        Files.writeString(
                folder.resolve("about.csv"),
                header + "\nid,text,the patient\nx,number,a value\nother,number,another\n");
        CohortFolder cohort = open();
        assertEquals(List.of("labs"), cohort.modalities());
        assertTrue(cohort.skipped().stream().anyMatch(file -> file.reason().contains("describes columns")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,variable,label",
                "id,description,a",
                "patient,label,type",
                "case,description,variable",
                "variable,a,b",
                "field,side,size",
                "column,level,score",
                "code,label,n",
                "item,description,b",
                "name,label,c"
            })
    void aFileThatOnlyLooksLikeADictionaryIsAModality(String header) throws IOException {
        Files.writeString(
                folder.resolve("x.csv"), table(header, row -> id(row) + ",left" + row % 3 + "," + measured(row)));
        assertEquals(List.of("x"), open().modalities());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mean",
                "SD",
                "N",
                "Total",
                "Mittelwert",
                "Summe",
                "min",
                "MAX",
                "Median",
                "25%",
                "Moyenne",
                "count",
                "std"
            })
    void rowsOfFiguresAreNamed(String id) throws IOException {
        Files.writeString(folder.resolve("x.csv"), table("id,a,b", ClinicFilesTest::plain) + id + ",3.1,60\n");
        List<String> notes = open().check(ProgressMonitor.NONE).notes();
        assertTrue(
                notes.stream().anyMatch(note -> note.contains("'" + id + "' is by the id a figure")), notes::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0060", "Meyer", "N12", "max1", "Q"})
    void aPatientWithoutALabelIsNoFigure(String id) throws IOException {
        Files.writeString(folder.resolve("x.csv"), table("id,a,b", ClinicFilesTest::plain) + id + ",3.1,60\n");
        assertTrue(open().check(ProgressMonitor.NONE).notes().stream().noneMatch(note -> note.contains("a figure")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d-%d", "%d/%d", "%d %d", "%d_%d", "%d%d"})
    void idsWithACheckDigitAreNamed(String form) throws IOException {
        labels(row -> String.valueOf(123456 + 7 * row));
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        "id,a",
                        row -> String.format(Locale.ROOT, form, 123456 + 7 * row, row % 10) + "," + measured(row)));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("Without their end they are"), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"MRN-%d, %d.0", "%d.0, MRN%d", "P%05d, %d.0", "'MRN %d', %d"})
    void aPrefixAndDecimalsAreBothPassedOver(String here, String there) throws IOException {
        labels(row -> String.format(Locale.ROOT, there, 1001 + row));
        Files.writeString(
                folder.resolve("x.csv"),
                table("id,a", row -> String.format(Locale.ROOT, here, 1001 + row) + "," + measured(row)));
        CohortFolder cohort = open();
        assertTrue(
                cohort.check(ProgressMonitor.NONE).notes().get(0).contains("60 of 60 ids are written in another way"));
        Set<String> expected = new TreeSet<>();
        IntStream.range(0, PATIENTS).forEach(row -> expected.add(String.format(Locale.ROOT, there, 1001 + row)));
        assertEquals(expected, new TreeSet<>(ids(cohort.rows("x"))));
    }

    @Test
    void rowsOfSeveralFormsAreNamed() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        "id,redcap_repeat_instrument,redcap_repeat_instance,age,day,lactate",
                        row -> id(row) + ",,,5" + row % 9 + ",,\n" + id(row) + ",labs,1,,1," + measured(row) + "\n"
                                + id(row) + ",labs,2,,2," + measured(row + 1)));
        CohortFolder cohort = open();
        List<String> notes = cohort.modality("x").notes();
        assertTrue(
                notes.stream()
                        .anyMatch(note -> note.contains("rows of several forms")
                                && note.contains("none in 60 rows, 'labs' in 120 rows")),
                notes::toString);
        assertEquals(List.of("age", "lactate"), cohort.series("x").orElseThrow().values());
    }

    @ParameterizedTest
    @CsvSource({
        "weight, weight_unit",
        "weight, weight_uom",
        "weight, weight_units",
        "Gewicht, Gewicht_Einheit",
        "temperature|magnitude, temperature|unit",
        "weight_value, weight_unit"
    })
    void unitsBesideNumbersAreNamed(String value, String unit) throws IOException {
        write(
                "labs.csv",
                "id," + value + "," + unit,
                row -> id(row) + "," + (60 + measured(row)) + "," + (row % 3 == 0 ? "lb" : "kg"));
        assertTrue(
                finding(value).reason().contains("kg (40), lb (20); they are not converted"), finding(value)::reason);
        write("labs.csv", "id," + value + "," + unit, row -> id(row) + "," + (60 + measured(row)) + ",kg");
        assertEquals("", finding(value).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"weight_class", "unit", "height_unit", "weightless", "weight_note"})
    void aColumnOfAnotherNameHasNoUnitsOfIt(String other) throws IOException {
        write(
                "labs.csv",
                "id,weight," + other,
                row -> id(row) + "," + (60 + measured(row)) + "," + (row % 3 == 0 ? "lb" : "kg"));
        assertEquals("", finding("weight").reason());
    }

    @ParameterizedTest
    @CsvSource({
        "entered-in-error, status",
        "cancelled, status",
        "Storniert, state",
        "rejected, result_status",
        "INVALID, quality"
    })
    void rowsThatDoNotCountAreNamed(String word, String column) throws IOException {
        series("id,minute,variable,value," + column, (row, place) -> row % 9 == 0 ? word : "final");
        assertTrue(found(column).contains("'" + word + "' in 14 rows by the word does not count"), found(column));
        series("id,minute,variable,value," + column, (row, place) -> row % 9 == 0 ? "preliminary" : "final");
        assertEquals("", found(column));
    }

    private interface Cells {
        String of(int row, int place);
    }

    private void series(String header, Cells last) throws IOException {
        write(
                "labs.csv",
                header,
                row -> id(row) + ",0,hr," + measured(row) + "," + last.of(row, 0) + "\n" + id(row) + ",60,hr,"
                        + measured(row + 3) + "," + last.of(row, 1));
    }

    private String found(String column) {
        return finding(column).reason();
    }

    private void writeSeriesWith(String variable) throws IOException {
        write(
                "labs.csv",
                "id,minute,variable,value",
                row -> id(row) + ",0,hr," + measured(row) + "\n" + id(row) + ",60," + (row % 3 == 0 ? variable : "hr")
                        + ",1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"death_pronounced", "Time of death", "Date of Expired", "Autopsy", "Exitus", "décès"})
    void aVariableOfDeathIsNamed(String variable) throws IOException {
        writeSeriesWith(variable);
        assertTrue(found("variable").contains("'" + variable + "' in 20 rows by the name"), found("variable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead space", "discharge weight", "heart rate", "alt", "Todd", "deadline"})
    void aVariableOfAnotherNameIsNot(String variable) throws IOException {
        writeSeriesWith(variable);
        assertEquals("", found("variable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h0,h1,h2", "hour_1,hour_2,hour_3", "t1,t2,t3", "day 1,day 2,day 3"})
    void columnsThatAreTimesAreNamed(String columns) throws IOException {
        write(
                "labs.csv",
                "id,variable," + columns,
                row -> id(row) + ",hr,80," + measured(row) + ",81\n" + id(row) + ",sbp,120," + measured(row) + ",121");
        String lacking = open().series("labs").orElseThrow().lacking().get(SeriesRole.TIME);
        assertTrue(lacking.contains("seem to be times: write a row for each of them"), lacking);
    }

    @Test
    void oneValueOfEachAttributeIsATableToTurn() throws IOException {
        write(
                "labs.csv",
                "id,attribute,value",
                row -> id(row) + ",age,5" + row % 9 + "\n" + id(row) + ",weight," + measured(row));
        String lacking = open().series("labs").orElseThrow().lacking().get(SeriesRole.TIME);
        assertTrue(
                lacking.contains("turn the table, so that each 'attribute' is a column and each patient a row"),
                lacking);
    }

    @ParameterizedTest
    @CsvSource({"died, verstorben", "Dead, Died.", "expired, death", "alive, survived", "überlebt, survived"})
    void classesThatMayBeOneAreNamed(String one, String other) throws IOException {
        outcome(row -> row % 3 == 0 ? one : row % 3 == 1 ? other : "third");
        assertTrue(outcome().contains("may be one class"), outcome());
    }

    @ParameterizedTest
    @CsvSource({"died, survived", "Died, died", "home, hospice", "yes, no"})
    void otherClassesAreNot(String one, String other) throws IOException {
        outcome(row -> row % 2 == 0 ? one : other);
        assertTrue(!outcome().contains("may be one class"), outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost to follow-up", "withdrew consent", "unknown", "not evaluable", "unbekannt"})
    void aClassThatSaysThatNothingIsKnownIsNamed(String name) throws IOException {
        outcome(row -> row % 7 == 0 ? name : row % 2 == 0 ? "a" : "b");
        assertTrue(outcome().contains("'" + name + "' is a class, though"), outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-1%d", "1%d.03.2024", "2024-03-1%d 08:15", "1%d-MAR-2024"})
    void datesOfTheEventAreAClass(String form) throws IOException {
        outcome(row -> row % 3 == 0 ? String.format(Locale.ROOT, form, row % 10) : "");
        assertTrue(outcome().contains("dates in 20 rows and nothing in the others"), outcome());
        List<String> classes = new ArrayList<>();
        open().labels().forEach(row -> classes.add(row.category(0)));
        assertEquals(20, classes.stream().filter("yes"::equals).count());
        assertEquals(40, classes.stream().filter("no"::equals).count());
    }

    @Test
    void datesInAllRowsAreNoFlag() throws IOException {
        outcome(row -> "2024-03-" + (10 + row % 20));
        assertTrue(outcome().contains("each date is a class"), outcome());
    }

    private void outcome(IntFunction<String> cell) throws IOException {
        column("x", row -> String.valueOf(measured(row)));
        write("labels.csv", "id,label,split", row -> id(row) + "," + cell.apply(row) + "," + split(row));
    }

    private String outcome() {
        return open().labels().findings().get(0).reason();
    }
}
