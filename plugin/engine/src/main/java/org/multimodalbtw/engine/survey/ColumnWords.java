package org.multimodalbtw.engine.survey;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a column's name, without accents, so that {@code Código_Postal} is {@code codigo}, {@code postal}. */
final class ColumnWords {

    /** A name that was asked for, since many rules look at the same one. */
    private record Asked(String name, String[] words) {}

    /** The last names by their hashes; a thread that misses what another one has put there only splits the name again. */
    private static final Asked[] ASKED = new Asked[64];

    private static final Pattern BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}\\p{N}]+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** What joining tables puts behind a name that both have, and grouping rows around one whose value it keeps. */
    private static final Pattern ADDED =
            Pattern.compile("(?i)[\\s_]*(?:\\((?:right|left|#\\d+)\\)|(?<=\\w)_(?:right|left))$");

    private static final Pattern KEPT = Pattern.compile("(?i)(?:first|last|mode)\\*?\\((.+)\\)\\*?");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private ColumnWords() {}

    /** The words in small letters; a large letter behind a small one begins one. */
    static String[] of(String name) {
        int place = name.hashCode() & (ASKED.length - 1);
        Asked before = ASKED[place];
        if (before == null || !before.name.equals(name)) {
            before = new Asked(name, split(name));
            ASKED[place] = before;
        }
        return before.words.clone();
    }

    private static String[] split(String name) {
        String[] words = BORDER.split(own(plain(name)));
        for (int index = 0; index < words.length; index++) {
            words[index] = words[index].toLowerCase(Locale.ROOT);
        }
        return words;
    }

    /** The name without what other nodes add to it. */
    private static String own(String name) {
        String own = KEPT.matcher(ADDED.matcher(name).replaceFirst("")).replaceFirst("$1");
        return own.isEmpty() ? name : own;
    }

    /** The words in small letters, as they are separated by spaces and signs. */
    static String[] separated(String name) {
        return NEITHER_LETTER_NOR_DIGIT.split(plain(name).toLowerCase(Locale.ROOT));
    }

    /** A list of words as a set. */
    static Set<String> set(String words) {
        return Set.of(words.strip().split("\\s+"));
    }

    /** A text without accents. */
    static String plain(String text) {
        String stripped = CellText.strip(text);
        boolean isPlain = stripped.chars().allMatch(character -> character < 128);
        return isPlain
                ? stripped
                : ACCENTS.matcher(Normalizer.normalize(stripped, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace("ß", "ss");
    }
}
