package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Words in a column of 0 and 1: as a feature they are names, unknown or an answer; in what is predicted, words that say nothing stop the run. */
class FlagWordsTest extends WrittenCohort {

    private static String withWord(int row, String word) {
        return row % 10 == 3 ? word : String.valueOf(row % 2);
    }

    private void outcomes(String word) throws IOException {
        write("labels.csv", "id,label,split", row -> id(row) + "," + withWord(row, word) + "," + split(row));
        column("crp", row -> String.valueOf(measured(row)));
    }

    private CohortFolder labelled() {
        return open(new SurveySettings(true, true, Set.of("label"), Map.of()));
    }

    private ColumnFinding label() {
        return labelled().reports().stream()
                .filter(report -> report.file().equals("labels.csv"))
                .flatMap(report -> report.columns().stream())
                .filter(column -> column.column().equals("label"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transferred", "see letter", "ex", "planned", "censored", "maybe"})
    void otherWordsAreNamesInAFeatureAndStopATarget(String word) throws IOException {
        column("flag", row -> withWord(row, word));
        assertEquals(Taken.CATEGORY, finding("flag").taken());
        assertTrue(
                finding("flag").reason().contains("beside texts such as '" + word + "' are names"),
                finding("flag")::reason);
        outcomes(word);
        InputException refused =
                assertThrows(InputException.class, () -> labelled().check(ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("'label' has '" + word + "' (6)"), refused.getMessage());
        assertTrue(refused.remedy().contains("--column 'labels/label=category'"), refused.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "n/a", "not done", "nicht bestimmt", "pending", "-"})
    void wordsForNoAnswerAreEmptyAndCounted(String word) throws IOException {
        column("flag", row -> withWord(row, word));
        assertEquals(Taken.NUMBER, finding("flag").taken());
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(3));
        assertTrue(
                finding("flag").reason().contains("6 cells say that there is no number, '" + word + "'"),
                finding("flag")::reason);
        outcomes(word);
        assertTrue(label().reason().contains("6 cells say that there is no number, '" + word + "'"), label()::reason);
        labelled().check(ProgressMonitor.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "Yes", "ja", "nein", "true"})
    void answersAreTheNumbersThatTheyMean(String word) throws IOException {
        column("flag", row -> withWord(row, word));
        assertTrue(finding("flag").reason().contains("yes and no are said in several ways"), finding("flag")::reason);
        outcomes(word);
        assertTrue(label().reason().contains("yes and no are said in several ways"), label()::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", ""})
    void numbersAloneAreSaidWithoutAWord(String cell) throws IOException {
        column("flag", row -> withWord(row, cell));
        assertEquals(Taken.NUMBER, finding("flag").taken());
        assertEquals("", finding("flag").reason());
        assertEquals(List.of(), open().check(ProgressMonitor.NONE).notes());
    }
}
