package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences with many names, and with very long ones. */
class ExamplesTest {

    @Test
    void aFewNamesAreAllNamed() {
        assertEquals("'a', 'b'", Examples.of(List.of("a", "b")));
        assertEquals("'a', 'b', 'c' and 2 more", Examples.of(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void ofAWholeLetterTheFirstPartIsKept() {
        String letter = "x".repeat(100_000);
        String sentence = "Column 'a' has '%s' beside '%s', and '%s' in the row's end.";
        assertEquals(
                sentence.formatted("x".repeat(100) + "…", "y", "x".repeat(100) + "…"),
                Examples.shortened(sentence.formatted(letter, "y", letter)));
        String usual = sentence.formatted("x".repeat(299), "y", "x".repeat(299));
        assertEquals(usual, Examples.shortened(usual));
        assertEquals(
                "'" + "x".repeat(100) + "…' is wrong",
                new InputException("'" + letter + "' is wrong", "Correct it.").getMessage());
    }

    @Test
    void aLetterWithApostrophesIsNotPrintedWhole() {
        String said = Examples.shortened("Column 'note' holds '" + "The patient's pain didn't improve. ".repeat(3000)
                + "', which is no number.");
        assertEquals(2001, said.length());
        assertTrue(
                said.startsWith("Column 'note' holds 'The patient's pain") && said.endsWith("', which is no number."));
    }

    @Test
    void whatStandsBetweenTwoQuotationsStays() {
        String sentence = "File a.csv has no column 'x'. It has: " + "column, ".repeat(60) + "patient's age, 'y'.";
        assertEquals(sentence, Examples.shortened(sentence));
    }
}
