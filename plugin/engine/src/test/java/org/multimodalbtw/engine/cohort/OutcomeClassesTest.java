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
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Outcomes whose cells look like numbers, and are classes or not. */
class OutcomeClassesTest extends WrittenCohort {

    private CohortFolder outcome(IntFunction<String> cell, Map<String, Choice> choices) throws IOException {
        write("labels.csv", "id,outcome,split", row -> id(row) + "," + cell.apply(row) + "," + split(row));
        write("labs.csv", "id,x", row -> id(row) + "," + measured(row));
        return CohortFolder.open(
                folder,
                "labels",
                CsvSettings.defaults().with(new SurveySettings(true, true, Set.of("outcome"), choices)));
    }

    private static IntFunction<String> words(String words) {
        List<String> all = List.of(words.split("\\|"));
        return row -> all.get(row % all.size());
    }

    private static ColumnFinding finding(CohortFolder cohort) {
        return cohort.labels().findings().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO|<30|>30|<30|>30", "1|2|3|4|2E|3E", "1|2|3a|3b", "0|1|2|2+|3+", "1|2|3 a|3 b"})
    void gradesAndLimitsBesideAWordAreClasses(String words) throws IOException {
        CohortFolder cohort = outcome(words(words), Map.of());
        assertEquals(Kind.CATEGORY, cohort.labels().columns().get(0).kind(), words);
        assertTrue(finding(cohort).isSaid());
        assertTrue(
                finding(cohort).reason().contains("are classes"),
                finding(cohort).reason());
        cohort.labels().forEach(row -> row.category(0));
    }

    /** One slip, and a word beside few numbers, are no grades. */
    @ParameterizedTest
    @ValueSource(strings = {"1a", "died"})
    void slipsAndWordsStop(String word) throws IOException {
        CohortFolder cohort =
                outcome(row -> row == 7 ? word : String.valueOf(row % (word.equals("died") ? 40 : 4)), Map.of());
        assertThrows(InputException.class, () -> cohort.labels().forEach(row -> row.number(0)));
    }

    @Test
    void numbersWithLimitsStayNumbers() throws IOException {
        CohortFolder cohort = outcome(row -> row % 20 == 0 ? ">30" : String.valueOf(row % 29), Map.of());
        assertEquals(Taken.NUMBER, finding(cohort).taken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"n.a.", "k.A.", "n/a", "-", "ND", "NR", "unklar", "9", "NA"})
    void aClassThatMayMeanThatNothingIsKnownIsSaid(String doubtful) throws IOException {
        String reason =
                finding(outcome(words("ja|nein|nein|ja|" + doubtful), Map.of())).reason();
        assertTrue(
                reason.contains(
                        "'" + doubtful
                                + "' is a class, though it may mean that nothing is known, in 12 rows: if so, empty these cells"),
                reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R|NR|NR", "CR|PR|NR", "None|Mild|Severe", "pos|neg", "+|-|++", "ja|nein|9|1a"})
    void aClassThatSaysSomethingIsNotSaid(String words) throws IOException {
        String reason = finding(outcome(words(words), Map.of())).reason();
        assertFalse(reason.contains("nothing is known"), reason);
    }

    private static String duration(int row) {
        return row % 2 == 0 ? "P" + (2 + row % 17) + "D" : "PT" + (24 + row % 23) + "H";
    }

    @Test
    void durationsAreSaidAndReadWhereTheyAreChosenAsNumbers() throws IOException {
        String reason = finding(outcome(OutcomeClassesTest::duration, Map.of())).reason();
        assertTrue(reason.contains("60 rows hold durations, such as 'P2D', in "), reason);
        assertTrue(reason.contains("take the column as a number, which reads hours"), reason);
        CohortFolder chosen = outcome(OutcomeClassesTest::duration, Map.of("labels/outcome", Choice.NUMBER));
        assertTrue(
                finding(chosen).reason().contains("'P2D', are read as hours, 48.00"),
                finding(chosen).reason());
        assertEquals(48, numbers(chosen.labels(), 0).get(0));
        assertEquals(25, numbers(chosen.labels(), 0).get(1));
    }

    @Test
    void timesAreNoDatesWhereTheyAreDurations() throws IOException {
        IntFunction<String> cell = row -> row % 13 + ":" + (10 + row % 40);
        String reason = finding(outcome(cell, Map.of())).reason();
        assertTrue(reason.contains("60 rows hold durations"), reason);
        assertFalse(reason.contains("each date is a class"), reason);
        CohortFolder chosen = outcome(cell, Map.of("labels/outcome", Choice.NUMBER));
        assertEquals(1 + 11 / 60., numbers(chosen.labels(), 0).get(1), 1e-9);
    }

    @Test
    void twoUnitsAreSaid() throws IOException {
        String reason = finding(
                        outcome(row -> row % 3 == 0 ? 100 + row + " mg/dL" : 2 + row % 17 / 10. + " mmol/L", Map.of()))
                .reason();
        assertTrue(reason.contains("60 rows hold numbers with units"), reason);
    }

    /** Few different durations are classes as often. */
    @Test
    void fewDurationsAreClasses() throws IOException {
        ColumnFinding finding = finding(outcome(words("3 months|6 mo|P1D|P2D"), Map.of()));
        assertFalse(finding.reason().contains("durations"), finding.reason());
    }
}
