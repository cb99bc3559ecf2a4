package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** Measurements beside comments and beside codes that computers make up, and notes that are none. */
class CommentedMeasurementsTest extends WrittenCohort {

    private static final int TIMES = 5;
    private static final String[] TESTS = {"ALT", "AST", "CRP"};
    private static final SurveySettings ALL = SurveySettings.on().with(TableForms.ALL);

    private CohortFolder rows(String header, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder("id," + header + "\n");
        for (int row = 0; row < PATIENTS * TIMES; row++) {
            rows.append(id(row / TIMES)).append(',').append(cells.apply(row)).append('\n');
        }
        Files.writeString(folder.resolve("labs.csv"), rows);
        return open(ALL);
    }

    private static String time(int row) {
        return String.format(Locale.ROOT, "2021-05-%02d %02d:00", 1 + row % TIMES, row * 7 % 24);
    }

    private static String lab(int row) {
        return time(row) + "," + TESTS[row % 3] + "," + (60 + row * 37 % 41);
    }

    private static String uuid(int row) {
        return UUID.nameUUIDFromBytes(("row" + row).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ColumnFinding finding(CohortFolder cohort, String column) {
        return cohort.modality("labs").findings().stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urn:uuid:", "Encounter/", "hash", "oid", "upper", "braces"})
    void codesOfComputersAreNoTextsAndNoVariable(String form) throws IOException {
        CohortFolder cohort = rows("sample,drawn,test,result", row -> code(form, row) + "," + lab(row));
        assertEquals(FileKind.SERIES, cohort.kind("labs"));
        assertTrue(cohort.series("labs").orElseThrow().isComplete());
        ColumnFinding sample = finding(cohort, "sample");
        assertEquals(Taken.SECOND_ID, sample.taken());
        assertFalse(sample.isUsed());
    }

    private static String code(String form, int row) {
        return switch (form) {
            case "hash" -> uuid(row).replace("-", "");
            case "oid" -> "1.2.840.113619.2.55.3." + (100_000 + row) + ".7." + row;
            case "upper" -> uuid(row).toUpperCase(Locale.ROOT);
            case "braces" -> "{" + uuid(row) + "}";
            default -> form + uuid(row);
        };
    }

    @Test
    void aHospitalNamedByAUuidInManyRowsOfOneAPatientIsACategory() throws IOException {
        Files.writeString(folder.resolve("labs.csv"), table(row -> uuid(row % 4) + "," + uuid(row / 2)));
        CohortFolder cohort = open(ALL);
        assertEquals(Taken.CATEGORY, finding(cohort, "hospital").taken());
        assertEquals(Taken.SECOND_ID, finding(cohort, "doctor").taken());
        assertFalse(finding(cohort, "doctor").isUsed());
        assertEquals(FileKind.TABLE, cohort.kind("labs"));
    }

    private static String table(IntFunction<String> cells) {
        StringBuilder rows = new StringBuilder("id,hospital,doctor\n");
        for (int row = 0; row < PATIENTS; row++) {
            rows.append(id(row)).append(',').append(cells.apply(row)).append('\n');
        }
        return rows.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void commentsBesideMeasurementsAreLeftOutWithAWord(int every) throws IOException {
        CohortFolder cohort = rows(
                "drawn,test,result,comment",
                row -> lab(row) + ","
                        + (row % every == 0 ? "\"Called to ward at " + row + ":57, read back by the nurse.\"" : ""));
        assertEquals(FileKind.SERIES, cohort.kind("labs"));
        ColumnFinding comment = finding(cohort, "comment");
        assertFalse(comment.isUsed());
        assertTrue(comment.reason().contains("read as measurements"), comment.reason());
        assertTrue(finding(cohort, "result").isUsed());
    }

    @Test
    void rareCommentsBesideColumnsOfVariablesAreLeftOut() throws IOException {
        CohortFolder cohort = rows(
                "charttime,hr,sbp,remark",
                row -> time(row) + "," + (60 + row % 41) + "," + (110 + row * 3 % 37) + ","
                        + (row % 4 == 0 ? "patient was restless and the cuff slipped off " + row : ""));
        assertEquals(FileKind.SERIES, cohort.kind("labs"));
    }

    @Test
    void savedWorkflowsReadTheTexts() throws IOException {
        rows("drawn,test,result,comment", row -> lab(row) + ",the sample was called to the ward at " + row);
        assertEquals(FileKind.TEXT, open(SurveySettings.on()).kind("labs"));
    }

    @Test
    void notesWithAScoreOrARunningNumberStayNotes() throws IOException {
        String note = "The patient slept well and had no pain at all on day ";
        assertEquals(
                FileKind.TEXT,
                rows("charttime,note_seq,text", row -> time(row) + "," + row % TIMES + "," + note + row)
                        .kind("labs"));
        assertEquals(
                FileKind.TEXT,
                rows("charttime,category,pain,text", row -> time(row) + ",nursing," + row % 7 + "," + note + row)
                        .kind("labs"));
        assertEquals(
                FileKind.TEXT,
                rows("charttime,hr,sbp,text", row -> time(row) + "," + (60 + row % 9) + ",120," + note + row)
                        .kind("labs"));
    }

    @Test
    void wordsOfHexadecimalLettersAreNoCodes() throws IOException {
        List<String> genes = List.of("ACGTACGTACGTACGTACGTACGTACGTACGT", "defacedefacedefacedefacedeface");
        CohortFolder cohort = rows("drawn,test,result,gene", row -> lab(row) + "," + genes.get(row % 2));
        assertFalse(finding(cohort, "gene").taken() == Taken.SECOND_ID);
    }
}
