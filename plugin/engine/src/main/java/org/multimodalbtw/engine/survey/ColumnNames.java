package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of columns in a line that names all of them up to 200, and the first ten of more: those that count on, as g1 to g3000, by the first and the last. */
final class ColumnNames {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");
    /** Of more parts than that the first are named. */
    private static final int MOST = 200;

    /** Of more parts than that it is said how many columns they are. */
    private static final int MOST_UNCOUNTED = 20;

    private static final int SHOWN = 10;
    /** Fewer are named one by one. */
    private static final int FEWEST = 6;

    private ColumnNames() {}

    /**
     * @param names at least one, in the order of the columns
     * @return {@code 'a', 'b', 'g1' to 'g3000' (3000 columns)}
     */
    static String of(List<String> names) {
        List<String> parts = new ArrayList<>();
        int first = 0;
        int shown = 0;
        while (first < names.size()) {
            int end = first + 1;
            while (end < names.size() && counts(names.get(end - 1), names.get(end))) {
                end++;
            }
            if (end - first >= FEWEST) {
                parts.add("'" + names.get(first) + "' to '" + names.get(end - 1) + "' (" + (end - first) + " columns)");
            } else {
                names.subList(first, end).forEach(name -> parts.add("'" + name + "'"));
            }
            shown = parts.size() <= SHOWN ? end : shown;
            first = end;
        }
        String count = parts.size() > MOST_UNCOUNTED ? " (" + names.size() + " columns)" : "";
        return parts.size() <= MOST
                ? String.join(", ", parts) + count
                : String.join(", ", parts.subList(0, SHOWN)) + " and " + (names.size() - shown) + " more";
    }

    private static boolean counts(String before, String name) {
        Matcher one = NUMBERED.matcher(before);
        Matcher next = NUMBERED.matcher(name);
        return one.matches()
                && next.matches()
                && one.group(1).equals(next.group(1))
                && Integer.parseInt(one.group(2)) + 1 == Integer.parseInt(next.group(2));
    }
}
