package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** Columns of the labels that say by their words which rows train and test, classes that only test rows have, and tables that are alike in training. */
class SplitByWordsTest {

    private static final int PATIENTS = 60;

    @TempDir
    Path folder;

    private void write(String file, String header, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header).append("\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            text.append("P")
                    .append(100 + patient)
                    .append(",")
                    .append(row.apply(patient))
                    .append("\n");
        }
        Files.writeString(folder.resolve(file), text);
    }

    private CohortFolder open() {
        return CohortFolder.open(folder, "labels", CsvSettings.defaults().with(SurveySettings.on()));
    }

    private String lines(String columns, IntFunction<String> row) throws IOException {
        write("labels.csv", "id," + columns, row);
        write("labs.csv", "id,crp", patient -> String.valueOf(1 + patient * 31 % 37 / 10.));
        return String.join(
                "\n",
                LabelCheck.of(
                                open().labels(),
                                new Outcome("labels", "label", Optional.empty()),
                                new LearnerSettings(List.of()))
                        .lines());
    }

    private static String dead(int row) {
        return row % 3 == 0 ? "dead" : "alive";
    }

    @ParameterizedTest
    @CsvSource({
        "Gruppe, train, valid, test",
        "Datensatz, Trainingsdaten, Validierung, Testdaten",
        "ensemble, apprentissage, validation, test",
        "conjunto, entrenamiento, validación, prueba",
        "cohort, Derivation, Internal validation, External validation",
        "group, Training set, Validation set, Test set",
    })
    void wordsSayWhichRowsTrainAndTest(String name, String train, String valid, String test) throws IOException {
        List<String> words = List.of(train, train, train, valid, test);
        String lines = lines("label," + name, row -> dead(row) + "," + words.get(row % 5));
        assertTrue(lines.contains("'" + name + "' is not used as the split."), lines);
        assertTrue(lines.contains("train where it says '" + train + "' (36 rows)"), lines);
        assertTrue(lines.contains("valid where it says '" + valid + "' (12 rows)"), lines);
        assertTrue(lines.contains("test where it says '" + test + "' (12 rows)"), lines);
    }

    @Test
    void withoutTestWordsTheValidationTests() throws IOException {
        String lines = lines("label,cohort", row -> dead(row) + "," + (row % 3 == 1 ? "Validation" : "Derivation"));
        assertTrue(lines.contains("test where it says 'Validation' (20 rows)"), lines);
    }

    @ParameterizedTest
    @CsvSource({"group, training, control", "arm, test, placebo", "quality, valid, invalid", "site, north, south"})
    void otherGroupsAreNoSplit(String name, String one, String other) throws IOException {
        String lines = lines("label," + name, row -> dead(row) + "," + (row % 2 == 0 ? one : other));
        assertFalse(lines.contains("split"), lines);
    }

    @Test
    void aSplitThatIsUsedNeedsNoOther() throws IOException {
        String lines = lines(
                "label,split,cohort",
                row -> dead(row) + "," + (row % 5 == 4 ? "test" : "train") + "," + (row % 5 == 4 ? "test" : "train"));
        assertFalse(lines.contains("is not used as the split"), lines);
    }

    @Test
    void classesOfTestRowsOnlyAreNamed() throws IOException {
        IntFunction<String> split = row -> row % 5 == 4 ? "test" : "train";
        String lines =
                lines("label,split", row -> (row == 4 || row == 9 ? "died" : dead(row)) + "," + split.apply(row));
        assertTrue(lines.contains("Only test rows are 'died' (2 rows): nothing is learnt of this class"), lines);
        lines = lines("label,split", row -> (row == 4 || row == 8 ? "died" : dead(row)) + "," + split.apply(row));
        assertFalse(lines.contains("Only test rows"), lines);
    }

    private List<String> alike(IntFunction<String> rate) throws IOException {
        lines("label,split", row -> dead(row) + "," + (row % 5 == 4 ? "test" : "train"));
        write("pump.csv", "id,rate", rate);
        CohortFolder cohort = open();
        return TrainingVariety.without(cohort, cohort.modalities(), Optional.of("split"));
    }

    @Test
    void aTableThatIsAlikeInTrainingIsLeftOut() throws IOException {
        assertEquals(List.of("pump"), alike(row -> row % 5 == 4 ? "1." + row : "0"));
        assertEquals(List.of("pump"), alike(row -> row % 5 == 4 ? "1." + row : ""));
    }

    @Test
    void aTableThatVariesIsNot() throws IOException {
        assertEquals(List.of(), alike(row -> row == 0 ? "1.5" : "0.0"));
        assertEquals(List.of(), alike(row -> row % 5 == 4 ? "0" : "1." + row));
    }

    @Test
    void listsThatAreAlikeAreKept() throws IOException {
        alike(row -> "1." + row);
        write("codes.csv", "id,code", row -> "I50\nP" + (100 + row) + ",N18");
        CohortFolder cohort = CohortFolder.open(
                folder,
                "labels",
                CsvSettings.defaults().with(SurveySettings.on().with(TableForms.ALL)));
        assertTrue(cohort.joinsNames("codes"));
        assertEquals(List.of(), TrainingVariety.without(cohort, cohort.modalities(), Optional.of("split")));
    }

    private List<String> besides(String file, String header, IntFunction<String> row) throws IOException {
        alike(patient -> "1." + patient);
        write(file, header, row);
        CohortFolder cohort = open();
        return TrainingVariety.without(cohort, cohort.modalities(), Optional.of("split"));
    }

    private static String time(int row, int hour, String value) {
        return (hour == 0 ? "" : "\nP" + (100 + row) + ",") + hour + "," + value;
    }

    private static IntFunction<String> pulse(IntFunction<String> value) {
        return row -> time(row, 0, value.apply(row)) + time(row, 1, value.apply(row)) + time(row, 2, "");
    }

    @Test
    void measurementsAndTextsThatNoTrainingRowHasAreLeftOut() throws IOException {
        assertEquals(
                List.of("vitals"),
                besides("vitals.csv", "id,time,pulse", pulse(row -> row % 5 == 4 ? "8" + row % 7 : "")));
        assertEquals(
                List.of("vitals"),
                besides(
                        "vitals.csv",
                        "id,time,pulse",
                        row -> row % 5 == 4 ? pulse(any -> "8" + row % 7).apply(row) : ","));
        Files.delete(folder.resolve("vitals.csv"));
        assertEquals(
                List.of("notes"),
                besides("notes.csv", "id,note", row -> row % 5 == 4 ? "the patient came with a cough " + row : ""));
    }

    @Test
    void measurementsAndTextsOfOneTrainingRowAreKept() throws IOException {
        assertEquals(
                List.of(),
                besides("vitals.csv", "id,time,pulse", pulse(row -> row % 5 == 4 || row == 2 ? "8" + row % 7 : "")));
        Files.delete(folder.resolve("vitals.csv"));
        assertEquals(
                List.of(),
                besides(
                        "notes.csv",
                        "id,note",
                        row -> row % 5 == 4 || row == 2 ? "the patient came with a cough " + row : ""));
    }

    @Test
    void theOnlyTableIsKept() throws IOException {
        alike(row -> row % 5 == 4 ? "1." + row : "0");
        assertEquals(List.of(), TrainingVariety.without(open(), List.of("pump"), Optional.of("split")));
    }
}
