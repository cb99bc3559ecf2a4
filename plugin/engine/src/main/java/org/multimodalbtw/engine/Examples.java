package org.multimodalbtw.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence that stay readable when there are hundreds: all of a few, else how many and the first of them. */
public final class Examples {

    /** How many are named. */
    public static final int MOST = 3;

    private Examples() {}

    /**
     * @param names at least one
     * @return {@code 'a', 'b'}; of more than {@value #MOST} the first ones and how many others there are
     */
    public static String of(List<String> names) {
        String first = names.stream().limit(MOST).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
