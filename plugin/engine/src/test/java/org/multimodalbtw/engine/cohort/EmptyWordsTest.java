package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** A column is taken for the same with a word or number for empty as with empty cells. */
class EmptyWordsTest extends WrittenCohort {

    private static final String[] ICD9 = {"4280", "0389", "41401", "486", "5849"};

    private ColumnFinding of(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return finding(name);
    }

    private static String number(String form, int row) {
        return String.format(Locale.ROOT, form, row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "nan",
                "(null)",
                "unknown",
                "missing",
                "-",
                "na",
                "\\N",
                "not available",
                "[Not Available]"
            })
    void codesIdsAndDatesAreTheSame(String word) throws IOException {
        write("labs.csv", "id,icd9_code,zip,mrn,ward,surgery_date,birth,surgery_time,other", row -> {
            boolean isEmpty = row % 12 == 5;
            boolean isOften = row % 3 == 1;
            return id(row) + ","
                    + (isEmpty ? word : ICD9[row * 31 % 37 % 5]) + ","
                    + (isEmpty ? word : number("0%d", 1010 + row % 7)) + ","
                    + (isEmpty ? word : number("%07d", 5 + 771 * row)) + ","
                    + (isEmpty ? word : number("%d", 1 + row * 31 % 9)) + ","
                    + (isOften ? word : number("2021-03-%02d", 1 + row % 28)) + ","
                    + (isOften ? word : number("%02d.02.1950", 1 + row % 28)) + ","
                    + (isOften ? word : number("14:%02d", row % 60)) + ","
                    + measured(row);
        });
        for (String code : new String[] {"icd9_code", "zip", "ward"}) {
            ColumnFinding finding = finding(code);
            assertEquals(Taken.CODE, finding.taken(), () -> code + ": " + finding.reason());
            assertEquals(Kind.CATEGORY, finding.reading().kind());
            assertTrue(finding.reading().isEmpty(word));
            assertTrue(
                    finding.reason().contains("5 cells say that nothing is known, '" + word + "', and count as empty"),
                    finding::reason);
        }
        assertEquals(Taken.SECOND_ID, finding("mrn").taken());
        for (String date : new String[] {"surgery_date", "birth", "surgery_time"}) {
            ColumnFinding finding = finding(date);
            assertEquals(Taken.DATE, finding.taken(), () -> date + ": " + finding.reason());
            assertFalse(finding.isUsed());
        }
    }

    @Test
    void oneWordInManyCellsIsEnough() throws IOException {
        ColumnFinding finding = of("phone", row -> row == 7 ? "unbekannt" : number("04527%06d", 408_482 + 977 * row));
        assertFalse(finding.isUsed(), finding::reason);
    }

    @Test
    void aWordAmongNamesStaysAName() throws IOException {
        ColumnFinding finding = of("smoking", row -> row % 4 == 1 ? "unknown" : row % 4 == 2 ? "never" : "former");
        assertEquals(Taken.CATEGORY, finding.taken());
        assertFalse(finding.reading().isEmpty("unknown"));
    }

