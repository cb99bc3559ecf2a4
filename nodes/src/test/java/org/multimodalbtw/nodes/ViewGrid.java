package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A view in each width, light and dark, with few and many modalities, and of every kind of target: each pair of these, and with {@code
 * -Pthorough} every combination. All pages are opened in one browser.
 */
final class ViewGrid {

    /** How many modalities a view has. */
    static final List<Integer> MODALITIES = List.of(1, 4, 12);

    private static final List<Integer> WIDTHS = List.of(400, 900, 1600);
    private static final List<String> SCHEMES = List.of("light", "dark");

    private final String name;
    private final List<String> raw;
    private final Map<String, Browser.Shown> views = new HashMap<>();
    private final List<Map<String, Object>> cases = new ArrayList<>();

    /**
     * What is seen of a page.
     *
     * @param target the place of its target
     * @param modalities how many it has
     * @param where which page it is
     * @param text its text
     */
    record Page(int target, int modalities, String where, String text) {}

    /**
     * @param name begins the names of the pages
     * @param raw words of the program that no page may show
     */
    ViewGrid(String name, List<String> raw) {
        this.name = name;
        this.raw = raw;
    }

    /** Adds a view: each pair of target, modalities, width and colours occurs. */
    void add(int target, int modalities, Browser.Shown view) {
        String page = name + target + "-" + modalities;
        views.put(page, view);
        int place = target + MODALITIES.indexOf(modalities);
        for (int width = 0; width < WIDTHS.size(); width++) {
            for (int scheme = 0; scheme < SCHEMES.size(); scheme++) {
                boolean isChosen = width == place % WIDTHS.size() && scheme == place % SCHEMES.size();
                if (isChosen || Boolean.getBoolean("thorough")) {
                    cases.add(Map.of(
                            "name",
                            page,
                            "width",
                            WIDTHS.get(width),
                            "scheme",
                            SCHEMES.get(scheme),
                            "target",
                            target,
                            "modalities",
                            modalities));
                }
            }
        }
    }

    /** Opens all pages, each of which is whole, in its colours and in words of people. */
    List<Page> look() throws Exception {
        List<?> seen = Browser.install().look(views, cases);
        assertEquals(cases.size(), seen.size());
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            pages.add(readable(cases.get(i), (Map<?, ?>) seen.get(i)));
        }
        return pages;
    }

    private Page readable(Map<String, Object> wanted, Map<?, ?> seen) {
        String where = wanted.toString();
        assertEquals(List.of(), seen.get("problems"), where);
        assertEquals(0L, seen.get("overflow"), where + ": the page is wider than its window");
        assertEquals(0L, seen.get("unnamed"), where);
        assertEquals(0L, seen.get("undrawn"), where);
        assertEquals("dark".equals(wanted.get("scheme")), seen.get("dark"), where);
        String text = seen.get("text").toString();
        for (String word : raw) {
            assertFalse(text.contains(word), where + ": " + word + text);
        }
        return new Page((int) wanted.get("target"), (int) wanted.get("modalities"), where, text);
    }

    /** Names of modalities, some of them long. */
    static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(m -> m % 3 == 0
                        ? "notes of the ward round " + m
                        : m % 3 == 1 ? "lab_values_first_day_" + m : "ct" + m)
                .toList();
    }

    /** Many names of classes. */
    static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }
}
