package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;

class LabelCheckTest {

    private static final int PATIENTS = 60;

    @TempDir
    Path folder;

    private CohortFolder write(String columns, IntFunction<String> row, String target, Map<String, Choice> choices)
            throws IOException {
        StringBuilder labels = new StringBuilder("id," + columns + "\n");
        StringBuilder labs = new StringBuilder("id,crp\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            labels.append("P")
                    .append(100 + patient)
                    .append(",")
                    .append(row.apply(patient))
                    .append("\n");
            labs.append("P")
                    .append(100 + patient)
                    .append(",")
                    .append(1 + patient * 31 % 37 / 10.)
                    .append("\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        return CohortFolder.open(
                folder,
                "labels",
                CsvSettings.defaults().with(new SurveySettings(true, true, Set.of(target.split(",")), choices)));
    }

    private LabelCheck check(String columns, IntFunction<String> row, String target, String... settings)
            throws IOException {
        return LabelCheck.of(
                write(columns, row, target, Map.of()).labels(),
                new Outcome("labels", target, Optional.empty()),
                new LearnerSettings(List.of(settings)));
    }

    private static String dead(int row) {
        return row % 3 == 0 ? "dead" : "alive";
    }

    private static String split(int row) {
        return row % 5 == 4 ? "test" : "train";
    }

    @Test
    void classesAreCounted() throws IOException {
        assertEquals(
                List.of("'died' is predicted as one of 2 classes: 'alive' (40 rows), 'dead' (20 rows)."),
                check("died,split", row -> dead(row) + "," + split(row), "died").lines());
        assertEquals(
                List.of(
                        "'died' is predicted as one of 3 classes: 'alive' (38 rows), 'dead' (20 rows), 'lost' (2 rows); 1 class"
                                + " has fewer than 5 rows, so that hardly anything is learnt of it: join it with another, or empty its cells."),
                check("died,split", row -> (row == 1 || row == 2 ? "lost" : dead(row)) + "," + split(row), "died")
                        .lines());
    }

    @Test
    void ofTwoClassesARareOneIsNotToBeJoined() throws IOException {
        assertEquals(
                List.of(
                        "'died' is predicted as one of 2 classes: 'alive' (56 rows), 'dead' (4 rows); 'dead' has fewer than 5 rows, so"
                                + " that hardly anything is learnt, and figures say little: add patients, or predict something that more of"
                                + " them have."),
                check("died,split", row -> (row < 4 ? "dead" : "alive") + "," + split(row), "died")
                        .lines());
    }

    @Test
    void numbersAndEmptyCellsAreSaid() throws IOException {
        assertEquals(
                List.of(
                        "'los' is predicted as a number, from 1 to 59, in 40 rows; 20 of 60 rows have no value and take no part."),
                check("los,split", row -> (row % 3 == 0 ? "" : row) + "," + split(row), "los")
                        .lines());
    }

    @Test
    void whatWasChosenIsNotDoubted() throws IOException {
        IntFunction<String> grades = row -> row % 4 + "," + split(row);
        assertEquals(1, check("grade,split", grades, "grade").lines().size());
        assertTrue(check("grade,split", grades, "grade").lines().get(0).contains("is predicted as a number"));
        assertEquals(
                List.of(
                        "'grade' is predicted as one of 4 classes: '0' (15 rows), '1' (15 rows), '2' (15 rows), '3' (15 rows)."),
                check("grade,split", grades, "grade", "BTW Learner/predicted=CLASS")
                        .lines());
    }

    @Test
    void durationsAndUnitsStop() throws IOException {
        InputException durations = assertThrows(
                InputException.class, () -> check("los,split", row -> "P" + (1 + row % 20) + "D," + split(row), "los"));
        assertEquals(
                "'los' is to be predicted: 60 rows hold durations, such as 'P10D', in 20 different texts, and each text would be"
                        + " a class.",
                durations.getMessage());
        assertTrue(durations.remedy().contains("--column 'labels/los=number'"), durations.remedy());
        CohortFolder chosen = write(
                "los,split",
                row -> "P" + (1 + row % 20) + "D," + split(row),
                "los",
                Map.of("labels/los", Choice.CATEGORY));
        assertTrue(LabelCheck.of(
                        chosen.labels(), new Outcome("labels", "los", Optional.empty()), new LearnerSettings(List.of()))
                .lines()
                .get(0)
                .contains("20 classes"));
    }

    @Test
    void textsOfTheirOwnStop() throws IOException {
        InputException texts = assertThrows(
                InputException.class,
                () -> check("why,split", row -> "Severe disease case " + row + "," + split(row), "why"));
        assertTrue(texts.getMessage().contains("60 different texts in 60 rows"), texts.getMessage());
        assertTrue(texts.remedy().startsWith("Write a column with a few classes"), texts.remedy());
    }

    @ParameterizedTest
    @CsvSource({"tets, says 'tets' (6 rows)", "'', is empty in 6 of 60 rows", "A, says 'A' (6 rows)"})
    void splitsThatTheLearnerRefusesAreRefused(String value, String said) throws IOException {
        LabelCheck check = check("died,split", row -> dead(row) + "," + (row % 10 == 3 ? value : split(row)), "died");
        InputException refused = assertThrows(InputException.class, () -> check.requireLearnable(Optional.empty()));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
        check("died,split", row -> dead(row) + "," + split(row), "died").requireLearnable(Optional.of("Dead"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1|2|3; says which rows train, validate and test: '1' as train, '2' as valid, '3' as test (if that is wrong, write train, valid and test)",
                "0|1|2; says which rows train, validate and test: '0' as train, '1' as valid, '2' as test (if that is wrong, write train, valid and test)",
                "0|1; says which rows train, validate and test: '0' as train, '1' as test (if that is wrong, write train, valid and test)",
                "train|VAL|test; says which rows train, validate and test",
                "A|B|C; cannot be used as the split: what to do stands below",
                "0|1|2|3|4; cannot be used as the split: what to do stands below",
                "train|test|''; cannot be used as the split: what to do stands below",
                "apprentissage|test; cannot be used as the split: what to do stands below"
            })
    void whatTheSplitMeansIsSaidOnce(String values, String role) throws IOException {
        List<String> all = List.of(values.split("\\|"));
        IntFunction<String> row =
                patient -> dead(patient) + "," + all.get(patient % all.size()).replace("''", "");
        assertEquals(role, check("died,split", row, "died").roleOfSplit());
    }

    @Test
    void whatCannotBeLearntIsRefused() throws IOException {
        assertEquals(
                List.of("'died' is '1' in all 60 rows that have a value, so that there is nothing to learn."),
                check("died,split", row -> "1," + split(row), "died").lines());
        assertThrows(InputException.class, () -> check("died,split", row -> dead(row) + "," + split(row), "died")
                .requireLearnable(Optional.of("maybe")));
        InputException labels = assertThrows(InputException.class, () -> check(
                        "a,b,split", row -> row % 2 + "," + (row % 7 == 0 ? "unknown" : "no") + "," + split(row), "a,b")
                .requireLearnable(Optional.empty()));
        assertTrue(
                labels.getMessage().contains("Label 'b' says 'unknown' (9 rows), which is neither yes nor no"),
                labels.getMessage());
        check("a,b,split", row -> row % 2 + "," + (row % 7 == 0 ? "yes" : "no") + "," + split(row), "a,b")
                .requireLearnable(Optional.empty());
    }

    @Test
    void testRowsWithoutOutcomeAreSaid() throws IOException {
        List<String> lines = check("died,split", row -> (row % 5 == 4 ? "" : dead(row)) + "," + split(row), "died")
                .lines();
        assertTrue(lines.get(1).startsWith("All 12 rows that 'split' calls test lack the outcome"), lines::toString);
    }

    @Test
    void adviceOnSplitsKeepsTheirMeaning() throws IOException {
        List<String> lines = check("died,is_train", row -> dead(row) + "," + (row % 5 == 4 ? 0 : 1), "died")
                .lines();
        assertEquals(
                "'is_train' is not used as the split. If it says which rows train and test: add a column split with test where it"
                        + " says '0' (12 rows), train where it says '1' (48 rows).",
                lines.get(1));
    }

    /** Numbers of folds, and words of something else. */
    @ParameterizedTest
    @ValueSource(strings = {"fold", "subset", "partition"})
    void foldsAreNoSplits(String name) throws IOException {
        assertEquals(
                1,
                check("died," + name, row -> dead(row) + "," + (1 + row % 5), "died")
                        .lines()
                        .size());
    }

    @Test
    void patientsInBothPartsAndWithoutNameAreSaid() throws IOException {
        List<String> lines = check(
                        "died,patient_id,split",
                        row -> dead(row) + "," + (row < 10 ? "" : "K" + row / 2) + "," + split(row),
                        "died")
                .lines();
        assertTrue(lines.get(1).startsWith("'patient_id' is empty in 10 of 60 rows"), lines::toString);
        assertTrue(lines.get(2).contains("of the 25 different values of 'patient_id' have both"), lines::toString);
        assertTrue(check("died,patient_id,split", row -> dead(row) + ",K" + row / 2 + "," + split(row), "died")
                .leak()
                .isPresent());
        assertTrue(check("died,patient_id,split", row -> dead(row) + ",K" + row + "," + split(row), "died")
                .leak()
                .isEmpty());
        assertEquals(
                1,
                check("died,patient_id,split", row -> dead(row) + ",K" + row + "," + split(row), "died")
                        .lines()
                        .size());
    }

    @Test
    void groupsThatAreNotThereAreRefused() throws IOException {
        CohortFolder cohort = write("died,site", row -> dead(row) + ",S" + row % 3, "died", Map.of());
        for (String name : List.of("foo", "died")) {
            InputException refused = assertThrows(
                    InputException.class,
                    () -> LabelCheck.of(
                            cohort.labels(),
                            new Outcome("labels", "died", Optional.of(name)),
                            new LearnerSettings(List.of())));
            assertTrue(refused.remedy().contains("--group"), refused.remedy());
        }
        LabelCheck.of(
                cohort.labels(), new Outcome("labels", "died", Optional.of("none")), new LearnerSettings(List.of()));
    }

    @Test
    void timesBesideAStatusMayBeCensored() throws IOException {
        IntFunction<String> rows = row -> 3 + row * 7 % 50 + "," + row % 2 + "," + split(row);
        assertTrue(check("time,status,split", rows, "time").lines().get(1).contains("(censored)"));
        assertEquals(1, check("los,died,split", rows, "los").lines().size());
        assertEquals(1, check("time,site,split", rows, "time").lines().size());
    }

    @Test
    void encodersThatTheColumnsDoNotFitAreRefused() throws IOException {
        CohortFolder cohort = write("died,split", row -> dead(row) + "," + split(row), "died", Map.of());
        for (FileKind kind : List.of(FileKind.IMAGES, FileKind.TEXT, FileKind.SERIES)) {
            assertThrows(InputException.class, () -> new EncoderFit(cohort, "labs", kind).require());
        }
        new EncoderFit(cohort, "labs", FileKind.TABLE).require();
        assertFalse(cohort.series("labs").isPresent());
    }
}
