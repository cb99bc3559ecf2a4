package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmptyTextsTest {

    @Test
    void areThoseOfTheSetAndNoOthers() {
        Random random = new Random(5);
        for (int draw = 0; draw < 2000; draw++) {
            Set<String> texts = new HashSet<>();
            for (int index = random.nextInt(6); index > 0; index--) {
                texts.add(text(random));
            }
            EmptyTexts empty = new EmptyTexts(texts);
            for (int index = 0; index < 50; index++) {
                String text = text(random);
                assertEquals(texts.contains(text), empty.contains(text), () -> texts + " " + text);
            }
        }
    }

    /** Short texts of few characters, two of which are alike but for one bit. */
    private static String text(Random random) {
        String characters = "N.?-9n\u004E\u010E";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
