package org.multimodalbtw.engine.survey;

import java.util.List;
import org.multimodalbtw.engine.Examples;

/** Variables of which the same is to be said as of others before them. */
final class MoreVariables {

    private static final int MOST_NAMED = 20;

    private MoreVariables() {}

    /**
     * @param names at least one
     * @return how many they are, and which: as {@code 2 more variables, 'hr', 'gcs'}
     */
    static String of(List<String> names) {
        return names.size()
                + (names.size() == 1 ? " more variable, " : " more variables, ")
                + Examples.of(names, MOST_NAMED);
    }
}
