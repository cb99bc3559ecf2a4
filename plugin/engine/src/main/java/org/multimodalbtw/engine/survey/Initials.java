package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of a column that stand beside their first letters: {@code M}, {@code Male}, {@code F} and {@code Female}. */
final class Initials {

    private static final int SHORTEST = 3;
    /** One such pair may be chance, as A beside Asian. */
    private static final int FEWEST = 2;

    private Initials() {}

    /** Which may be the same: a clause; empty where there are none. */
    static Optional<String> clause(Collection<String> names) {
        List<String> pairs = new ArrayList<>();
        for (String letter : names) {
            List<String> words = letter.length() != 1 || !Character.isLetter(letter.charAt(0))
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.length() >= SHORTEST
                                    && name.toLowerCase(Locale.ROOT).startsWith(letter.toLowerCase(Locale.ROOT)))
                            .toList();
            if (words.size() == 1) {
                pairs.add("'" + letter + "' and '" + words.get(0) + "'");
            }
        }
        long letters = names.stream().filter(name -> name.length() == 1).count();
        return pairs.size() < FEWEST || pairs.size() < letters
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", pairs) + " may be the same and are apart: if so, write one word for each");
    }
}
