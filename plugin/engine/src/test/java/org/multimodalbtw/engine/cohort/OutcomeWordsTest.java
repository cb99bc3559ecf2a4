package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Words such as None and null among the classes of an outcome. */
class OutcomeWordsTest extends WrittenCohort {

    private static final List<String> CLASSES = List.of("Hypoactive", "Hyperactive", "None", "");

    @BeforeEach
    void writeTable() throws IOException {
        column("crp", row -> String.valueOf(measured(row)));
    }

    private String said(IntFunction<String> label, Map<String, Choice> choices) throws IOException {
        write("labels.csv", "id,label,split", row -> id(row) + "," + label.apply(row) + "," + split(row));
        return open(new SurveySettings(true, true, Set.of("label"), choices)).labels().findings().stream()
                .filter(finding -> finding.column().equals("label"))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void aWordForEmptyIsSaidWithItsRows() throws IOException {
        String said = said(row -> CLASSES.get(row % 4), Map.of());
        assertTrue(said.contains("'None' counts as empty, in 15 rows, which take no part"), said);
        assertTrue(said.contains("--set 'Cohort Reader/missingTexts="), said);
        assertFalse(said.substring(said.indexOf("missingTexts")).contains("None"), said);
    }

    @Test
    void itIsSaidOfAChosenCategoryToo() throws IOException {
        String said = said(row -> CLASSES.get(row % 4), Map.of("labels/label", Choice.CATEGORY));
        assertTrue(said.contains("'None' counts as empty, in 15 rows"), said);
    }

    @Test
    void aWordThatIsANameIsNotCalledEmpty() throws IOException {
        String said = said(row -> CLASSES.get(row % 3), Map.of());
        assertTrue(said.contains("'None' is a name here"), said);
        assertFalse(said.contains("counts as empty"), said);
    }

    @Test
    void emptyCellsAloneAreNot() throws IOException {
        String said = said(row -> row % 4 == 2 ? "" : CLASSES.get(row % 2), Map.of());
        assertEquals("", said);
    }
}
