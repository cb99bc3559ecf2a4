package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an analyst says that a column is. */
public enum Choice {
    /** Numbers. */
    NUMBER,
    /** Categories or texts, also where they look like numbers. */
    CATEGORY,
    /** Several names in each cell. */
    CODES,
    /** Not read. */
    UNUSED;

    /** @return as it is written in an option */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word as it is written in an option, in any case
     * @return the choice; empty if there is none
     */
    public static Optional<Choice> of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** @return the words of all choices */
    public static List<String> words() {
        return Arrays.stream(values()).map(Choice::word).toList();
    }
}
