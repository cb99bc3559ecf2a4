package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.MemoryTable;

class TextPartsTest {

    private static List<String> parts(String text) {
        TextParts parts = TextParts.of(text);
        return IntStream.range(0, parts.count()).mapToObj(parts::part).toList();
    }

    @Test
    void aTextIsCutAtSentencesAndLines() {
        assertEquals(
                List.of("No pain. ", "Fever since Monday!\n", "Plan: CT"),
                parts("No pain. Fever since Monday!\nPlan: CT"));
        assertEquals(List.of("Na 138\n---\n\n", "K 4.1"), parts("Na 138\n---\n\nK 4.1"), "signs alone are no part");
        assertEquals(List.of("***\nNa 138\n", "K 4.1"), parts("***\nNa 138\nK 4.1"));
    }

    @Test
    void aSingleSentenceIsCutBetweenWords() {
        assertEquals(List.of("no ", "chest ", "pain"), parts("no chest pain"));
        assertEquals(List.of("pain"), parts("pain"));
        assertEquals(List.of(), parts(""));
        assertEquals("no pain", TextParts.of("no chest pain").without(1));
    }

    @Test
    void longTextsHaveSixteenPartsOfAboutEqualLength() {
        String text = "One two three four. ".repeat(100);
        List<String> parts = parts(text);
        assertEquals(16, parts.size());
        assertEquals(text, String.join("", parts));
        assertTrue(parts.stream().allMatch(part -> part.length() >= 100 && part.length() <= 160), parts.toString());
    }

    @Test
    void ofAPartOnlyWordsThatFiveRowsHaveAreShownTheRarestOnes() {
        MemoryTable texts = new MemoryTable(MemoryTable.category("text"));
        for (int i = 0; i < 9; i++) {
            texts.row(
                    "p" + i,
                    "the patient Mr" + i + " has no fever, no cough"
                            + (i < 5 ? " and pleural effusion" : i < 9 ? " schmidt" : ""));
        }
        CommonWords words = new CommonWords(texts, new int[] {0});
        assertEquals("pleural, effusion", words.of("Mr1 schmidt: pleural effusion"));
        assertEquals("patient, the, pleural, effusion, cough", words.of("patient the pleural effusion cough schmidt"));
        assertEquals("", words.of("schmidt"));
        assertEquals(
                5, words.of("the patient has no fever and pleural effusion").split(", ").length);
    }
}
