package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Texts that say yes or no. */
public final class YesNo {

    private static final Set<String> YES = Set.of(
            "yes", "y", "true", "t", "1", "present", "positive", "pos", "ja", "j", "oui", "si", "sí", "wahr", "vrai");
    private static final Set<String> NO =
            Set.of("no", "n", "false", "f", "0", "absent", "negative", "neg", "nein", "nee", "non", "falsch", "faux");
    /** Beside other answers, a mark is one, too. */
    private static final String MARK = "x";

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

    /** As {@link #of}, where a mark beside other answers says yes. */
    static Optional<Boolean> besideOthers(String text) {
        return CellText.strip(text).equalsIgnoreCase(MARK) ? Optional.of(true) : of(text);
    }

    /**
     * Whether texts are answers of both kinds, of which some are said in several ways: {@code Y}, {@code yes} and {@code No}. Letters and digits
     * alone may be names of anything.
     */
    static boolean areMixed(Collection<String> texts) {
        long ways = texts.stream().map(Spellings::plain).distinct().count();
        return ways > 2
                && texts.stream().anyMatch(text -> text.length() > 1)
                && texts.stream().allMatch(text -> besideOthers(text).isPresent())
                && texts.stream()
                                .map(text -> besideOthers(text).orElseThrow())
                                .distinct()
                                .count()
                        == 2;
    }
}