    @Test
    void measuredNumbersBesideAWordStayNumbers() throws IOException {
        ColumnFinding finding = of("sodium", row -> row % 12 == 5 ? "NULL" : number("%d", 120 + row % 29));
        assertEquals(Taken.NUMBER, finding.taken());
        assertTrue(
                finding.reason().equals("5 cells say that there is no number, 'NULL', and count as empty"),
                finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9999", "-999", "9999"})
    void aNumberForUnknownAmongNamesIsEmpty(String code) throws IOException {
        ColumnFinding finding = of("handedness", row -> row % 6 == 1 ? code : row % 3 == 0 ? "R" : "L");
        assertEquals(Taken.CATEGORY, finding.taken());
        assertTrue(finding.reading().isEmpty(code));
        assertTrue(
                finding.reason().contains("'" + code + "' among names, in 10 cells, stands for unknown"),
                finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"7, T2, T3", "99, A, B", "999, K12, K13", "-1, A, B", "1, R, L"})
    void otherNumbersAmongNamesStay(String number, String first, String other) throws IOException {
        ColumnFinding finding = of("x", row -> row % 6 == 1 ? number : row % 3 == 0 ? first : other);
        assertFalse(finding.reading().isEmpty(number), finding::reason);
    }

    @Test
    void numbersForUnknownStayWhereNoneAreLookedFor() throws IOException {
        column("handedness", row -> row % 6 == 1 ? "-9999" : row % 3 == 0 ? "R" : "L");
        ColumnFinding finding =
                open(new SurveySettings(true, false, Set.of(), Map.of())).modality("labs").findings().stream()
                        .filter(found -> found.column().equals("handedness"))
                        .findFirst()
                        .orElseThrow();
        assertFalse(finding.reading().isEmpty("-9999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[Not Available]", "-9999"})
    void thatACellIsFilledTellsTheOutcomeHoweverItIsEmpty(String empty) throws IOException {
        ColumnFinding finding =
                of("contact", row -> outcome(row).equals("died") ? empty : number("%d", 20 + row * 37 % 53));
        assertEquals(Taken.NUMBER, finding.taken());
        assertTrue(finding.reason().contains("that it is filled or empty alone tells the outcome"), finding::reason);
        assertTrue(finding.isTelling());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[Not Available]", "-9999"})
    void cellsThatAreEmptyInAnyClassTellNothing(String empty) throws IOException {
        ColumnFinding finding = of("contact", row -> row % 3 == 0 ? empty : number("%d", 20 + row * 37 % 53));
        assertFalse(finding.reason().contains("tells the outcome"), finding::reason);
    }

    @Test
    void aCopyOfTheOutcomeIsOneBesideWords() throws IOException {
        ColumnFinding finding =
                of("state", row -> row % 6 == 1 ? "NULL" : outcome(row).equals("died") ? "1" : "0");
        assertEquals(Taken.OUTCOME, finding.taken(), finding::reason);
    }

    @Test
    void aConstantColumnIsNotSaidToBeUsed() throws IOException {
        ColumnFinding finding = of("discharge_state", row -> "home");
        assertEquals(Taken.CONSTANT, finding.taken());
        assertFalse(finding.reason().contains("it is used"), finding::reason);
    }

    @Test
    void manyCellsOfUsualTextsForEmptyAreCounted() throws IOException {
        write(
                "labs.csv",
                "id,language,other",
                row -> id(row) + "," + (row % 3 == 0 ? "?" : row % 2 == 0 ? "en" : "de") + ","
                        + (row == 5 ? "NA" : measured(row)));
        assertTrue(
                open().modality("labs").notes().stream()
                        .anyMatch(note -> note.startsWith(
                                "File labs.csv: 20 cells with '?' count as empty, in 1 column, 33 % of 'language'")),
                () -> open().modality("labs").notes().toString());
    }

    @Test
    void columnsWithFewOfThemAreCountedBesideOneWithMany() throws IOException {
        write(
                "labs.csv",
                "id,language,a,b",
                row -> id(row) + "," + (row % 3 == 0 ? "?" : row % 2 == 0 ? "en" : "de") + ","
                        + (row == 5 ? "NA" : measured(row)) + "," + (row % 30 == 7 ? "null" : measured(row + 5)));
        List<String> notes = open().modality("labs").notes();
        assertTrue(
                notes.get(0)
                        .startsWith(
                                "File labs.csv: 20 cells with '?' count as empty, in 1 column, 33 % of 'language', and so do 3 cells"
                                        + " in 2 other columns, such as 2 of 'b'; if that"),
                notes::toString);
    }

    @Test
    void fewCellsOfUsualTextsForEmptyAreNotSaid() throws IOException {
        column("sodium", row -> row % 20 == 5 ? "NA" : number("%d", 120 + row % 29));
        assertTrue(open().modality("labs").notes().stream().noneMatch(note -> note.contains("count as empty")));
    }
}
