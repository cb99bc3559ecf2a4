package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments, scripts and styles are found as one expression finds them, also where there are very many. */
class UnseenPartsTest {

    /** What is the same, and takes the square of the time where a part has no end. */
    private static final String SLOW =
            "(?is)<!--.*?-->|<!doctype[^<>]*+>|<\\?xml[^<>]*+>|<(script|style)\\b[^<>]*+>.*?</\\1\\s*+>";

    private static final List<String> PIECES = List.of(
            "<!--",
            "-->",
            "->",
            "<SCRIPT>",
            "<script a='1'>",
            "</script>",
            "</Script \n>",
            "<style>",
            "</style>",
            "<scripts>",
            "<!DOCTYPE html>",
            "<?xml ?>",
            "<?xml",
            "<p>",
            "a",
            "\n",
            ">");

    @Test
    void whatIsNotSeenIsWhatTheExpressionSays() {
        Random random = new Random();
        int changed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String expected = text.toString().replaceAll(SLOW, " ");
            assertEquals(expected, UnseenParts.without(text.toString()), text.toString());
            changed += expected.contentEquals(text) ? 0 : 1;
        }
        assertTrue(changed > 5000, changed + " texts have such parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!--", "<script>", "<STYLE a='b'>", "<!doctype ", "<?xml ", "<!--x-->", "<", "<b", "&#", "\\X0D"
            })
    void aTextThatBeginsThemAHundredThousandTimesTakesNoTime(String piece) {
        String text = "<p>no fever</p> " + piece.repeat(100_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertTrue(PlainText.of(text).isPresent()));
    }
}
