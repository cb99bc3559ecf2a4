package org.multimodalbtw.nodes.encoder;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Columns that are called almost as one that lacks: in another case, with a unit behind, or as an abbreviation does. */
public final class NearColumns {

    private static final Pattern UNIT = Pattern.compile("[(\\[].*?[)\\]]");
    private static final Pattern SIGNS = Pattern.compile("[\\s\\u00A0._-]+");
    /** With fewer letters, a name is the beginning of too many others. */
    private static final int FEWEST_LETTERS = 3;

    private NearColumns() {}

    /**
     * @param name a column that lacks
     * @param others the columns that are there and mean none of the others that are needed
     * @return the one that may be meant; empty where there is none, or several are as near
     */
    public static Optional<String> of(String name, Collection<String> others) {
        List<String> same = others.stream()
                .filter(other -> plain(other).equals(plain(name)))
                .toList();
        List<String> near = same.isEmpty()
                ? others.stream()
                        .filter(other -> areNear(plain(name), plain(other)))
                        .toList()
                : same;
        return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        String bare = SIGNS.matcher(UNIT.matcher(name).replaceAll("")).replaceAll("");
        return bare.isEmpty() ? name : bare.toLowerCase(Locale.ROOT);
    }

    private static boolean areNear(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return shorter >= FEWEST_LETTERS
                && (one.startsWith(other)
                        || other.startsWith(one)
                        || shorter > FEWEST_LETTERS && isOneSlip(one, other));
    }

    /** Whether one letter is another, too many, or lacks. */
    private static boolean isOneSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int first = 0;
        while (first < Math.min(one.length(), other.length()) && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        String restOfOne = one.substring(first);
        String restOfOther = other.substring(first);
        return restOfOne.length() == restOfOther.length()
                ? restOfOne.substring(1).equals(restOfOther.substring(1))
                : restOfOne.length() > restOfOther.length()
                        ? restOfOne.substring(1).equals(restOfOther)
                        : restOfOther.substring(1).equals(restOfOne);
    }
}
