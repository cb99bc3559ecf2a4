package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilledTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"n/a", "N/A", " none ", "None.", "-", "--", "?", ".", "nil", "keine Angabe", "no notes", "NULL"})
    void saysThatThereIsNoNote(String text) {
        assertTrue(FilledTexts.isNone(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stable",
                "No complaints.",
                "none of the above",
                "NAD",
                "n/a since 2021",
                "Na 135",
                "no",
                "normal",
                "1",
                "",
                "Not available for review before the patient left the ward"
            })
    void isANoteOrEmptyAnyway(String text) {
        assertFalse(FilledTexts.isNone(text));
    }
}
