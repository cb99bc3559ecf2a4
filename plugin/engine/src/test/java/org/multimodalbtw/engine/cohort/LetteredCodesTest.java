package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Codes with letters beside numbers, and limits with a word for their sign. */
class LetteredCodesTest extends WrittenCohort {

    private ColumnFinding of(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return finding(name);
    }

    @Test
    void aPlaceWithALetterIsACode() throws IOException {
        ColumnFinding finding = of(
                "CODE_GEO",
                row -> row % 20 == 3 ? "2A004" : String.format(Locale.ROOT, "%05d", 1053 + row * 1571 % 90000));
        assertEquals(Taken.CODE, finding.taken(), finding::reason);
        assertTrue(finding.reason().contains("such as '2A004', are codes"), finding::reason);
    }

    @Test
    void diagnosesOfIcd9AreCodes() throws IOException {
        String[] others = {"V57", "E909", "V10.3"};
        ColumnFinding finding =
                of("diag_1", row -> row % 5 == 3 ? others[row % 3] : row % 4 == 0 ? "250.83" : "" + (398 + row % 45));
        assertEquals(Taken.CODE, finding.taken(), finding::reason);
        assertEquals(Kind.CATEGORY, finding.reading().kind());
        assertTrue(finding.reason().contains("such as 'V"), finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"%d.5 mm3", "%d m2", "%d mg", "<%d", "%d h"})
    void numbersWithUnitsAndLimitsStayNumbers(String form) throws IOException {
        ColumnFinding finding = of(
                "x",
                row -> row % 5 == 3 ? String.format(Locale.ROOT, form, 100 + row % 29) : "" + (100 + row * 7 % 53));
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
    }

    @Test
    void oneSlipOfThePenMakesNoCodesOfNumbers() throws IOException {
        ColumnFinding finding = of("crp", row -> row == 3 ? "O12" : measured(row) + "");
        assertTrue(finding.taken() != Taken.CODE, finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"LT 0.27, -1", "less than 0.27, -1", "GT 0.27, 1", "unter 0.27, -1"})
    void aWordMayBeTheSignOfALimit(String cell, int limit) throws IOException {
        ColumnFinding finding = of("d_dimer", row -> row % 10 == 3 ? cell : measured(row) + "");
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertTrue(finding.reading().hasLimits());
        assertEquals(.27, finding.reading().number(cell));
        assertEquals(limit, finding.reading().limits().number(cell));
        assertTrue(
                finding.reason().contains("6 cells say that the number lies beyond a limit, such as '" + cell + "'"),
                finding::reason);
    }

    @Test
    void belowTheLimitOfDetectionThereIsNoNumber() throws IOException {
        ColumnFinding finding = of("pct", row -> row % 10 == 3 ? "BLD" : measured(row) + "");
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertTrue(finding.reading().isEmpty("BLD"));
        assertTrue(finding.reason().contains("6 cells say that there is no number, 'BLD'"), finding::reason);
    }

    @Test
    void roomsWithAnEAreRoomsAsThoseWithOtherLetters() throws IOException {
        String[] rooms = {"2E04", "2D04", "1C11", "4E2", "2E11"};
        ColumnFinding finding = of("room", row -> rooms[row % 5]);
        assertEquals(Taken.CODE, finding.taken(), finding::reason);
        assertEquals(
                "digits with a letter between, such as '2D04', are names; those with an E are no powers of ten; all are read as"
                        + " categories",
                finding.reason());
    }

    @Test
    void powersOfTenBesideNumbersWithAUnitStayNumbers() throws IOException {
        ColumnFinding finding =
                of("copies", row -> row % 7 == 0 ? "1E3" : row % 5 == 0 ? "120 mg" : "" + (200 + row * 7 % 53));
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
    }

    @Test
    void oneLetterBehindManyNumbersIsSaidWithItsCountAndTheWayOut() throws IOException {
        ColumnFinding finding = of("gcs", row -> row % 4 == 0 ? "10T" : "" + (3 + row % 12));
        assertEquals(Taken.CATEGORY, finding.taken(), finding::reason);
        assertTrue(
                finding.reason()
                        .endsWith("to use it as a number, write the T of 15 of 60 cells into a column of its own"),
                finding::reason);
        finding = of("ward", row -> row % 2 == 0 ? 4 + row % 3 + "" + "ABC".charAt(row % 3) : "" + (3 + row % 7));
        assertTrue(!finding.reason().contains("of its own"), finding::reason);
    }
}
