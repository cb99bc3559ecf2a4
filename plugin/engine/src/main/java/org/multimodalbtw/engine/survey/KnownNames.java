package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What new rows may write for a name or a number that the training rows have, one to one: the same in another case, and of two answers any
 * other word that says the same, as true and ja say yes.
 */
public final class KnownNames {

    private static final int ANSWERS = 2;

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
        boolean areAnswers = names.size() == ANSWERS && YesNo.areOpposite(names);
        if (areAnswers) {
            for (String name : names) {
                YesNo.waysToSay(name).forEach(way -> known.putIfAbsent(way, name));
            }
        }
        return known;
    }

    /** What words mean in a column of which all numbers are 1 and 0, both of them; nothing in another column. */
    static Map<String, String> ofFlags(ColumnCells cells) {
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

    /** Of single letters, f and t may name a sex or a test. */
    private static Map<String, String> words() {
        Map<String, String> known = new HashMap<>();
        for (String number : List.of("0", "1")) {
            YesNo.waysToSay(number).stream()
                    .filter(way -> !way.equals("f") && !way.equals("t"))
                    .forEach(way -> known.put(way, number));
        }
        known.keySet().removeAll(List.of("0", "1"));
        return known;
    }

    /** What is known of a reading, as far as it reads numbers. */
    static CellReading knowing(CellReading reading, ColumnCells cells) {
        return Optional.of(ofFlags(cells))
                .filter(words -> !words.isEmpty())
                .map(reading::knowing)
                .orElse(reading);
    }
}
