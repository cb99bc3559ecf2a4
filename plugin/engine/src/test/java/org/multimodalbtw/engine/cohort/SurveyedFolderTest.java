package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** What columns, ids and files are taken for. */
class SurveyedFolderTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource({"hadm_id", "row_id", "StudyID", "subject_id", "mrn", "accession", "patient", "encounter id"})
    void secondIdentifiersAreLeftOut(String name) throws IOException {
        column(name, row -> String.valueOf(200000 + row * 7 % 1000));
        assertEquals(Taken.SECOND_ID, finding(name).taken());
        assertFalse(finding(name).isUsed());
        assertEquals(
                List.of("other"),
                open().rows("labs").columns().stream()
                        .map(column -> column.name())
                        .toList());
    }

    @Test
    void rowNumbersAndLongNumbersAndTextsThatOccurOnceAreLeftOut() throws IOException {
        column("x", row -> String.valueOf(row));
        assertEquals(Taken.ROW_NUMBER, finding("x").taken());
        column("x", row -> String.valueOf(301000000L + row * 7919 % 1000003));
        assertEquals(Taken.SECOND_ID, finding("x").taken());
        column("x", row -> "HG" + row * 17 % 101 + "x");
        assertEquals(Taken.SECOND_ID, finding("x").taken());
    }

    @Test
    void whatOnlyLooksLikeAnIdentifierIsKept() throws IOException {
        Map<String, IntFunction<String>> columns = Map.of(
                "age", row -> String.valueOf(40 + row * 7 % 45),
                "platelets", row -> String.valueOf(150000 + row * 1237 % 200000),
                "width", row -> String.valueOf(700 + row * 13 % 90),
                "ward", row -> "W" + row % 6,
                "valid", row -> String.valueOf(row % 2),
                "site_id", row -> String.valueOf(row % 4),
                "lipid", row -> String.valueOf(100 + row * 11 % 97),
                "fluid", row -> String.valueOf(row * 3 % 59),
                "id_ratio", row -> "" + measured(row),
                "count", row -> String.valueOf(row / 2));
        for (Map.Entry<String, IntFunction<String>> entry : columns.entrySet()) {
            column(entry.getKey(), entry.getValue());
            assertTrue(finding(entry.getKey()).isUsed(), entry.getKey());
        }
    }

    @Test
    void copiesOfTheOutcomeAndTheSplitAreLeftOut() throws IOException {
        for (IntFunction<String> copy : List.<IntFunction<String>>of(
                WrittenCohort::outcome,
                row -> outcome(row).toUpperCase(Locale.ROOT),
                row -> outcome(row).equals("died") ? "1" : "0",
                row -> outcome(row).equals("died") ? "exitus" : "home")) {
            column("x", copy);
            assertEquals(Taken.OUTCOME, finding("x").taken());
            assertFalse(finding("x").isUsed());
        }
        column("split", WrittenCohort::split);
        assertFalse(finding("split").isUsed());
        column("x", row -> row == 5 ? "other" : outcome(row));
        assertTrue(finding("x").isUsed(), "one row differs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-03-%02d",
                "2021-03-%02dT08:00:00+01:00",
                "%02d.11.1961",
                "03/%02d/2021 08:00 AM",
                "%02d-Mar-2021",
                "08:%02d"
            })
    void datesAreLeftOut(String form) throws IOException {
        column("x", row -> String.format(Locale.ROOT, form, 1 + row % 28));
        assertEquals(Taken.DATE, finding("x").taken());
        assertFalse(finding("x").isUsed());
    }

    @Test
    void codesAreCategories() throws IOException {
        column("x", row -> String.format(Locale.ROOT, "%04d", row % 5 * 389));
        assertEquals(Taken.CODE, finding("x").taken());
        column("x", row -> "3E" + row % 6);
        assertEquals(Taken.CODE, finding("x").taken());
        column("x", row -> row + ".5E2");
        assertEquals(Taken.NUMBER, finding("x").taken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ethnicity",
                "race",
                "patient_race",
                "MaritalStatus",
                "ward",
                "hospital",
                "diagnosis_code",
                "Diagnose",
                "PLZ",
                "zip code",
                "Station",
                "site",
                "Bett-Nr",
                "Aufnahmeart",
                "admission_type",
                "religion",
                "insurance",
                "clinic",
                "institution_id"
            })
    void numbersThatNameSomethingAreCategories(String name) throws IOException {
        column(name, row -> String.valueOf(new int[] {1, 2, 3, 9}[row * 7 % 11 % 4]));
        assertEquals(Taken.CODE, finding(name).taken());
        assertEquals(Kind.CATEGORY, finding(name).reading().kind());
        assertTrue(finding(name).isSaid());
        SurveySettings number = new SurveySettings(true, true, Set.of(), Map.of("labs/" + name, Choice.NUMBER));
        assertEquals(Kind.NUMBER, open(number).rows("labs").columns().get(0).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hospital_days",
                "clinic_visits",
                "facility_fee",
                "ward_days",
                "site_pain",
                "diagnosis_age",
                "n_codes_before",
                "language_score",
                "races_run",
                "insurance_years",
                "code_status_days",
                "stage"
            })
    void countsUnderNamesThatOnlyBeginSoStayNumbers(String name) throws IOException {
        column(name, row -> String.valueOf(row * 7 % 11 % 4));
        assertEquals(Taken.NUMBER, finding(name).taken());
    }

    @Test
    void datesThatAreWrittenAsNumbersAreLeftOut() throws IOException {
        column("excel_date", row -> String.valueOf(44197 + row * 37 % 300));
        assertEquals(Taken.DATE, finding("excel_date").taken());
        column("StudyDate", row -> "2021" + String.format(Locale.ROOT, "%02d%02d", 1 + row % 12, 1 + row * 7 % 28));
        assertEquals(Taken.DATE, finding("StudyDate").taken());
        column("Datum", row -> String.valueOf(38000.5 + row));
        assertEquals(Taken.DATE, finding("Datum").taken(), "with a time of day");
        column("update_count", row -> String.valueOf(20000 + row * 37 % 300));
        assertEquals(Taken.NUMBER, finding("update_count").taken());
        column("platelets", row -> String.valueOf(20000 + row * 37 % 300));
        assertEquals(Taken.NUMBER, finding("platelets").taken());
        column("to_date", row -> String.valueOf(100 + row * 37 % 300));
        assertEquals(Taken.NUMBER, finding("to_date").taken(), "days that are no day of a spreadsheet");
    }

    @Test
    void aSexOfTwoNumbersStaysANumber() throws IOException {
        column("sex", row -> String.valueOf(1 + row * 7 % 11 % 2));
        assertEquals(Taken.NUMBER, finding("sex").taken());
    }

    @Test
    void codesThatMostlyOccurOnceAreLeftOut() throws IOException {
        column("PLZ", row -> String.valueOf(10115 + row * 37));
        assertFalse(finding("PLZ").isUsed());
        column("platelets", row -> String.valueOf(150000 + row * 1237 % 200000));
        assertTrue(finding("platelets").isUsed());
    }

    @Test
    void noneIsAWordWhereNoCellIsEmptyAndNumbersNeverHaveIt() throws IOException {
        column("edema", row -> row % 3 == 0 ? "None" : "Present");
        assertTrue(finding("edema").isSaid());
        open().rows("labs").forEach(row -> assertFalse(row.isMissing(0)));
        column("edema", row -> row % 3 == 0 ? "None" : row == 1 ? "" : row % 3 == 1 ? "Mild" : "Present");
        assertFalse(finding("edema").isSaid());
        write("labs.csv", "id,sex,crp", row -> id(row) + "," + (row % 9 == 0 ? "NA,NA" : row % 2 == 0 ? "f,1" : "m,2"));
        assertFalse(finding("sex").isSaid());
    }

    @ParameterizedTest
    @CsvSource({"';',UTF-8", "'\t',UTF-8", "'|',UTF-8", "',',UTF-16LE", "';',windows-1252", "',',UTF-16BE"})
    void separatorsAndEncodingsAreFound(String separator, String charset) throws IOException {
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        write(
                "labs.csv",
                mark + String.join(separator, "id", "größe", "x"),
                row -> String.join(separator, id(row), "ü" + row % 3, "" + measured(row)),
                Charset.forName(charset));
        assertEquals(measured(3), numbers(open().rows("labs"), 1).get(3));
        assertEquals("größe", open().rows("labs").columns().get(0).name());
        assertEquals(
                !separator.equals(",") || !charset.equals("UTF-8"),
                !open().modality("labs").notes().isEmpty());
    }

    @Test
    void commasInAFileWithSemicolonsAreDecimals() throws IOException {
        write("labs.csv", "sep=;\nid;lactate (mmol/L, arterial)", row -> id(row) + ";2," + (100 + row));
        assertEquals(2.101, numbers(open().rows("labs"), 0).get(1), 1e-9);
    }

    @Test
    void semicolonsInTextsAreNoSeparators() throws IOException {
        write("labs.csv", "id,x;y,z", row -> id(row) + "," + measured(row) + ",a;b");
        assertEquals("x;y", open().rows("labs").columns().get(0).name());
    }

    @Test
    void whatExportsAddIsPassedOver() throws IOException {
        write(
                "labs.csv",
                ",id,x,,",
                row -> row == 20
                        ? row + "," + id(row) + ",1,,\n,,,,"
                        : row + "," + id(row) + "," + measured(row) + ",,");
        assertEquals(PATIENTS, open().rows("labs").size());
        assertEquals(1, open().rows("labs").columns().size());
        assertEquals(id(0), ids(open().rows("labs")).get(0));
    }

    @ParameterizedTest
    @CsvSource({"17.0", "lower", "zeros", "mark", "prefix", "spaces"})
    void idsInAnotherWayOfWritingAreMatched(String way) throws IOException {
        labels(row -> switch (way) {
            case "17.0" -> String.valueOf(row + 1);
            case "zeros" -> String.format(Locale.ROOT, "%04d", row + 1);
            default -> id(row);
        });
        write(
                "labs.csv",
                "id,x",
                row -> switch (way) {
                            case "17.0" -> row % 3 == 0 ? row + 1 + ".0" : String.valueOf(row + 1);
                            case "lower" -> id(row).toLowerCase(Locale.ROOT);
                            case "zeros" -> String.valueOf(row + 1);
                            case "mark" -> (row == 30 ? "\uFEFF" : "") + id(row);
                            case "prefix" -> String.valueOf(row);
                            default -> "\u00A0" + id(row) + " ";
                        } + "," + measured(row));
        CohortFolder cohort = open();
        CohortCheck check = cohort.check(ProgressMonitor.NONE);
        assertEquals(0, check.modalities().get(0).withoutLabel());
        assertEquals(ids(cohort.labels()), ids(cohort.rows("labs")));
        boolean isWritten = way.equals("mark") || way.equals("spaces");
        assertEquals(isWritten ? 0 : 1, check.notes().size(), check.notes()::toString);
    }

    @Test
    void idsThatCouldBeTwoAreNotMatched() throws IOException {
        labels(row -> row == 0 ? "7" : row == 1 ? "007" : String.valueOf(100 + row));
        write("labs.csv", "id,x", row -> (row == 0 ? "07" : String.valueOf(100 + row)) + "," + measured(row));
        CohortFolder cohort = open();
        cohort.check(ProgressMonitor.NONE);
        assertEquals("07", ids(cohort.rows("labs")).get(0));
    }

    @Test
    void idsInOrderOfAdmissionAreLeftAsTheyAre() throws IOException {
        labels(row -> String.valueOf(5000 + row));
        write("labs.csv", "id,x", row -> 5000 + row + "," + measured(row));
        CohortFolder cohort = open();
        assertEquals(List.of(), cohort.check(ProgressMonitor.NONE).notes());
        assertTrue(
                cohort.reports().stream().allMatch(report -> report.sentences().isEmpty()));
    }

    @Test
    void idsOfOthersAreRefusedWithTheColumnThatFits() throws IOException {
        write(
                "labels.csv",
                "subject_id,hadm_id,label,split",
                row -> 10000 + row + "," + (200000 + row) + "," + outcome(row) + ",train");
        write("labs.csv", "hadm_id,x", row -> (row == 9 ? 1 : 200000 + row) + "," + measured(row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("They are in column 'hadm_id' of labels.csv"), refused::getMessage);
        assertTrue(refused.getMessage().contains("'10000', '10001'"), refused::getMessage);
    }

    @Test
    void theIdIsFoundWhereverItStands() throws IOException {
        write("labs.csv", "lactate,ph,patient_id", row -> measured(row) + ",7," + id(row));
        assertEquals("patient_id", open().modality("labs").idColumn());
        write("labels.csv", "label,patient,split", row -> outcome(row) + "," + id(row) + ",train");
        assertEquals("patient", open().labels().idColumn());
    }

    @Test
    void numbersOfRowsAreNoIdsWhereTheTablesNamePatients() throws IOException {
        write("labels.csv", "id,patient,label", row -> "Row" + row + "," + id(row) + "," + outcome(row));
        write("labs.csv", "id,patient,x", row -> "Row" + row + "," + id((row + 7) % PATIENTS) + "," + measured(row));
        InputException refused = assertThrows(InputException.class, this::open);
        assertTrue(refused.getMessage().contains("60 of 60"), refused::getMessage);
        write("labs.csv", "id,patient,x", row -> "Row" + row + "," + id(row) + "," + measured(row));
        open();
    }

    @Test
    void aFolderOfNewPatientsNeedsNoLabels() throws IOException {
        Files.delete(folder.resolve("labels.csv"));
        column("x", row -> "" + measured(row));
        assertFalse(open().hasLabels());
        assertEquals(PATIENTS, open().labelRows().size());
        assertEquals(0, open().labelRows().columns().size());
        open().check(ProgressMonitor.NONE);
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        column("x", row -> "" + measured(row));
        Files.writeString(folder.resolve("labs.txt"), "id\tcrp\np1\t3\n");
        Files.writeString(folder.resolve("README.txt"), "x");
        Files.writeString(folder.resolve("Read me first.txt"), "x");
        Files.writeString(folder.resolve("demo.xlsx"), "x");
        Files.writeString(folder.resolve("README.txt"), "x");
        assertEquals(
                List.of("demo.xlsx", "labs.txt"),
                open().skipped().stream().map(Skipped::file).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:", "1.", "1,000", "1%", "1/2/", "1", "a;", "+-", "1 - 2 ["})
    void aCellOfAHundredThousandCharactersIsATextAndTakesNoTime(String piece) throws IOException {
        String cell = piece.repeat(100_000 / piece.length());
        column("x", row -> row % 20 == 3 ? cell : row % 20 == 4 ? "7.2 H" : "" + measured(row));
        CohortFolder cohort = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> open());
        assertEquals(FileKind.TABLE, cohort.kind("labs"));
        assertTrue(finding("x").reason().length() < 1000, finding("x").reason());
    }

    @Test
    void aNameOfAHundredThousandFoldersTakesNoTime() throws IOException {
        String name = "a/".repeat(50_000);
        write("pics.csv", "id,image", row -> id(row) + "," + (row % 5 == 0 ? name : "") + row + ".png");
        for (int row = 0; row < PATIENTS; row++) {
            Files.writeString(folder.resolve(row + ".png"), "x");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> open().check(ProgressMonitor.NONE));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatHasATablesNameAndIsNoFileIsNamedAndNeverOpened() throws Exception {
        column("x", row -> "" + measured(row));
        Files.createDirectory(folder.resolve("a.csv"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("b.csv").toString())
                        .start()
                        .waitFor());
        Files.createSymbolicLink(folder.resolve("c.tsv"), Path.of("c.tsv"));
        Files.createSymbolicLink(folder.resolve("d.csv.gz"), Path.of("/dev/zero"));
        List<Skipped> skipped = open().skipped();
        assertEquals(
                List.of("a.csv", "b.csv", "c.tsv", "d.csv.gz"),
                skipped.stream().map(Skipped::file).toList());
        assertTrue(
                skipped.get(0).reason().startsWith("a folder"), skipped.get(0).reason());
        assertTrue(skipped.get(1).reason().startsWith("a pipe"), skipped.get(1).reason());
        Files.move(folder.resolve("labels.csv"), folder.resolve("outcome.csv"));
        Files.createDirectory(folder.resolve("labels.csv"));
        InputException refused = assertThrows(InputException.class, () -> open().labels());
        assertTrue(refused.getMessage().contains("labels.csv is not read: it is a folder"), refused.getMessage());
    }

    @Test
    void aColumnWhoseNumbersNeverVaryIsNamedAndAFileOfThemIsUseless() throws IOException {
        write("labs.csv", "id,a,b", row -> id(row) + ",1,");
        assertTrue(open().reports().get(1).isUseless());
        assertEquals(Taken.CONSTANT, finding("a").taken());
        assertEquals(Taken.EMPTY, finding("b").taken());
    }

    @Test
    void oneFreeTextDoesNotHideTheNumbers() throws IOException {
        write(
                "labs.csv",
                "id,a,b,reason",
                row -> id(row) + "," + measured(row) + "," + row % 7 + ",short of breath since three days and tired "
                        + row);
        assertEquals(FileKind.TABLE, open().kind("labs"));
        assertFalse(finding("reason").isUsed());
    }

    @Test
    void wordsBesideFewNumbersAreNamesLikeTheNumbers() throws IOException {
        column("ward", row -> row % 5 == 0 ? "ICU" : row % 7 == 1 ? "4B" : String.valueOf(3 + row % 4));
        assertEquals(Taken.CATEGORY, finding("ward").taken());
        assertTrue(finding("ward").isSaid());
        column("sodium", row -> row % 20 == 0 ? "ICU" : 120 + row * 11 % 53 + ".0");
        assertEquals(Taken.NUMBER, finding("sodium").taken());
    }

    @Test
    void namesOfEventsAreNotWhatWasMeasured() throws IOException {
        write(
                "events.csv",
                "labevent_id,id,hadm_id,itemid,minute,value",
                row -> 2 * row + "," + id(row) + ",7" + row + ",50813,0,1\n" + (2 * row + 1) + "," + id(row) + ",7"
                        + row + ",50820,60,2");
        assertEquals(FileKind.SERIES, open().kind("events"));
        assertEquals(
                List.of("itemid", "minute", "value"),
                open().modality("events").columns().stream()
                        .map(column -> column.name())
                        .toList());
    }

    @Test
    void severalTextsOfAPatientStayApartWhereTheirTimesAreKnown() throws IOException {
        write(
                "notes.csv",
                "id,charttime,ward,text",
                row -> id(row) + ",2150-03-31 09:00,A,and is doing much better since the morning\n" + id(row)
                        + ",2150-03-31 08:00,B,the patient was seen on the ward today");
        CsvSettings settings =
                CsvSettings.defaults().with(SurveySettings.on().with(new TableForms(true, true, false, false, false)));
        CohortFolder cohort = CohortFolder.open(folder, CohortFolder.LABELS, settings);
        assertEquals(FileKind.TEXT, cohort.kind("notes"));
        assertEquals(Optional.of(new NoteRoles("id", "charttime", Optional.empty())), cohort.notes("notes"));
        assertEquals(
                List.of("id", "charttime", "text"),
                cohort.rows("notes").columns().stream()
                        .map(column -> column.name())
                        .toList());
        List<String> rows = new ArrayList<>();
        cohort.rows("notes")
                .forEach(row ->
                        rows.add(row.id() + " " + row.category(0) + " " + row.category(1) + " " + row.category(2)));
        assertEquals(2 * PATIENTS, rows.size());
        assertEquals("Row1 " + id(0) + " 2150-03-31 08:00 the patient was seen on the ward today", rows.get(1));
        assertTrue(
                cohort.reports().toString().contains("which the Text Encoder joins in the order of 'charttime'."),
                () -> cohort.reports().toString());
        assertEquals(Optional.empty(), open().notes("notes"), "joined by the reader");
    }

    @Test
    void severalTextsOfAPatientAreOne() throws IOException {
        write(
                "notes.csv",
                "id,minute,text",
                row -> id(row) + ",0,the patient was seen on the ward today\n" + id(row)
                        + ",60,and is doing much better since the morning");
        CohortFolder cohort = open();
        assertEquals(FileKind.TEXT, cohort.kind("notes"));
        List<String> texts = new ArrayList<>();
        cohort.rows("notes").forEach(row -> texts.add(row.category(0)));
        assertEquals(PATIENTS, texts.size());
        assertEquals(
                "the patient was seen on the ward today\nand is doing much better since the morning", texts.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan%d.svs", "a/b/%d.NII", "%d.webp", "%d.nii.gz"})
    void picturesThatNoEncoderReadsAreRefused(String form) throws IOException {
        column("path", row -> String.format(Locale.ROOT, form, row));
        InputException refused = assertThrows(InputException.class, this::open);
        assertTrue(refused.getMessage().contains("only PNG, JPEG, TIFF"), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan%d.png", "a/b/%d.TIF", "%d.bmp", "%d.jpeg", "scan%d.dcm", "a/b/%d.DICOM"})
    void picturesAreNamedByTheirEndings(String form) throws IOException {
        column("path", row -> String.format(Locale.ROOT, form, row));
        assertEquals(FileKind.IMAGES, open().kind("labs"));
        List<String> sentences = open().reports().get(1).sentences();
        assertTrue(
                sentences.stream()
                        .anyMatch(said -> said.startsWith("In 'labs', 'other' is left out as a ")
                                && said.endsWith(
                                        ": the Image Encoder does not read what stands beside the pictures; to use such a "
                                                + "column, write it to another file.")),
                sentences::toString);
        column("path", row -> String.format(Locale.ROOT, form, row).replace('.', '-'));
        assertEquals(FileKind.TABLE, open().kind("labs"));
    }

    @Test
    void filesInTheFolderAreFoundByTheLastPartsOfTheirNames() throws IOException {
        Files.createDirectories(folder.resolve("xray"));
        for (int row = 0; row < PATIENTS; row++) {
            Files.write(folder.resolve("xray").resolve(id(row) + ".png"), new byte[1]);
        }
        String[] forms = {
            "xray/%s.png", "xray\\%s.png", "C:\\study\\xray\\%s.png", "/data/study/xray/%s.png", "/data/else/%s.png"
        };
        write("xray.csv", "id,path", row -> id(row) + "," + String.format(Locale.ROOT, forms[row % 5], id(row)));
        CohortFolder cohort = open();
        List<String> paths = new ArrayList<>();
        cohort.rows("xray").forEach(row -> paths.add(row.category(0)));
        for (int row = 0; row < PATIENTS; row++) {
            Path expected = folder.resolve("xray").resolve(id(row) + ".png").toAbsolutePath();
            assertEquals(row % 5 != 4, paths.get(row).equals(expected.toString()), paths.get(row));
        }
        assertTrue(
                cohort.check(ProgressMonitor.NONE)
                        .notes()
                        .containsAll(
                                List.of(
                                        "File xray.csv: the backslashes in 12 names of pictures, for example 'xray\\P0001.png', are read as / between folders.",
                                        "File xray.csv: 24 pictures are not where the table says, for "
                                                + "example 'C:\\study\\xray\\P0002.png'; the files of these names in the folder are read.")),
                () -> cohort.check(ProgressMonitor.NONE).notes().toString());
    }

    @Test
    void aChoiceOfAColumnThatIsNotThereIsRefused() throws IOException {
        column("x", row -> "" + measured(row));
        SurveySettings wrong = new SurveySettings(true, true, Set.of(), Map.of("labs/y", Choice.NUMBER));
        assertThrows(InputException.class, () -> open(wrong));
    }

    @Test
    void filesTakenAsTheyAreWrittenAreNotLookedAt() throws IOException {
        column("hadm_id", row -> String.valueOf(200000 + row));
        CohortFolder cohort = open(SurveySettings.off());
        assertEquals(2, cohort.rows("labs").columns().size());
        assertTrue(cohort.reports().stream().allMatch(report -> report.columns().isEmpty()));
    }
}
