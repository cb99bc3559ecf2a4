package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names whose capitals say something, as those of alleles do: {@code AA}, {@code Aa} and {@code aa}, {@code CcDee} and {@code CCDee}. */
final class Capitals {

    private static final int LONGEST = 8;
    private static final String MARK = "x";

    /** One letter twice, perhaps with a sign between. */
    private static final Pattern PAIR = Pattern.compile("(?iu)(\\p{L})([/|]?)\\1");

    private static final Pattern MIXED_PAIR = Pattern.compile("\\p{Lu}[/|]?\\p{Ll}|\\p{Ll}[/|]?\\p{Lu}");

    /** Letters of which two equal ones follow each other. */
    private static final Pattern DOUBLED = Pattern.compile("(?iu)\\p{L}*?(\\p{L})\\1\\p{L}*");

    /** A capital behind a small letter, or a small letter behind several capitals. */
    private static final Pattern INSIDE = Pattern.compile(".*(?:\\p{Ll}\\p{Lu}|\\p{Lu}{2}\\p{Ll}).*");

    /** A part twice, each with a capital: {@code SeSe}. */
    private static final Pattern TWICE = Pattern.compile("(\\p{Lu}\\p{Ll}{1,2})[/|]?\\1");

    private final Set<String> apart;

    private Capitals(Set<String> apart) {
        this.apart = apart;
    }

    /**
     * @param names the names of a column
     * @return which of them mean something else in other capitals
     */
    static Capitals of(Collection<String> names) {
        Map<String, List<String>> byLetters = new TreeMap<>();
        for (String name : new HashSet<>(names)) {
            byLetters.computeIfAbsent(key(name), letters -> new ArrayList<>()).add(CellText.strip(name));
        }
        Set<String> apart = new HashSet<>();
        boolean areAlleles =
                byLetters.values().stream().anyMatch(Capitals::areTelling) || areOfOneLetter(byLetters.keySet());
        if (areAlleles) {
            byLetters.forEach((letters, spellings) -> {
                if (spellings.stream().distinct().count() > 1 && (letters.length() == 1 || mayBeAlleles(letters))) {
                    apart.add(letters);
                }
            });
        }
        return new Capitals(apart);
    }

    /** Whether other capitals would make another name of it. */
    boolean tell(String name) {
        return apart.contains(key(name));
    }

    private static String key(String name) {
        return CellText.strip(name).toLowerCase(Locale.ROOT);
    }

    private static boolean mayBeAlleles(String letters) {
        return letters.length() <= LONGEST
                && (DOUBLED.matcher(letters).matches() || PAIR.matcher(letters).matches() || isTwice(letters));
    }

    /** Whether all names are one letter once or twice, as {@code PP}, {@code pp} and {@code P}, other than of a mark. */
    private static boolean areOfOneLetter(Set<String> names) {
        return names.size() == 2
                && names.stream().anyMatch(name -> PAIR.matcher(name).matches())
                && names.stream().map(name -> name.charAt(0)).distinct().count() == 1
                && names.stream()
                        .allMatch(
                                name -> name.length() == 1 || PAIR.matcher(name).matches())
                && !names.contains(MARK);
    }

    private static boolean isTwice(String letters) {
        int half = letters.length() / 2;
        return half > 0
                && letters.chars().allMatch(Character::isLetter)
                && letters.equals(letters.substring(0, half).repeat(2));
    }

    /** Whether several spellings of the same letters are names of their own. */
    private static boolean areTelling(List<String> spellings) {
        if (spellings.stream().distinct().count() < 2 || !mayBeAlleles(key(spellings.get(0)))) {
            return false;
        }
        boolean isPair = spellings.stream().anyMatch(name -> PAIR.matcher(name).matches());
        if (isPair) {
            return spellings.stream().anyMatch(name -> MIXED_PAIR.matcher(name).matches());
        }
        boolean isTwice =
                spellings.stream().anyMatch(name -> TWICE.matcher(name).matches());
        return isTwice
                || spellings.stream()
                                .filter(name -> INSIDE.matcher(name).matches())
                                .distinct()
                                .count()
                        > 1;
    }
}
