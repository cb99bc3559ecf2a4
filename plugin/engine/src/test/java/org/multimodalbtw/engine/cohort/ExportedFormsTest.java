package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Exports of REDCap, of trials and of sequencing: what their columns say of a form, a row or a sample, and not of a patient. */
class ExportedFormsTest extends WrittenCohort {

    private static final String STATUS = "how far a form of REDCap is filled in";

    private void forms(String names, IntFunction<String> cells) throws IOException {
        write("labs.csv", "id,crp," + names, row -> id(row) + "," + measured(row) + "," + cells.apply(row));
    }

    private static boolean isStatus(ColumnFinding finding) {
        return !finding.isUsed() && finding.reason().contains(STATUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redcap_event_name",
                "redcap_data_access_group",
                "redcap_repeat_instance",
                "race___1",
                "comorbidity___99",
                "Race (choice=White)",
                "Complete?",
                "REDCAP_SURVEY_IDENTIFIER"
            })
    void aFormsStatusBesideANameOfRedcapIsLeftOut(String beside) throws IOException {
        for (String name : List.of("demographics_complete", "Baseline_Complete", "labs_2_complete")) {
            forms(name + "," + beside, row -> row % 3 + "," + row % 2);
            assertTrue(isStatus(finding(name)), () -> beside + ": " + finding(name));
            forms(name + "," + beside, row -> 2 * (row % 2) + "," + row % 2);
            assertTrue(isStatus(finding(name)), () -> beside + ": " + finding(name));
            forms(name + "," + beside, row -> row % 2 + "," + row % 2);
            assertTrue(finding(name).isUsed(), () -> beside + ": " + finding(name));
            assertTrue(finding(name).reason().contains("may say " + STATUS), finding(name)::reason);
        }
    }

    @Test
    void headingsWithWordsAreLeftOut() throws IOException {
        List<String> words = List.of("Incomplete", "Unverified", "Complete");
        for (String name : List.of("Complete?", "Complete?.1", "Complete?_2")) {
            forms(name + ",sex", row -> words.get(row % 3) + "," + row % 2);
            assertTrue(isStatus(finding(name)), () -> name + ": " + finding(name));
        }
    }

    @Test
    void severalOfOneTableAreOfForms() throws IOException {
        forms(
                "demographics_complete,vitals_complete,labs_complete",
                row -> row % 3 + "," + 2 * (row % 2) + "," + (row + 1) % 3);
        assertTrue(isStatus(finding("demographics_complete")));
        assertTrue(isStatus(finding("vitals_complete")));
        assertTrue(isStatus(finding("labs_complete")));
        assertTrue(finding("labs_complete").reason().contains("take it as a number"));
    }

    @Test
    void twoBesideTheIdOfRedcapAreOfForms() throws IOException {
        write(
                "labs.csv",
                "record_id,crp,demographics_complete,vitals_complete",
                row -> id(row) + "," + measured(row) + "," + row % 3 + "," + 2 * (row % 2));
        assertTrue(isStatus(finding("demographics_complete")));
        assertTrue(isStatus(finding("vitals_complete")));
    }

    @Test
    void whatWasDoneCompletelyIsUsedAlsoBesideANameOfRedcap() throws IOException {
        forms(
                "race___1,resection_complete,chemo_complete,surgery_complete",
                row -> row % 2 + "," + row / 2 % 2 + "," + row / 3 % 2 + "," + (row % 9 == 0 ? 0 : 2));
        assertTrue(finding("resection_complete").isUsed());
        assertTrue(finding("chemo_complete").isUsed());
        assertTrue(isStatus(finding("surgery_complete")));
        forms(
                "vaccination_complete,staging_complete,resection_complete",
                row -> row % 3 + "," + row / 3 % 3 + "," + row % 2);
        for (String name : List.of("vaccination_complete", "staging_complete", "resection_complete")) {
            assertTrue(finding(name).isUsed(), name);
            assertEquals("", finding(name).reason(), name);
        }
    }

    @Test
    void checkboxesOfRedcapAreUsed() throws IOException {
        forms("race___1,race___2,demographics_complete", row -> row % 2 + "," + (row % 5 == 0 ? 1 : 0) + ",2");
        assertTrue(finding("race___1").isUsed());
        assertTrue(finding("race___2").isUsed());
    }

    @Test
    void whatOnlyIsCalledCompleteIsUsed() throws IOException {
        forms("resection_complete,sex", row -> row % 3 + "," + row % 2);
        assertTrue(finding("resection_complete").isUsed());
        forms("remission_complete,vaccination_complete", row -> row % 2 + "," + row % 2);
        assertTrue(finding("remission_complete").isUsed());
        assertTrue(finding("vaccination_complete").isUsed());
        forms("score_complete,race___1", row -> row % 7 + "," + row % 2);
        assertTrue(finding("score_complete").isUsed());
        forms("answer_complete,race___1", row -> (row % 2 == 0 ? "yes" : "no") + "," + row % 2);
        assertTrue(finding("answer_complete").isUsed());
        forms("complete,race___1", row -> row % 3 + "," + row % 2);
        assertTrue(finding("complete").isUsed());
        forms("Complete response?,race___1", row -> row % 2 + "," + row % 2);
        assertTrue(finding("Complete response?").isUsed());
        forms("age_complete_years,race___1", row -> row % 3 + "," + row % 2);
        assertTrue(finding("age_complete_years").isUsed());
    }

