package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of a column that differ only in hyphens, spaces and full stops: {@code no sepsis} and {@code No-Sepsis}, {@code ICU-1} and {@code ICU1}. */
final class NearNames {

    /** With fewer letters, a sign may say something: {@code E1} and {@code E-1}. */
    private static final int FEWEST_LETTERS = 3;

    private static final int MOST_SHOWN = 3;

    /** Between two digits a sign makes another number, and at an end it is one of plus and minus. */
    private static final Pattern SIGNS =
            Pattern.compile("(?<=\\p{L})[\\s\\u00A0._-]+(?=[\\p{L}\\p{N}])|(?<=\\p{N})[\\s\\u00A0._-]+(?=\\p{L})");

    private NearNames() {}

    /**
     * Which may be the same: a clause; empty where there are none.
     *
     * @param names the different names of a column, as they are read
     * @param cells in how many cells a name stands
     */
    static Optional<String> clause(Collection<String> names, ToLongFunction<String> cells) {
        Map<String, List<String>> byLetters = new LinkedHashMap<>();
        for (String name : names) {
            String plain = Spellings.withoutPoint(name);
            if (plain.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS) {
                byLetters
                        .computeIfAbsent(
                                SIGNS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT),
                                letters -> new ArrayList<>())
                        .add(name);
            }
        }
        List<String> groups = byLetters.values().stream()
                .filter(group -> group.size() > 1)
                .filter(group -> !Capitals.of(group).tell(group.get(0)))
                .map(group -> group.stream()
                        .map(name -> "'" + name + "' (" + cells.applyAsLong(name) + ")")
                        .collect(Collectors.joining(" and ")))
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        int more = groups.size() - MOST_SHOWN;
        return Optional.of(groups.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? ", and " + more + " more," : "")
                + " differ only in signs and spaces and are apart: if they are one, write one of them");
    }
}
