package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.ColumnFinding;

/** Signs of web pages beside numbers are read as the signs they stand for; elsewhere they are left alone. */
class HtmlSignsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource({
        "&lt;0.1, 0.1",
        "&gt;500, 500",
        "&amp;lt;0.1, 0.1",
        "&le; 0.1, 0.1",
        "&#60;0.1, 0.1",
        "5&nbsp;mg, 5",
        "12.5&nbsp;, 12.5"
    })
    void signsBesideNumbersAreRead(String cell, double number) throws IOException {
        column("crp", row -> row % 10 == 3 ? cell : String.valueOf(measured(row)));
        ColumnFinding crp = finding("crp");
        assertEquals(Kind.NUMBER, crp.reading().kind(), crp.reason());
        assertEquals(number, numbers(open().rows("labs"), 0).get(3));
        assertTrue(
                crp.reason().contains("signs as web pages write them, such as in '" + cell + "', are read as '"),
                crp.reason());
    }

    @Test
    void eachCellMayHaveThem() throws IOException {
        column("dose", row -> measured(row) + "&nbsp;mg");
        assertEquals(
                Kind.NUMBER, finding("dose").reading().kind(), finding("dose").reason());
        assertEquals(measured(7), numbers(open().rows("labs"), 0).get(7));
    }

    @Test
    void namesAndUsualSignsAreLeftAlone() throws IOException {
        column("ward", row -> row % 2 == 0 ? "Surgery &amp; ICU" : "A&E; left");
        assertEquals(Kind.CATEGORY, finding("ward").reading().kind());
        column("crp", row -> row % 10 == 3 ? "<0.1" : String.valueOf(measured(row)));
        assertFalse(finding("crp").reason().contains("web pages"));
    }
}
