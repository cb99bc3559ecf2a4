package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of a target, which are classes, and what about them looks like something else. */
public final class TargetTexts {

    /** What people write for an empty cell, without the word none, which is a class as often. */
    private static final Set<String> STAND_FOR_EMPTY = Set.of("", "na", "n/a", "nan", "null", "?", ".");

    /** More different numbers than grades have. */
    private static final int MANY = 10;

    private static final double NEARLY_ALL = 0.9;

    private final Map<String, Integer> rows = new TreeMap<>();

    /** @param text a value of the target */
    public void add(String text) {
        String plain = CellText.strip(text);
        rows.merge(plain, 1, Integer::sum);
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
        numbers(target).or(() -> whatIsNoClass(target)).ifPresent(notes::add);
        return notes;
    }

    /** Many different texts of which nearly all are numbers, as a person may write them. */
    private Optional<String> numbers(String target) {
        List<String> written =
                rows.keySet().stream().filter(TargetTexts::isNumber).toList();
        long all = rows.values().stream().mapToLong(Integer::longValue).sum();
        long numbers = written.stream().mapToLong(rows::get).sum();
        if (written.size() <= MANY || numbers < NEARLY_ALL * all) {
            return Optional.empty();
        }
        boolean areAll = written.size() == rows.size();
        Optional<String> limit = written.stream()
                .filter(text -> "<>≤≥".indexOf(text.charAt(0)) >= 0)
                .findFirst();
        boolean haveComma = written.stream().anyMatch(text -> text.indexOf(',') >= 0);
        return Optional.of("'" + target + "' has " + written.size() + " different texts that are "
                + (areAll ? "all " : "") + "numbers, such as '" + example(written)
                + "', and each is taken for a class. To predict a number: "
                + limit.map(text -> "write limits such as '" + text + "' as numbers, then ")
                        .orElse("")
                + "convert the column with KNIME's String to Number node"
                + (haveComma ? ", with the comma as decimal separator" : "") + ".");
    }

    /** One with a comma, where some have it, and no limit. */
    private static String example(List<String> written) {
        return written.stream()
                .filter(text -> text.indexOf(',') >= 0 && Character.isDigit(text.charAt(0)))
                .findFirst()
                .or(() -> written.stream()
                        .filter(text -> Character.isDigit(text.charAt(0)))
                        .findFirst())
                .orElse(written.get(0));
    }

    private static boolean isNumber(String text) {
        return !Double.isNaN(DecimalNumber.parse(text))
                || Stream.of(NumberText.Decimals.POINT, NumberText.Decimals.COMMA)
                        .flatMap(decimals -> NumberText.parse(text, decimals).stream())
                        .anyMatch(number -> number.unit().isEmpty());
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
        return quantities.isPresent()
                ? quantities
                : UniqueTexts.of(rows).map(found -> "'" + target + "': " + found.problem() + " " + found.remedy());
    }
}
