package org.multimodalbtw.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in a sentence that stay readable when there are hundreds, or when one is a whole letter: all of a few, else how many and the first of them. */
public final class Examples {

    /** How many are named. */
    public static final int MOST = 3;

    /** What stands between quotes and is longer than 300 characters, of which a reader needs the first hundred. */
    private static final Pattern LONG = Pattern.compile("'([^']{100})[^']{200,}+'");

    private Examples() {}

    /**
     * @param sentence with names and cells in single quotes
     * @return the same, where those of more than 300 characters end after the first 100, and … follows
     */
    public static String shortened(String sentence) {
        return sentence.length() <= 300 ? sentence : LONG.matcher(sentence).replaceAll("'$1…'");
    }

    /**
     * @param names at least one
     * @return {@code 'a', 'b'}; of more than {@value #MOST} the first ones and how many others there are
     */
    public static String of(List<String> names) {
        String first = names.stream().limit(MOST).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
