package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** Two numbers in a cell, as blood pressures are written. */
class TwoNumbersTest extends WrittenCohort {

    private static final IntFunction<String> PRESSURES = row -> 110 + row % 30 + "/" + (60 + row % 20);

    private static List<String> names(TableRows rows) {
        return rows.columns().stream().map(TableColumn::name).toList();
    }

    private static SurveySettings chosen(Choice choice) {
        return new SurveySettings(true, true, Set.of(), Map.of("labs/bp", choice));
    }

    @Test
    void bloodPressuresBecomeTwoColumns() throws IOException {
        column("bp", row -> row == 3 ? "" : row == 4 ? "refused" : row == 5 ? "130 / 70 mmHg" : PRESSURES.apply(row));
        TableRows rows = open().rows("labs");
        assertEquals(List.of("bp (first)", "bp (second)", "other"), names(rows));
        assertEquals(
                List.of(110., 111., 112., Double.NaN, Double.NaN, 130.),
                numbers(rows, 0).subList(0, 6));
        assertEquals(
                List.of(60., 61., 62., Double.NaN, Double.NaN, 70.),
                numbers(rows, 1).subList(0, 6));
        assertEquals(
                "a cell holds two numbers, such as '110/60', which are read as two columns, 'bp (first)' and 'bp (second)'; 1 cell holds "
                        + "something else, such as 'refused', and counts as empty",
                finding("bp").reason());
        assertTrue(finding("bp").isSaid());
    }

    @Test
    void withoutTheSettingTheyAreLeftOutWithARemedy() throws IOException {
        column("bp", PRESSURES);
        CohortFolder before = open(
                new SurveySettings(true, true, Set.of(), Map.of(), new TableForms(false, false, false, false, false)));
        assertEquals(List.of("other"), names(before.rows("labs")));
        assertTrue(before.notes("labs").isEmpty());
        assertTrue(before.modality("labs").findings().get(0).reason().contains("write each into a column of its own"));
        TableRows category = open(chosen(Choice.CATEGORY)).rows("labs");
        assertEquals(List.of("bp", "other"), names(category));
        assertEquals(TableColumn.Kind.CATEGORY, category.columns().get(0).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/10", "12/24", "3/4", "20/40", "70/30 75/25 50/45", "500/125", "25/10 30/11 31/12"})
    void whatOnlyLooksLikeItStaysOneColumn(String forms) throws IOException {
        String[] form = forms.split(" ");
        column("bp", row -> form[row % form.length]);
        assertFalse(names(open().rows("labs")).contains("bp (first)"));
    }

    @Test
    void datesAndScoresOfTenStayWhatTheyAre() throws IOException {
        column("bp", row -> 1 + row % 28 + "/" + (1 + row % 12));
        assertFalse(names(open().rows("labs")).contains("bp (first)"), "days and months");
        column("bp", row -> 1 + row % 10 + "/10");
        assertEquals(List.of("bp", "other"), names(open().rows("labs")));
        assertEquals(3, numbers(open().rows("labs"), 0).get(2));
    }

    @Test
    void anAnalystMaySaySo() throws IOException {
        column("bp", row -> row % 2 == 0 ? "70/30" : "75/25");
        TableRows rows = open(chosen(Choice.TWO_NUMBERS)).rows("labs");
        assertEquals(List.of("bp (first)", "bp (second)", "other"), names(rows));
        assertEquals(List.of(30., 25.), numbers(rows, 1).subList(0, 2));
        column("bp", row -> "none");
        InputException refused = assertThrows(
                InputException.class, () -> open(chosen(Choice.TWO_NUMBERS)).rows("labs"));
        assertEquals(
                "Column 'bp' is to be read as two numbers, but no cell holds two numbers, the larger one first, such as 135/81.",
                refused.getMessage());
    }

    @Test
    void namesThatAreTakenAreNotMadeAgain() throws IOException {
        write(
                "labs.csv",
                "id,bp,bp (first),other",
                row -> id(row) + "," + PRESSURES.apply(row) + "," + measured(row) + "," + measured(row));
        assertEquals(List.of("bp (first)", "other"), names(open().rows("labs")));
        assertFalse(finding("bp").isUsed());
    }

    @Test
    void theCheckShowsWhatBecameOfIt() throws IOException {
        column("bp", PRESSURES);
        List<CheckedColumn> columns = ColumnChecks.of(open(), ProgressMonitor.NONE);
        assertEquals(
                "the second of the two numbers in a cell of 'bp'",
                columns.stream()
                        .filter(column -> column.column().equals("bp (second)"))
                        .findFirst()
                        .orElseThrow()
                        .oddity()
                        .what());
    }
}
