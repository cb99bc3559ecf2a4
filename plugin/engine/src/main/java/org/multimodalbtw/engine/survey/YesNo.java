package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Texts that say yes or no. */
public final class YesNo {

    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "present", "positive", "pos", "ja");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "absent", "negative", "neg", "nein");

    private YesNo() {}

    /**
     * @param text a text
     * @return whether it says yes; empty if it says neither
     */
    public static Optional<Boolean> of(String text) {
        String word = CellText.strip(text).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
