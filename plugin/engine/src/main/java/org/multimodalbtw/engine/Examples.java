package org.multimodalbtw.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in a sentence that stay readable when there are hundreds, or when one is a whole letter: all of a few, else how many and the first of them. */
public final class Examples {

    /** How many are named. */
    public static final int MOST = 3;

    /** Between quotes that no word touches from outside: what is longer than 300 characters, of which a reader needs the first hundred. */
    private static final Pattern LONG =
            Pattern.compile("(?<![\\p{L}\\p{N}])'([^']{100})[^']{200,}+'(?![\\p{L}\\p{N}])");

    /** More than that nobody reads, for example of a letter with apostrophes. */
    private static final int LONGEST = 2000;

    private static final int LAST = 500;

    private Examples() {}

    /**
     * @param sentence with names and cells in single quotes
     * @return the same, where those of more than 300 characters end after the first 100, and … follows; of a sentence that is still longer
     *     than 2,000 characters the first 1,500 and the last 500
     */
    public static String shortened(String sentence) {
        if (sentence.length() <= 300) {
            return sentence;
        }
        String quoted = LONG.matcher(sentence).replaceAll("'$1…'");
        return quoted.length() <= LONGEST
                ? quoted
                : quoted.substring(0, LONGEST - LAST) + "…" + quoted.substring(quoted.length() - LAST);
    }

    /**
     * @param names at least one
     * @return {@code 'a', 'b'}; of more than {@value #MOST} the first ones and how many others there are
     */
    public static String of(List<String> names) {
        return of(names, MOST);
    }

    /**
     * @param names at least one
     * @param most how many are named, at least one
     * @return as {@link #of(List)}, of more than that many
     */
    public static String of(List<String> names, int most) {
        String first = names.stream().limit(most).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() <= most ? first : first + " and " + (names.size() - most) + " more";
    }
}
