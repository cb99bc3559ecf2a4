package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The texts of a target, which are classes, and what about them looks like something else. */
public final class TargetTexts {

    /** What people write for an empty cell, without the word none, which is a class as often. */
    private static final Set<String> STAND_FOR_EMPTY = Set.of("", "na", "n/a", "nan", "null", "?", ".");

    /** More different numbers than grades have. */
    private static final int MANY = 10;

    private final Map<String, Integer> rows = new TreeMap<>();
    private boolean areNumbers = true;

    /** @param text a value of the target */
    public void add(String text) {
        String plain = CellText.strip(text);
        if (rows.merge(plain, 1, Integer::sum) == 1) {
            areNumbers &= !Double.isNaN(DecimalNumber.parse(plain));
        }
    }

    /**
     * @param target the target's name
     * @return what was taken for classes and may be none, and what to do then, one sentence each
     */
    public List<String> notes(String target) {
        List<String> notes = new ArrayList<>();
        rows.forEach((text, count) -> {
            if (isForEmpty(text)) {
                notes.add((text.isEmpty() ? "An empty text" : "'" + text + "'") + " is taken for a class of '" + target
                        + "', of " + (count == 1 ? "1 row" : count + " rows")
                        + ". If the class is not known there: make these cells missing.");
            }
        });
        if (areNumbers && rows.size() > MANY) {
            notes.add("'" + target + "' has " + rows.size() + " different texts that are all numbers, such as '"
                    + rows.keySet().iterator().next()
                    + "', and each is taken for a class. To predict a number: convert the column with KNIME's String to"
                    + " Number node.");
        }
        whatIsNoClass(target).ifPresent(notes::add);
        return notes;
    }

    /**
     * @param text a class
     * @return whether it is what people write for an empty cell, which {@link #notes} says
     */
    public static boolean isForEmpty(String text) {
        return STAND_FOR_EMPTY.contains(text.toLowerCase(Locale.ROOT));
    }

    private Optional<String> whatIsNoClass(String target) {
        Optional<String> quantities = QuantitiesAsClasses.of(rows)
                .map(found -> "'" + target + "': " + found.what()
                        + ", and each text is a class. To predict a number: in the Cohort Reader " + found.remedy()
                        + ".");
        return quantities.isPresent() || areNumbers
                ? quantities
                : UniqueTexts.of(rows).map(found -> "'" + target + "': " + found.problem() + " " + found.remedy());
    }
}
