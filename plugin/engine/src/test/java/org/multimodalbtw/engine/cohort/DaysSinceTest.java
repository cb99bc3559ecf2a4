package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.DayOrder;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Dates that the analyst has read as days since another date. */
class DaysSinceTest extends WrittenCohort {

    private TableRows read(String column, String reference) {
        return open(new SurveySettings(true, true, Set.of(), Map.of("labs/" + column, Choice.daysSince(reference))))
                .rows("labs");
    }

    private void stays() throws IOException {
        write(
                "labs.csv",
                "id,born,admitted,other",
                row -> id(row) + String.format(Locale.ROOT, ",1950-03-%02d,", 1 + row % 28)
                        + (row == 5 ? "" : "2020-03-01 12:00") + "," + measured(row));
    }

    @Test
    void daysAreCountedFromAnotherColumnOfTheRow() throws IOException {
        stays();
        TableRows rows = read("admitted", "born");
        assertEquals(
                List.of(new TableColumn("admitted", Kind.NUMBER), new TableColumn("other", Kind.NUMBER)),
                rows.columns());
        // from 1950-03-01 to 2020-03-01 there are 70 years with 18 leap days, and half a day
        assertEquals(List.of(25568.5, 25567.5, 25566.5), numbers(rows, 0).subList(0, 3));
        assertEquals(Double.NaN, numbers(rows, 0).get(5), "without a date");
        assertEquals(Double.NaN, numbers(read("born", "admitted"), 0).get(5), "without a reference");
        assertEquals(-25568.5, numbers(read("born", "admitted"), 0).get(0));
    }

    @ParameterizedTest
    @CsvSource({"2020-02-29,1.5", "2020-03-01T00:00,.5", "01.03.2020,.5"})
    void orFromOneDate(String reference, double days) throws IOException {
        stays();
        assertEquals(days, numbers(read("admitted", reference), 0).get(0));
    }

    @Test
    void withoutTheChoiceTheyAreLeftOut() throws IOException {
        stays();
        assertEquals(
                List.of("other"),
                open().rows("labs").columns().stream().map(TableColumn::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2020", "April", "20200301"})
    void whatCanBeUnderstoodInTwoWaysIsRefused(String text) throws IOException {
        column("admitted", row -> row == 7 ? text + " x" : row == 8 ? text : "2020-03-01");
        InputException refused = assertThrows(InputException.class, () -> numbers(read("admitted", "2020-01-01"), 0));
        assertTrue(refused.getMessage().contains("in one way only"), refused::getMessage);
    }

    @Test
    void aReferenceThatIsNeitherColumnNorDateIsRefused() throws IOException {
        stays();
        InputException refused = assertThrows(InputException.class, () -> read("admitted", "birth"));
        assertTrue(refused.getMessage().contains("neither a column of the file nor a date"), refused::getMessage);
    }

    @Test
    void theOptionIsWrittenAsItIsRead() {
        Choice choice = Choice.of(" Days since admitted ").orElseThrow();
        assertEquals(Choice.daysSince("admitted"), choice);
        assertEquals(choice, Choice.of(choice.word()).orElseThrow());
        assertEquals(
                Arrays.asList(Choice.NUMBER, Choice.CATEGORY, Choice.CODES, Choice.UNUSED),
                List.of("number", "CATEGORY", "codes", "unused").stream()
                        .map(word -> Choice.of(word).orElseThrow())
                        .toList());
    }

    private TableRows read(Map<String, Choice> choices) {
        return open(new SurveySettings(true, true, Set.of(), choices)).rows("labs");
    }

    @Test
    void theOrderOfDayAndMonthMayBeSaid() throws IOException {
        write("labs.csv", "id,born,admitted,other", row -> id(row) + ",03/04/1950,04/03/2020 12:00," + measured(row));
        Choice days = Choice.of("Days since born, day first").orElseThrow();
        assertEquals("days since born, day first", days.word());
        // from the 3rd of April 1950 to the 4th of March 2020 there are 70 years with 18 leap days, less 30 days, and
        // half a day
        assertEquals(25538.5, numbers(read(Map.of("labs/admitted", days)), 0).get(0));
        // from the 4th of March 1950 to the 3rd of April 2020: 70 years with 18 leap days, and 30 days, and half a day
        Choice months = Choice.of("days since born, month first").orElseThrow();
        assertEquals(25598.5, numbers(read(Map.of("labs/admitted", months)), 0).get(0));
        // from the 4th of March 1950 to the 4th of March 2020
        Map<String, Choice> mixed = Map.of(
                "labs/admitted", days, "labs/born", Choice.of("month first").orElseThrow());
        assertEquals(25568.5, numbers(read(mixed), 0).get(0));
        InputException refused =
                assertThrows(InputException.class, () -> read(Map.of("labs/admitted", Choice.daysSince("born"))));
        assertTrue(refused.remedy().startsWith("Say the order, 'days since born, day first' or"), refused::remedy);
    }

    @Test
    void anOrderThatADateContradictsIsRefused() throws IOException {
        column("admitted", row -> row == 9 ? "04/13/2020" : "04/03/2020");
        Choice days = Choice.daysSince("2020-01-01").with(DayOrder.DAY_FIRST);
        InputException refused = assertThrows(InputException.class, () -> read(Map.of("labs/admitted", days)));
        assertTrue(refused.getMessage().contains("'04/13/2020' is no date"), refused::getMessage);
    }

    private static String slashed(int row, int year) {
        return String.format(Locale.ROOT, "%02d/%02d/%d", 1 + row * 7 % 28, 1 + row % 12, year);
    }

    @Test
    void theCellsDecideTheOrderOfDayAndMonthAndItIsSaid() throws IOException {
        write(
                "labs.csv",
                "id,born,admitted,other",
                row -> id(row) + "," + slashed(row, 1950) + "," + slashed(row, 1951) + "," + measured(row));
        assertEquals(365, numbers(read("admitted", "born"), 0).get(1));
        String reason = open(new SurveySettings(
                        true, true, Set.of(), Map.of("labs/born", Choice.daysSince("admitted"))))
                .modality("labs")
                .findings()
                .get(0)
                .reason();
        assertTrue(
                reason.matches(
                        "days since admitted, as chosen; of 60 dates \\d+ can only be day/month/year and none month/day/year,"
                                + " and all are read so; if they are otherwise, take the column as 'days since admitted, month first'"),
                reason);
    }

    @Test
    void whereCellsSpeakForBothOrdersItHasToBeSaid() throws IOException {
        write(
                "labs.csv",
                "id,born,other",
                row -> id(row) + "," + (row % 9 == 0 ? "03/31/1950" : slashed(row, 1950)) + "," + measured(row));
        InputException refused = assertThrows(InputException.class, () -> numbers(read("born", "2020-01-01"), 0));
        assertTrue(refused.getMessage().contains("The order of day and month is not certain"), refused::getMessage);
    }
}