    @Test
    void aPersonMaySayThatItIsUsed() throws IOException {
        forms("demographics_complete,race___1", row -> row % 3 + "," + row % 2);
        SurveySettings chosen = new SurveySettings(
                true,
                true,
                Set.of(),
                Map.of("labs/demographics_complete", Choice.of("number").orElseThrow()));
        assertTrue(open(chosen).modality("labs").findings().stream()
                .anyMatch(finding -> finding.column().equals("demographics_complete") && finding.isUsed()));
    }

    @Test
    void numbersOfSitesAreNamesAlsoInOneWord() throws IOException {
        for (String name : List.of("SITEID", "siteno", "CenterId", "HOSPITALID", "WardNr", "DEVICEID", "PhysicianID")) {
            column(name, row -> String.valueOf(10 + row % 4));
            assertEquals(Taken.CODE, finding(name).taken(), name);
        }
        for (String name : List.of("fluid", "acid", "thyroid", "opioid", "typhoid", "steroid", "parasiteno2")) {
            column(name, row -> String.valueOf(10 + row % 4));
            assertEquals(Taken.NUMBER, finding(name).taken(), name);
        }
    }

    @Test
    void aTableOfFewPatientsIsUsedAndCounted() throws IOException {
        StringBuilder few = new StringBuilder("id,prs\n");
        for (int row = 0; row < PATIENTS; row += 4) {
            few.append(id(row)).append(",").append(measured(row)).append("\n");
        }
        Files.writeString(folder.resolve("genetics.csv"), few);
        column("crp", row -> String.valueOf(measured(row)));
        CohortFolder cohort = open();
        List<String> notes = cohort.check(ProgressMonitor.NONE).notes();
        assertTrue(
                notes.contains(
                        "genetics.csv has 15 of the 60 ids of labels.csv: the others lack 'genetics', which is used where it"
                                + " is there."),
                notes::toString);
        assertTrue(notes.stream().noneMatch(sentence -> sentence.contains("lack 'labs'")), notes::toString);
        assertEquals(15, cohort.rows("genetics").size());
    }

    @Test
    void whatATrialNumbersAndRepeatsIsNoVariableAndNoValue() throws IOException {
        List<String> events = List.of("Headache", "Nausea", "Rash", "Fatigue");
        write("ae.csv", "STUDYID,DOMAIN,id,AESEQ,AEDECOD,AESER,AESTDTC", row -> {
            String first = "S1,AE," + id(row) + ",1," + events.get(row % 4) + ",N,2021-04-0" + (1 + row % 9);
            return first + "\nS1,AE," + id(row) + ",2," + events.get((row + 1) % 4) + ",Y,2021-05-0" + (1 + row % 9);
        });
        String lacking = open().series("ae").orElseThrow().lacking().toString();
        assertTrue(lacking.contains("likely it is 'AEDECOD'"), lacking);
        assertFalse(lacking.contains("AESEQ") || lacking.contains("DOMAIN"), lacking);
    }

    /** Or its scores would be averaged over the domains. */
    @Test
    void theDomainsOfAQuestionnaireMayBeWhatIsMeasured() throws IOException {
        List<String> domains = List.of("pain", "vitality", "mental");
        write("sf36.csv", "id,time,domain,score", row -> {
            List<String> rows = new ArrayList<>();
            for (int time = 0; time < 2; time++) {
                for (String domain : domains) {
                    rows.add(id(row) + "," + 12 * time + "," + domain + "," + (row * 7 + time) % 90);
                }
            }
            return String.join("\n", rows);
        });
        String lacking = open().series("sf36").orElseThrow().lacking().toString();
        assertTrue(lacking.contains("likely it is 'domain'"), lacking);
    }

    @Test
    void samplesThatAreNamedByThePatientAndAnEndAreShown() throws IOException {
        labels(row -> "TCGA-AB-" + (1000 + row));
        write(
                "mutations.csv",
                "gene,chrom,tumour barcode",
                row -> "G" + row % 5 + "," + row % 9 + ",TCGA-AB-" + (1000 + row) + "-01A");
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(
                refused.getMessage()
                        .contains(
                                "Column 'tumour barcode' of mutations.csv has them with an end, such as '-01A' of 'TCGA-AB-1000-01A'."),
                refused.getMessage());
        assertTrue(refused.remedy().contains("into a column id of mutations.csv"), refused.remedy());
        write(
                "mutations.csv",
                "gene,chrom,tumour barcode",
                row -> "G" + row % 5 + "," + row % 9 + ",XYZ-" + (1000 + row) + "-01A");
        assertFalse(assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE))
                .getMessage()
                .contains("with an end"));
    }
}
