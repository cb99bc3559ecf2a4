package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Labels given as a flag: one value, or nothing. */
class OutcomeFlagTest extends WrittenCohort {

    private void labels(String name, IntFunction<String> cell) throws IOException {
        write("labels.csv", "id," + name + ",split", row -> id(row) + "," + cell.apply(row) + "," + split(row));
        write("labs.csv", "id,x", row -> id(row) + "," + measured(row));
    }

    private static IntFunction<String> flag(String value) {
        return row -> row % 3 == 0 ? value : "";
    }

    private CohortFolder open(String target, Map<String, Choice> choices) {
        return CohortFolder.open(
                folder, "labels", CsvSettings.defaults().with(new SurveySettings(true, true, Set.of(target), choices)));
    }

    private static List<String> classes(CohortFolder cohort) {
        List<String> classes = new ArrayList<>();
        cohort.labels().forEach(row -> classes.add(row.isMissing(0) ? null : row.category(0)));
        return classes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "X",
                "yes",
                "1",
                "y",
                "true",
                "TRUE",
                "ja",
                "oui",
                "sí",
                "+",
                "✓",
                "•",
                "died",
                "positive",
                "sepsis",
                "2",
                "1.",
                "event",
                "readmitted"
            })
    void emptyIsNoWithAWord(String value) throws IOException {
        boolean isFraction = value.equals("1.");
        labels("outcome", flag(value));
        CohortFolder cohort = open("outcome", Map.of());
        ColumnFinding finding = cohort.labels().findings().get(0);
        if (isFraction) {
            assertFalse(finding.reading().isFlag());
            return;
        }
        assertEquals(Taken.FLAG, finding.taken());
        assertTrue(finding.isSaid());
        assertTrue(
                finding.reason().contains("in 20 rows and nothing in the others, so that 40 empty cells count"),
                finding.reason());
        List<String> classes = classes(cohort);
        for (int row = 0; row < PATIENTS; row++) {
            assertEquals(row % 3 == 0 ? value : "no", classes.get(row));
        }
        assertEquals(Set.of(value, "no"), Set.copyOf(cohort.labels().categories(0)));
    }

    @Test
    void whatOnlyLooksLikeAFlagIsLeftAsItIs() throws IOException {
        for (IntFunction<String> cells : List.<IntFunction<String>>of(
                flag("no"),
                flag("0"),
                flag("unknown"),
                flag("NA"),
                row -> row % 3 == 0 ? "x" : row % 3 == 1 ? "NA" : "",
                row -> row % 3 == 0 ? "yes" : row % 3 == 1 ? "no" : "",
                row -> row % 3 == 0 ? "1" : row % 3 == 1 ? "0" : "",
                row -> row % 3 == 0 ? "1.5" : "",
                row -> row % 3 == 0 ? "x" : row % 3 == 1 ? "#N/A" : "",
                row -> "x",
                row -> "")) {
            labels("outcome", cells);
            assertFalse(
                    open("outcome", Map.of())
                            .labels()
                            .findings()
                            .get(0)
                            .reading()
                            .isFlag(),
                    cells.apply(0));
        }
        labels("outcome", flag("x"));
        assertFalse(open("other", Map.of()).labels().findings().get(0).reading().isFlag(), "not predicted");
    }

    @Test
    void aPersonCanSayThatEmptyIsUnknown() throws IOException {
        labels("outcome", flag("x"));
        CohortFolder cohort = open("outcome", Map.of("labels/outcome", Choice.CATEGORY));
        assertEquals(Kind.CATEGORY, cohort.labels().findings().get(0).reading().kind());
        assertEquals(40, classes(cohort).stream().filter(name -> name == null).count());
    }

    @Test
    void aCopyOfTheFlagIsKnownForOne() throws IOException {
        labels("outcome", flag("x"));
        write("labs.csv", "id,copy,x", row -> id(row) + "," + (row % 3 == 0 ? "1" : "0") + "," + measured(row));
        ColumnFinding copy =
                open("outcome", Map.of()).modality("labs").findings().get(0);
        assertEquals(Taken.OUTCOME, copy.taken());
        assertFalse(copy.isUsed());
    }
}
