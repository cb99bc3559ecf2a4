package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Results with a word behind the number that says what the laboratory makes of it. */
class ResultWordsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource({
        "%s neg, %s pos",
        "%s (neg), %s (pos)",
        "%s normale, %s alto",
        "%s reaktiv, %s nicht reaktiv",
        "%s IU/mL pos, %s IU/mL neg",
        "%s, %s high",
        "%s normal, %s elevado"
    })
    void theNumberIsReadAndTheWordIsPassedOver(String form, String other) throws IOException {
        column("x", row -> (row % 3 == 0 ? form : other).formatted(String.valueOf(measured(row))));
        ColumnFinding finding = finding("x");
        assertEquals(Taken.NUMBER, finding.taken(), finding::reason);
        assertEquals(2.5, finding.reading().number(other.formatted("2.5")));
        assertTrue(finding.reason().contains("remark behind the number"), finding::reason);
    }

    @Test
    void wholeNumbersAreCountedWithTheirExample() throws IOException {
        column("x", row -> 100 + row * 7 % 59 + (row % 2 == 0 ? " normal" : " high"));
        assertEquals(Taken.NUMBER, finding("x").taken(), finding("x")::reason);
        assertTrue(
                finding("x").reason().contains("60 cells have a remark behind the number, such as '100 normal'"),
                finding("x")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type %d pos", "HPV%d pos"})
    void gradesAndNamesWithAWordStayNames(String form) throws IOException {
        column("x", row -> form.formatted(row % 4));
        assertEquals(Kind.CATEGORY, finding("x").reading().kind(), finding("x")::reason);
    }

    @Test
    void otherWordsBehindANumberStay() throws IOException {
        column("x", row -> String.format(Locale.ROOT, "%s left", measured(row)));
        assertFalse(finding("x").reason().contains("remark"), finding("x")::reason);
    }

    @Test
    void readingsThatWereSavedWithoutWordsReadNone() throws IOException {
        String saved =
                "{\"kind\":\"NUMBER\",\"decimals\":\"POINT\",\"remarks\":[\"repeat\"],\"part\":\"VALUE_OR_EMPTY\"}";
        CellReading reading = new ObjectMapper().readValue(saved, CellReading.class);
        assertEquals(4.1, reading.number("4.1 repeat"));
        assertTrue(reading.isEmpty("4.1 (pos)"));
    }
}
