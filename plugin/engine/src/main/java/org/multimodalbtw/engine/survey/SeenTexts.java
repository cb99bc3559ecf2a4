package org.multimodalbtw.engine.survey;

import java.util.LinkedHashMap;
import java.util.Map;

/** The different texts of a column that are no plain numbers, with how often each occurs; of very many only the first. */
final class SeenTexts {

    /** With more, a column holds texts rather than categories or numbers with slips. */
    private static final int MOST = 2000;

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    /** {@code null} while texts are added. */
    private Map<String, Integer> counts;

    /** @return how the text looks, which is found out once for each */
    TextLook add(String text) {
        counts = null;
        Seen before = seen.get(text);
        if (before != null) {
            before.count++;
            return before.look;
        }
        TextLook look = TextLook.at(text);
        if (seen.size() < MOST) {
            seen.put(text, new Seen(look));
        }
        return look;
    }

    /** How often each occurs, in the order in which they came first. */
    Map<String, Integer> counts() {
        if (counts == null) {
            counts = new LinkedHashMap<>();
            seen.forEach((text, found) -> counts.put(text, found.count));
        }
        return counts;
    }

    boolean areAll() {
        return seen.size() < MOST;
    }

    private static final class Seen {

        private final TextLook look;
        private int count = 1;

        private Seen(TextLook look) {
            this.look = look;
        }
    }
}
