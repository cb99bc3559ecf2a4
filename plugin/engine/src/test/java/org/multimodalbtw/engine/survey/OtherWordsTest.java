package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outcomes of new labels in other words than a model's. */
class OtherWordsTest {

    private static Optional<List<String>> words(List<String> classes, List<String> found) {
        return OtherWords.of(classes, found).map(words -> words.inWords(found));
    }

    @Test
    void whatSaysYesAndNoIsRead() {
        assertEquals(Optional.of(List.of("yes", "no")), words(List.of("no", "yes"), List.of("ja", "nein")));
        assertEquals(Optional.of(List.of("no", "yes")), words(List.of("no", "yes"), List.of("0", "1")));
        assertEquals(Optional.of(List.of("1", "0")), words(List.of("0", "1"), List.of("ja", "nein")));
        assertEquals(
                Optional.of(List.of("yes", "no", "moved")),
                words(List.of("no", "yes"), List.of("oui", "non", "moved")));
        String note = OtherWords.of(List.of("no", "yes"), List.of("ja", "nein"))
                .orElseThrow()
                .note("died");
        assertTrue(note.contains("'died'") && note.contains("'ja' as 'yes', 'nein' as 'no'"), note);
    }

    @Test
    void otherClassesAndWordsOfOneMeaningAreNot() {
        assertEquals(Optional.empty(), words(List.of("no", "yes"), List.of("alive", "dead")));
        assertEquals(Optional.empty(), words(List.of("no", "yes"), List.of("1", "2")));
        assertEquals(Optional.empty(), words(List.of("ill", "well"), List.of("0", "1")));
        assertEquals(Optional.empty(), words(List.of("no", "yes"), List.of("ja", "oui", "nein")));
    }
}
