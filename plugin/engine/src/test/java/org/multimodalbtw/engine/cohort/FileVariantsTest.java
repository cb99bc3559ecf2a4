package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** Files of a kind that is given another form or read with a word, 20 of each, and 10 that only look like it. */
class FileVariantsTest extends WrittenCohort {

    /**
     * A kind of file.
     *
     * @param isFound whether a folder shows that its file x.csv is of the kind
     * @param files 20 texts of the kind
     * @param alike 10 that are not
     */
    record Kind(String name, Predicate<CohortFolder> isFound, List<String> files, List<String> alike) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("codes of several rows", FileVariantsTest::isCodes, codes(), likeCodes()),
                new Kind(
                        "texts beside numbers", folder -> folder.modalities().contains("x_text"), texts(), likeTexts()),
                new Kind("few notes a patient", folder -> folder.kind("x") == FileKind.TEXT, notes(), likeNotes()),
                new Kind("rows twice", folder -> noted(folder, "word for word"), twice(), likeTwice()),
                new Kind("lines below the rows", folder -> noted(folder, "below the last row"), ends(), likeEnds()),
                new Kind("signs in ids", folder -> noted(folder, "written in another way"), signs(), likeSigns()),
                new Kind("visits", FileVariantsTest::hasTime, visits(), likeVisits()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindIsFoundAndWhatLooksLikeItIsNot(Kind kind) throws IOException {
        assertEquals(20, kind.files.size());
        assertEquals(10, kind.alike.size());
        List<String> wrong = new ArrayList<>();
        for (String file : kind.files) {
            if (!isFound(kind, file)) {
                wrong.add("missed: " + file.lines().limit(3).toList());
            }
        }
        for (String file : kind.alike) {
            if (isFound(kind, file)) {
                wrong.add("false: " + file.lines().limit(3).toList());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private boolean isFound(Kind kind, String file) throws IOException {
        Files.writeString(folder.resolve("x.csv"), file, StandardCharsets.UTF_8);
        try {
            return kind.isFound.test(open(SurveySettings.on().with(TableForms.ALL)));
        } catch (InputException refused) {
            return false;
        }
    }

    private static boolean noted(CohortFolder folder, String clause) {
        return folder.check(ProgressMonitor.NONE).notes().stream().anyMatch(note -> note.contains(clause))
                || folder.reports().stream()
                        .flatMap(report -> report.notes().stream())
                        .anyMatch(note -> note.contains(clause));
    }

    private static boolean isCodes(CohortFolder folder) {
        return folder.kind("x") == FileKind.TABLE && folder.modality("x").repeatsIds();
    }

    private static boolean hasTime(CohortFolder folder) {
        return folder.series("x").filter(roles -> roles.time().isPresent()).isPresent();
    }

    private static String table(String header, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, PATIENTS).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    /** Two to four rows a patient. */
    private static String rows(String header, Cells cells) {
        return header + "\n"
                + IntStream.range(0, PATIENTS)
                        .boxed()
                        .flatMap(row ->
                                IntStream.range(0, 2 + row % 3).mapToObj(place -> id(row) + "," + cells.of(row, place)))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private interface Cells {
        String of(int row, int place);
    }

    private static String code(int row, int place) {
        return List.of("I10", "E11.9", "N17.9", "J18.9", "I50.9", "K92.2", "A41.9")
                .get((row * 3 + place) % 7);
    }

    private static List<String> codes() {
        List<String> files = new ArrayList<>();
        for (String name : List.of("icd_code", "diagnosis", "drug", "Diagnose", "procedure")) {
            files.add(rows("id," + name, FileVariantsTest::code));
            files.add(rows("id,seq_num," + name, (row, place) -> place + 1 + "," + code(row, place)));
            files.add(rows("id," + name + ",icd_version", (row, place) -> code(row, place) + "," + (9 + row % 2)));
            files.add(rows(
                    "id,chartdate," + name,
                    (row, place) -> "2150-03-" + (10 + (row + place) % 19) + "," + code(row, place)));
        }
        return files;
    }

    private static List<String> likeCodes() {
        return List.of(
                rows("id,time,value", (row, place) -> place + "," + measured(row + place)),
                rows("id,time,variable,value", (row, place) -> place + "," + code(row, place) + "," + measured(row)),
                rows("id,drug,dose", (row, place) -> code(row, place) + "," + measured(row + place)),
                rows("id,condition,there", (row, place) -> code(row, place) + "," + (row % 2 == 0 ? "yes" : "no")),
                table("id,icd_code", row -> id(row) + "," + code(row, 0)),
                rows("id,time,heart_rate,rhythm", (row, place) -> place + "," + (60 + row) + "," + code(row, place)),
                rows(
                        "id,note",
                        (row, place) -> "the patient was seen with his wife and says that he sleeps well " + row),
                rows("id,image", (row, place) -> id(row) + "_" + place + ".png"),
                rows("id,minute,value", (row, place) -> place * 60 + "," + measured(place)),
                rows("id,charttime,lactate", (row, place) -> "2150-03-0" + (1 + place) + "," + measured(row)));
    }

    private static String words(int row) {
        List<String> words = List.of("cough", "fever", "sepsis", "stable", "oxygen", "renal failure", "walks");
        return "admitted with " + words.get(row % 7) + " and " + words.get((row + 3) % 7) + " after " + (row % 9 + 1)
                + " days";
    }

    private static List<String> texts() {
        List<String> files = new ArrayList<>();
        for (String name : List.of("reason", "comment", "Befund", "history", "free_text")) {
            files.add(table("id,age," + name, row -> id(row) + "," + (40 + row % 50) + "," + words(row)));
            files.add(table(
                    "id,age,sex," + name,
                    row -> id(row) + "," + (40 + row % 50) + "," + "mf".charAt(row % 2) + "," + words(row)));
            files.add(table(
                    "id," + name + ",lactate",
                    row -> id(row) + "," + (row % 3 == 0 ? "" : words(row)) + "," + measured(row)));
            files.add(table("id,ward," + name, row -> id(row) + ",w" + row % 4 + "," + words(row)));
        }
        return files;
    }

    private static List<String> likeTexts() {
        return List.of(
                table("id,age,sex", row -> id(row) + "," + (40 + row % 50) + "," + "mf".charAt(row % 2)),
                table("id,reason", row -> id(row) + "," + words(row)),
                table("id,findings,caption", row -> id(row) + "," + words(row) + "," + words(row + 1)),
                table("id,age,ward", row -> id(row) + "," + (40 + row % 50) + ",surgery " + row % 4),
                table("id,age,comment", row -> id(row) + "," + (40 + row % 50) + ","),
                table("id,image,comment", row -> id(row) + ",a" + row + ".png," + words(row)),
                rows("id,time,value,comment", (row, place) -> place + "," + measured(row) + "," + words(row)),
                rows("id,note", (row, place) -> words(row + place)),
                table("id,icd,dx", row -> id(row) + "," + code(row, 0) + ";" + code(row, 1) + ",x" + row % 3),
                table("id,a,b", row -> id(row) + "," + measured(row) + "," + measured(row + 1)));
    }

    /** A second note of each second, third … patient. */
    private static String notes(String header, int every, IntFunction<String> row) {
        return table(
                header, patient -> row.apply(patient) + (patient % every == 0 ? "\n" + row.apply(patient) + "." : ""));
    }

    private static List<String> notes() {
        List<String> files = new ArrayList<>();
        for (int every = 2; every < 7; every++) {
            files.add(notes("id,text", every, row -> id(row) + "," + words(row)));
            files.add(notes("id,note_type,text", every, row -> id(row) + ",report," + words(row)));
            files.add(notes(
                    "id,chartdate,text", every, row -> id(row) + ",2020-03-0" + (1 + row % 9) + "," + words(row)));
            files.add(notes(
                    "note_id,id,author,text",
                    every,
                    row -> 7 * row + "," + id(row) + ",Dr. " + "ABC".charAt(row % 3) + "," + words(row)));
        }
        return files;
    }

    /** Of one note a patient, or of what is no note, more than one row is a slip. */
    private static List<String> likeNotes() {
        return List.of(
                notes("id,age,text", 4, row -> id(row) + "," + (40 + row) + "," + words(row)),
                notes("id,ward", 4, row -> id(row) + ",ward " + row % 4),
                notes("id,lactate,ward,text", 3, row -> id(row) + "," + measured(row) + ",w," + words(row)),
                notes("id,text", 61, row -> id(row) + "," + (row < 2 ? "short" : "")),
                table("id,age,sex", row -> id(row) + "," + (40 + row) + ",m"),
                table("id,a,b", row -> id(row) + "," + measured(row) + ",x"),
                notes("id,code", 4, row -> id(row) + "," + code(row, 0)),
                notes("id,a", 4, row -> id(row) + "," + measured(row)),
                notes("id,image", 4, row -> id(row) + ",a" + row + ".png"),
                notes("id,time,value", 2, row -> id(row) + "," + row + "," + measured(row)));
    }

    private static List<String> twice() {
        List<String> files = new ArrayList<>();
        for (int first = 0; first < 10; first++) {
            int again = 5 * first;
            String plain = table("id,a,b", row -> id(row) + "," + measured(row) + ",x" + row % 3);
            files.add(
                    plain + plain.lines().skip(again + 1L).limit(first + 1L).collect(Collectors.joining("\n")) + "\n");
            files.add(plain.replace(
                    id(again) + ",", id(again) + "," + measured(again) + ",x" + again % 3 + "\n" + id(again) + ","));
        }
        return files;
    }

    private static List<String> likeTwice() {
        List<String> files = new ArrayList<>();
        for (int first = 0; first < 5; first++) {
            int again = 7 * first;
            String plain = table("id,a,b", row -> id(row) + "," + measured(row) + ",x" + row % 3);
            files.add(plain + id(again) + "," + measured(again + 1) + ",x" + again % 3 + "\n");
            files.add(plain + "Q" + again + "," + measured(again) + ",x" + again % 3 + "\n");
        }
        return files;
    }

    private static List<String> ends() {
        List<String> files = new ArrayList<>();
        for (String end : List.of(
                "Total: 60 rows",
                "\n(60 rows affected)",
                "Exported by A. Smith at 11:12\nEnd of report",
                "Source: laboratory system 4.2",
                "-- end of file --,,")) {
            String plain = table("id,a,b", row -> id(row) + "," + measured(row) + ",x" + row % 3);
            files.add(plain + end + "\n");
            files.add(plain + "\n" + end);
            files.add(plain.replace(',', ';') + end + "\n");
            files.add(plain.replace(',', '\t') + end + "\n\n");
        }
        return files;
    }

    private static List<String> likeEnds() {
        String plain = table("id,a,b", row -> id(row) + "," + measured(row) + ",x" + row % 3);
        return List.of(
                plain,
                plain + "P0061\n",
                plain + "P0061,1\n",
                plain + "Total: 60 rows\nP0061,1,x\n",
                plain + "P0061,,\n",
                plain.replace("P00", "P 00") + "P 0061\n",
                plain + "a b\n".repeat(6),
                plain + "\n\n\n",
                plain.replace("id,a,b\n", "id,a,b\nTotal: 60 rows\n"),
                plain + "P0061;1\n");
    }

    private static String signed(String form, int row) {
        return String.format(Locale.ROOT, form, row);
    }

    private static List<String> signs() {
        List<String> files = new ArrayList<>();
        for (String form : List.of(
                "P-%04d",
                "P_%04d", "P %04d", "p.%04d", "P/%04d", "P--%04d", "P - %04d", "p-%04d", "P_0%03d", "P. %04d")) {
            files.add(table("id,a", row -> signed(form, row) + "," + measured(row)));
            files.add(table("id,a", row -> (row % 2 == 0 ? id(row) : signed(form, row)) + "," + measured(row)));
        }
        return files;
    }

    private static List<String> likeSigns() {
        List<String> files = new ArrayList<>();
        for (String form : List.of("Q-%04d", "P-1%04d", "%04d-P", "P-%04d-2", "PX-%04d")) {
            files.add(table("id,a", row -> signed(form, row) + "," + measured(row)));
            files.add(table("id,a", row -> (row < 40 ? id(row) : signed(form, row)) + "," + measured(row)));
        }
        return files;
    }

    private static List<String> visits() {
        List<String> files = new ArrayList<>();
        for (String name : List.of("visit", "timepoint", "redcap_event_name", "Visite", "when")) {
            files.add(rows(
                    "id," + name + ",weight",
                    (row, place) -> (place == 0 ? "baseline" : "month " + 3 * place) + "," + measured(row)));
            files.add(rows(
                    "id," + name + ",weight",
                    (row, place) ->
                            (place == 0 ? "baseline_arm_1" : "month_" + 3 * place + "_arm_1") + "," + measured(row)));
            files.add(rows(
                    "id," + name + ",weight,hba1c",
                    (row, place) -> "week " + 4 * place + "," + measured(row) + "," + measured(place)));
            files.add(rows(
                    "id," + name + ",weight",
                    (row, place) -> (place == 0 ? "Baseline" : "V" + place) + "," + measured(row)));
        }
        return files;
    }

    private static List<String> likeVisits() {
        return List.of(
                rows("id,lead,uv", (row, place) -> "V" + (place + 1) + "," + measured(row)),
                rows("id,stage,size", (row, place) -> "M" + place + "," + measured(row)),
                rows(
                        "id,visit,weight",
                        (row, place) -> (place == 0 ? "screening call" : "other") + "," + measured(row)),
                rows(
                        "id,visit,weight",
                        (row, place) ->
                                List.of("home", "ward", "icu", "theatre").get(place) + "," + measured(row)),
                rows("id,site,size", (row, place) -> "T" + place + "," + measured(row)),
                rows("id,visit,weight", (row, place) -> (place == 0 ? "V1" : "month " + place) + "," + measured(row)),
                rows("id,arm,weight", (row, place) -> "arm " + place + "," + measured(row)),
                rows("id,grade,size", (row, place) -> "grade " + place + "," + measured(row)),
                rows("id,ward,weight", (row, place) -> "ward " + place + "," + measured(row)),
                rows("id,lesion,size", (row, place) -> "lesion " + place + "," + measured(row)));
    }

    @Test
    void labelsAreFoundUnderALargeNameAndCopiesOfFilesAreNamed() throws IOException {
        column("x", row -> String.valueOf(measured(row)));
        Files.move(folder.resolve("labels.csv"), folder.resolve("LABELS.CSV"));
        Files.copy(folder.resolve("labs.csv"), folder.resolve("labs (1).csv"));
        write("labs_new.csv", "id,x", row -> id(row) + "," + (row == 3 ? 0 : measured(row)));
        CohortFolder cohort = open();
        assertTrue(cohort.hasLabels());
        assertEquals(List.of("labs", "labs (1)", "labs_new"), cohort.modalities());
        List<String> notes = cohort.reports().stream()
                .flatMap(report -> report.notes().stream())
                .filter(note -> note.contains("byte for byte"))
                .toList();
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(notes.get(0).startsWith("File labs (1).csv is the same as labs.csv"), notes::toString);
    }

    @Test
    void thePatientsCodesAreTheNamesOfTheirRows() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                rows("id,seq_num,icd_code", (row, place) -> place + 1 + "," + code(row, place % 2)));
        TableRows rows = open(SurveySettings.on().with(TableForms.ALL)).rows("x");
        assertEquals(PATIENTS, rows.size());
        assertEquals(1, rows.columns().size());
        List<List<String>> found = new ArrayList<>();
        rows.forEach(row -> found.add(CodeList.names(row.category(0))));
        assertEquals(List.of(code(4, 0), code(4, 1)), found.get(4), "three rows, of which two say the same");
    }

    @Test
    void aFileOfNumbersAndTextsIsTwoModalitiesOfTheSamePatients() throws IOException {
        Files.writeString(folder.resolve("x.csv"), texts().get(1));
        CohortFolder both = open(SurveySettings.on().with(TableForms.ALL));
        assertEquals(List.of("x", "x_text"), both.modalities());
        assertEquals(FileKind.TABLE, both.kind("x"));
        assertEquals(FileKind.TEXT, both.kind("x_text"));
        assertEquals(
                List.of("age", "sex"),
                both.rows("x").columns().stream().map(column -> column.name()).toList());
        assertEquals(ids(both.rows("x")), ids(both.rows("x_text")));
        CohortFolder one = open();
        assertEquals(List.of("x"), one.modalities());
        assertTrue(one.reports().get(1).sentences().stream().anyMatch(said -> said.contains("'reason' is left out")));
    }

    @Test
    void ofOneNewPatientAShortTextIsATextWhereItIsAskedFor() throws IOException {
        Files.delete(folder.resolve("labels.csv"));
        Files.writeString(folder.resolve("x.csv"), "id,age,sex,reason\nN1,50,m,cough\n");
        CohortFolder folder = CohortFolder.open(
                this.folder,
                CohortFolder.LABELS,
                CsvSettings.defaults().with(SurveySettings.on().with(TableForms.ALL)),
                Set.of("x", "x_text"));
        List<String> texts = new ArrayList<>();
        TableRows rows = folder.rows("x_text");
        int reason =
                rows.columns().stream().map(column -> column.name()).toList().indexOf("reason");
        rows.forEach(row -> texts.add(row.category(reason)));
        assertEquals(List.of("cough"), texts);
        assertTrue(folder.rows("x").columns().stream()
                .anyMatch(column -> column.name().equals("age")));
    }

    private String refusal(String file) throws IOException {
        Files.writeString(folder.resolve("x.csv"), file);
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        return refused.getMessage() + " " + refused.remedy();
    }

    @Test
    void aTableWithAColumnForEachPatientIsNamedAsSuch() throws IOException {
        String header = "gene,"
                + IntStream.range(0, PATIENTS).mapToObj(WrittenCohort::id).collect(Collectors.joining(","));
        String cells =
                IntStream.range(0, PATIENTS).mapToObj(row -> "" + measured(row)).collect(Collectors.joining(","));
        String said = refusal(header + "\n"
                + IntStream.range(0, 30)
                        .mapToObj(gene -> "G" + gene + "," + cells)
                        .collect(Collectors.joining("\n")) + "\n");
        assertTrue(said.contains("60 of those of the labels are names of its columns"), said);
        assertTrue(said.contains("Exchange its rows and columns"), said);
    }

    @Test
    void idsThatASpreadsheetShortenedAreNamedAsSuch() throws IOException {
        labels(row -> String.valueOf(20210000001L + row));
        String said = refusal(table("id,a", row -> "2.0210" + row % 10 + "E+10," + measured(row))
                .replaceFirst("(?s)\n.*", "\n2.02100E+10,1\n2.02101E+10,2\n"));
        assertTrue(said.contains("their last digits are lost"), said);
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        "id,a",
                        row -> "\"" + String.format(Locale.ROOT, "%,d", 20210000001L + row) + "\"," + measured(row)));
        assertTrue(noted(open(), "written in another way"));
    }

    @Test
    void codesOfACommonDataModelAreNames() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                rows(
                        "id,condition_occurrence_id,condition_concept_id",
                        (row, place) -> 100 * row + place + "," + (201826 + (row + place) % 5)));
        CohortFolder folder = open(SurveySettings.on().with(TableForms.ALL));
        assertTrue(isCodes(folder));
        assertEquals(
                List.of("condition_concept_id"),
                folder.rows("x").columns().stream().map(column -> column.name()).toList());
    }

    @Test
    void ofTwoTimesTheOneOfTheResultIsNotWhenItWasMeasured() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                rows(
                        "id,Component,Result,Collected Date/Time,Resulted Date/Time",
                        (row, place) -> place % 2 + "x," + (row % 3 == 0 ? "7.1" : "Negative") + ",2022-03-0"
                                + (1 + place) + " 08:00,2022-03-0" + (1 + place) + " 09:00"));
        CohortFolder folder = open();
        assertEquals(
                "Collected Date/Time", folder.series("x").orElseThrow().time().orElseThrow());
        assertEquals(List.of("Result"), folder.series("x").orElseThrow().values());
        folder.check(ProgressMonitor.NONE);
    }

    @Test
    void whatCopiesTheOutcomeIsFoundWhateverSignsIdsHave() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                table(
                        "sample,id no,a,result",
                        row -> "S" + row + "," + signed("p-%04d", row) + "," + measured(row) + "," + outcome(row)));
        CohortFolder folder = open();
        assertEquals("id no", folder.modality("x").idColumn(), "not the first one");
        assertEquals(
                List.of("result"),
                folder.modality("x").findings().stream()
                        .filter(finding -> finding.taken() == Taken.OUTCOME)
                        .map(finding -> finding.column())
                        .toList());
        folder.check(ProgressMonitor.NONE);
    }

    @Test
    void twoNumbersInACellAreNoNamesOfWhatWasMeasured() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"),
                rows(
                        "id,visit,hba1c,bp",
                        (row, place) -> "month " + place + "," + measured(row) + "," + (120 + row % 30) + "/"
                                + (70 + (row + place) % 20)));
        assertEquals(List.of("hba1c"), open().series("x").orElseThrow().values());
        assertTrue(open().series("x").orElseThrow().isComplete());
    }

    @Test
    void namesAreNotPartedFromWhatIsSaidOfThem() throws IOException {
        for (String header : List.of("id,diagnosis,there", "id,condition,status", "id,antibiotic,susceptibility")) {
            Files.writeString(
                    folder.resolve("x.csv"),
                    rows(header, (row, place) -> code(row, place) + "," + (row % 2 == 0 ? "Yes" : "No")));
            CohortFolder folder = open(SurveySettings.on().with(TableForms.ALL));
            assertEquals(FileKind.SERIES, folder.kind("x"));
            assertTrue(
                    folder.reports().get(1).notes().stream().anyMatch(note -> note.contains("as name=answer")), header);
        }
        Files.writeString(
                folder.resolve("x.csv"),
                rows("id,icd10,poa", (row, place) -> code(row, place) + "," + (row % 2 == 0 ? "Y" : "N")));
        assertTrue(isCodes(open(SurveySettings.on().with(TableForms.ALL))), "a diagnosis that came later is one");
    }

    @Test
    void rowsThatRepeatCountOnce() throws IOException {
        Files.writeString(folder.resolve("x.csv"), twice().get(0));
        CohortFolder folder = open();
        String note = folder.check(ProgressMonitor.NONE).notes().get(0);
        assertEquals(
                "File x.csv: 1 row says word for word what an earlier row of the same id says, such as row 61 for 'P0000', and counts once.",
                note);
        assertEquals(PATIENTS, folder.rows("x").size());
        assertEquals(PATIENTS, ids(folder.rows("x")).size());
    }
}
