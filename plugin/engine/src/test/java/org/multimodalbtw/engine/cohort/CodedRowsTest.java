package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** Diagnoses and drugs as Synthea, eICU and OMOP write them: several rows a patient. */
class CodedRowsTest extends WrittenCohort {

    private static final String[] CODES = {"444814009", "59621000", "15777000", "271737000"};
    private static final String[] PATHS = {
        "cardiovascular|shock / hypotension|sepsis",
        "pulmonary|respiratory failure|acute respiratory failure",
        "cardiovascular|ventricular disorders|congestive heart failure",
        "renal|disorder of kidney|acute renal failure"
    };

    private CohortFolder rows(String header, IntFunction<String> cells) throws IOException {
        StringBuilder rows = new StringBuilder("patient_id," + header + "\n");
        for (int row = 0; row < PATIENTS * 3; row++) {
            rows.append(id(row * 7 % PATIENTS))
                    .append(',')
                    .append(cells.apply(row))
                    .append('\n');
        }
        Files.writeString(folder.resolve("codes.csv"), rows);
        return open(SurveySettings.on().with(TableForms.ALL));
    }

    private static String day(int row) {
        return "2015-01-" + (10 + row % 19);
    }

    private static ColumnFinding finding(CohortFolder cohort, String column) {
        return cohort.reports().stream()
                .flatMap(report -> report.columns().stream())
                .filter(finding -> finding.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void conditionsOfSyntheaAreAList() throws IOException {
        CohortFolder cohort = rows(
                "START,STOP,ENCOUNTER,CODE,DESCRIPTION",
                row -> day(row) + "," + day(row) + ","
                        + UUID.nameUUIDFromBytes(("e" + row).getBytes(StandardCharsets.UTF_8)) + ","
                        + CODES[row % 4] + ",Disorder number " + row % 4);
        assertTrue(cohort.joinsNames("codes"));
        assertEquals(Taken.CODES, finding(cohort, "CODE").taken());
        assertEquals(Taken.CODES, finding(cohort, "DESCRIPTION").taken());
        assertFalse(finding(cohort, "ENCOUNTER").isUsed());
        cohort.check(ProgressMonitor.NONE);
    }

    @Test
    void codesBesideAValueStayVariablesOfASeries() throws IOException {
        CohortFolder cohort =
                rows("START,CODE,VALUE", row -> day(row) + "," + CODES[row % 4] + "," + (60 + row * 37 % 41) + ".5");
        assertEquals(FileKind.SERIES, cohort.kind("codes"));
        assertTrue(cohort.series("codes").orElseThrow().isComplete());
    }

    @Test
    void diagnosesOfEicuAreAList() throws IOException {
        CohortFolder cohort = rows(
                "diagnosisid,activeupondischarge,diagnosisoffset,diagnosisstring,icd9code,diagnosispriority",
                row -> (705_840 + row * 13) + "," + (row % 3 == 0 ? "True" : "False") + "," + row * 37 % 1800 + ","
                        + PATHS[row * 5 % 4] + ",\"038.9, A41." + row * 5 % 4 + "\",Major");
        assertTrue(cohort.joinsNames("codes"));
        assertEquals(Taken.CODES, finding(cohort, "diagnosisstring").taken());
        cohort.check(ProgressMonitor.NONE);
    }

    @Test
    void fewRowsMoreThanPatientsWithAnOffsetAreSeveralOfAPatient() throws IOException {
        StringBuilder rows = new StringBuilder("patient_id,diagnosisoffset,diagnosisstring\n");
        for (int row = 0; row < PATIENTS + PATIENTS / 2; row++) {
            rows.append(id(row % PATIENTS))
                    .append(',')
                    .append(row * 37 % 1800)
                    .append(',')
                    .append(PATHS[row % 4])
                    .append('\n');
        }
        Files.writeString(folder.resolve("codes.csv"), rows);
        CohortFolder cohort = open(SurveySettings.on().with(TableForms.ALL));
        assertTrue(cohort.joinsNames("codes"));
        cohort.check(ProgressMonitor.NONE);
    }

    @Test
    void notesWithASignBetweenWordsStayNotes() throws IOException {
        CohortFolder cohort = rows(
                "charttime,text",
                row -> day(row) + ",Patient slept well. Pain 3|10 and no fever. Seen by the team on day " + row);
        assertEquals(FileKind.TEXT, cohort.kind("codes"));
    }

    @Test
    void drugsOfOmopAreASeriesOfDoses() throws IOException {
        CohortFolder cohort = rows(
                "drug_exposure_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,refills,quantity,days_supply",
                row -> (10 + row) + "," + (1_308_216 + row % 4) + "," + day(row) + ",,0," + 30 * (1 + row % 3) + ",90");
        assertTrue(cohort.series("codes").orElseThrow().isComplete());
        assertEquals(
                "drug_concept_id",
                cohort.series("codes").orElseThrow().variable().orElseThrow());
    }
}
