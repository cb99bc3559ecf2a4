package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What new rows may write for a name or a number that the training rows have, one to one: the same in another case, and of two answers a
 * word that says the same, as true and ja say yes; and {@code 3} where all of
 * them are written as {@code 3.0}. It holds for new rows only: what training rows write is what they mean.
 */
public final class KnownNames {

    private static final int ANSWERS = 2;
    /** As programs write whole numbers once one cell of a column is empty. */
    private static final Pattern POINTED = Pattern.compile("\\d+\\.0");

    private KnownNames() {}

    /**
     * @param names all names of a column
     * @return which of them is meant, by {@link Spellings#plain}
     */
    public static Map<String, String> of(Collection<String> names) {
        Map<String, String> known = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (String name : names) {
            times.merge(Spellings.plain(name), 1, Integer::sum);
            known.put(Spellings.plain(name), name);
        }
        known.keySet().removeIf(plain -> times.get(plain) > 1);
        if (names.stream().allMatch(name -> POINTED.matcher(name).matches())) {
            names.forEach(name -> known.putIfAbsent(name.substring(0, name.length() - ".0".length()), name));
        }
        boolean areAnswers = names.size() == ANSWERS && YesNo.areOpposite(names);
        if (areAnswers) {
            for (String name : names) {
                YesNo.waysToSay(name).forEach(way -> known.putIfAbsent(way, name));
            }
        }
        return known;
    }

    /**
     * @param cells a column
     * @return what words mean where all its numbers are 1 and 0, both of them; nothing in another column
     */
    public static Map<String, String> ofFlags(ColumnCells cells) {
        boolean isOne = false;
        boolean isZero = false;
        for (double number : cells.numbers()) {
            isOne |= number == 1;
            isZero |= number == 0;
            if (number != 1 && number != 0) {
                return Map.of();
            }
        }
        return isOne && isZero && cells.textCells() == 0 ? words() : Map.of();
    }

    private static Map<String, String> words() {
        Map<String, String> known = new HashMap<>();
        for (String number : List.of("0", "1")) {
            YesNo.waysToSay(number).forEach(way -> known.put(way, number));
        }
        return known;
    }
}
