package org.multimodalbtw.engine.survey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The texts of a column that are no plain numbers: how often each different one occurs, of very many only the first, and how all look. */
final class SeenTexts {

    /** With more, a column holds texts rather than categories or numbers with slips. */
    private static final int MOST = 2000;

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    /** {@code null} while texts are added. */
    private Map<String, Integer> counts;

    private long cells;
    private long images;
    private long foreignImages;
    private long dates;
    private long characters;
    private long words;

    /** @return how the text looks, which is found out once for each */
    TextLook add(String text) {
        counts = null;
        Seen before = seen.get(text);
        TextLook look = before == null ? TextLook.at(text) : before.look;
        if (before != null) {
            before.count++;
        } else if (seen.size() < MOST) {
            seen.put(text, new Seen(look, 1));
        }
        sum(text, look, 1);
        return look;
    }

    private void sum(String text, TextLook look, long times) {
        cells += times;
        images += look.isImage() ? times : 0;
        foreignImages += look.isForeignImage() ? times : 0;
        dates += look.isDate() ? times : 0;
        characters += times * text.length();
        words += times * look.words();
    }

    /**
     * @param texts some of the texts whose counts are known
     * @return the others
     */
    SeenTexts without(Set<String> texts) {
        SeenTexts others = new SeenTexts();
        others.cells = cells;
        others.images = images;
        others.foreignImages = foreignImages;
        others.dates = dates;
        others.characters = characters;
        others.words = words;
        seen.forEach((text, found) -> {
            if (texts.contains(text)) {
                others.sum(text, found.look, -found.count);
            } else {
                others.seen.put(text, new Seen(found.look, found.count));
            }
        });
        return others;
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

    /** In how many cells a text stands, of whichever. */
    long cells() {
        return cells;
    }

    long images() {
        return images;
    }

    long foreignImages() {
        return foreignImages;
    }

    long dates() {
        return dates;
    }

    /** Characters of all cells. */
    long characters() {
        return characters;
    }

    /** Words of all cells. */
    long words() {
        return words;
    }

    private static final class Seen {

        private final TextLook look;
        private int count;

        private Seen(TextLook look, int count) {
            this.look = look;
            this.count = count;
        }
    }
}
