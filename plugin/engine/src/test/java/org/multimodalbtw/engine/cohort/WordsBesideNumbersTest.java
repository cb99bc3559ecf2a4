package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Numbers of a laboratory with a few unknown words beside them, and names of which some are numbers. */
class WordsBesideNumbersTest extends WrittenCohort {

    private ColumnFinding of(String name, IntFunction<String> cell) throws IOException {
        column(name, cell);
        return finding(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'%d,%d', 'liegt vor', 3.1",
        "'%d,%d mmol/L', rerun, 3.1",
        "'%d.%d g/dL', 'sent to ref lab', 3.1",
        "'1%d%d', 'siehe Schein', 131",
        "'2%d%d mg', pausiert, 231",
        "'3%d%d%%', verworfen, 331",
        "'3%d%d%%', 30-35%, 331"
    })
    void manyDifferentNumbersAreNumbersAndTheWordsAreEmpty(String form, String word, double number) throws IOException {
        IntFunction<String> cell =
                row -> row % 8 == 5 ? word : String.format(Locale.ROOT, form, 3 + row % 3, row * 7 % 10);
        ColumnFinding finding = of("x", cell);
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertTrue(
                finding.reason()
                        .contains("7 cells are no number among many, such as '" + word + "', and count as empty"),
                finding::reason);
        assertTrue(finding.reading().isEmpty(word));
        assertFalse(finding.reason().contains("are names"), finding::reason);
    }

    @Test
    void severalWordsAreListedWithTheirCounts() throws IOException {
        ColumnFinding finding =
                of("sodium", row -> row % 20 == 5 ? "rerun" : row == 9 ? "sent away" : String.valueOf(120 + row % 29));
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertTrue(
                finding.reason()
                        .contains("4 cells are no number among many, such as 'rerun' (3), 'sent away' (1), and count"),
                finding::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "x, 4, ICU",
        "room, 30, ICU",
        "ward, 30, ICU",
        "site_id, 30, central",
        "grade, 5, unclear",
        "x, 30, 4B",
        "phq9, 28, abgebrochen"
    })
    void wardsAndGradesStayNames(String name, int different, String word) throws IOException {
        ColumnFinding finding = of(name, row -> row % 10 == 5 ? word : String.valueOf(1 + row % different));
        assertEquals(Kind.CATEGORY, finding.reading().kind(), finding::reason);
        assertFalse(finding.reading().isEmpty(word));
    }

    @Test
    void numbersInHalfOfTheCellsStayNames() throws IOException {
        ColumnFinding finding = of("x", row -> row % 5 < 2 ? "corridor" : String.valueOf(100 + row % 29));
        assertEquals(Taken.CATEGORY, finding.taken(), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d,5", "%d.5 mm"})
    void decimalsAreNotCalledWholeNumbers(String form) throws IOException {
        ColumnFinding finding = of("x", row -> row % 4 == 1 ? "in situ" : form.formatted(row % 3));
        assertFalse(finding.reason().contains("whole numbers"), finding::reason);
    }

    @Test
    void wordsForAResultAmongNumbersStopWithWhatToWrite() throws IOException {
        column("trop", row -> row % 3 == 0 ? "neg" : measured(row) + "");
        InputException refused = assertThrows(InputException.class, () -> numbers(open().rows("labs"), 0));
        assertTrue(refused.getMessage().contains("'trop' has 'neg' (20)"), refused::getMessage);
        assertTrue(refused.remedy().startsWith("Write each of these cells as a number."), refused::remedy);
        assertTrue(refused.remedy().contains("write the limit, such as <5 or >90"), refused::remedy);
        assertTrue(refused.remedy().contains("--column 'labs/trop=unused'"), refused::remedy);
        column("trop", row -> row % 3 == 0 ? "<0.9" : measured(row) + "");
        assertTrue(finding("trop").reading().hasLimits());
    }
}
