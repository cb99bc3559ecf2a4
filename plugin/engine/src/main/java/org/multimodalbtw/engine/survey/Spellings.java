package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.Limits;

/**
 * Texts of a column that differ only in upper and lower case, in spaces, or by a point at their end, and so name one category.
 *
 * @param names for each of them, as {@link #plain} gives it, what it is read as: the most frequent spelling
 * @param reason says which are read as which: a clause; empty where there are none
 */
record Spellings(Map<String, String> names, String reason) {

    /** The only letter of a column may stand for two names that differ in case, as of alleles, unless one of them is rare. */
    private static final double MOST_OF_A_LETTER = 0.2;

    /** So many ways to say yes and no there are. */
    private static final int MOST_ANSWERS = 20;

    private static final Pattern END = Pattern.compile("(?<=\\p{L})[.;,]+$");

    /** A cell in lower case with single spaces. Fitted encoders look cells up by it. */
    static String plain(String cell) {
        return CellText.strip(cell).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** As {@link #plain}, without a point behind the last letter. */
    static String withoutPoint(String cell) {
        return END.matcher(plain(cell)).replaceFirst("");
    }

    /** @return which texts of a column are spellings of one name, and which say yes or no in several ways */
    static Spellings of(ColumnCells cells) {
        if (!cells.knowsAllTexts()) {
            return of(Map.of());
        }
        return areAnswers(cells) ? ofAnswers(all(cells)) : of(cells.texts());
    }

    /** Whether a column says yes and no in several ways. */
    static boolean areAnswers(ColumnCells cells) {
        boolean mayBe = cells.knowsAllTexts()
                && cells.textCells() > 0
                && cells.texts().size() <= MOST_ANSWERS
                && (cells.plainNumbers() == 0 || cells.areFewWholes());
        return mayBe && YesNo.areMixed(all(cells).keySet());
    }

    /** All texts, of few whole numbers also these. */
    private static Map<String, Integer> all(ColumnCells cells) {
        Map<String, Integer> all = new LinkedHashMap<>(cells.texts());
        for (double number : cells.numbers()) {
            all.merge(number == 0 || number == 1 ? Limits.number(number) : "other", 1, Integer::sum);
        }
        return all;
    }

    private static Spellings ofAnswers(Map<String, Integer> texts) {
        Map<String, String> names = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        for (boolean answer : new boolean[] {true, false}) {
            Map<String, Integer> ways = new LinkedHashMap<>(texts);
            ways.keySet().removeIf(text -> YesNo.besideOthers(text).orElseThrow() != answer);
            String usual = ways.keySet().stream()
                    .max(Comparator.comparing((String text) -> text.length() > 1)
                            .thenComparing(ways::get))
                    .orElseThrow();
            ways.keySet().forEach(way -> names.put(plain(way), usual));
            examples.add(example(ways, usual));
        }
        return new Spellings(
                names, "yes and no are said in several ways, which are one each: " + String.join("; ", examples));
    }

    private static String example(Map<String, Integer> spellings, String usual) {
        String others = spellings.entrySet().stream()
                .filter(spelling -> !spelling.getKey().equals(usual))
                .map(spelling -> "'" + spelling.getKey() + "' (" + spelling.getValue() + ")")
                .collect(Collectors.joining(", "));
        return (others.isEmpty() ? "" : others + " as ") + "'" + usual + "' (" + spellings.get(usual) + " cells)";
    }

    /**
     * @param texts the texts of a column and how often each occurs
     * @return which are spellings of one name
     */
    static Spellings of(Map<String, Integer> texts) {
        Map<String, Map<String, Integer>> bySpelling = new LinkedHashMap<>();
        texts.forEach((text, count) -> bySpelling
                .computeIfAbsent(withoutPoint(text), name -> new LinkedHashMap<>())
                .put(text, count));
        Map<String, String> names = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        boolean isOneName = bySpelling.size() == 1;
        bySpelling.forEach(
                (plain, spellings) -> usual(plain, spellings, isOneName).ifPresent(usual -> {
                    names.put(plain, usual);
                    spellings.keySet().forEach(spelling -> names.put(plain(spelling), usual));
                    examples.add(example(spellings, usual));
                }));
        boolean haveEnds = texts.keySet().stream()
                .map(CellText::strip)
                .anyMatch(text -> END.matcher(text).find() && names.containsKey(plain(text)));
        return new Spellings(names, reason(examples, haveEnds));
    }

    private static Optional<String> usual(String plain, Map<String, Integer> spellings, boolean isOneName) {
        if (spellings.size() < 2) {
            return Optional.empty();
        }
        String usual = spellings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        long all = spellings.values().stream().mapToLong(Integer::longValue).sum();
        boolean mayDiffer = isOneName && plain.length() == 1 && all - spellings.get(usual) >= MOST_OF_A_LETTER * all;
        return mayDiffer ? Optional.empty() : Optional.of(usual);
    }

    private static String reason(List<String> examples, boolean haveEnds) {
        if (examples.isEmpty()) {
            return "";
        }
        int more = examples.size() - Examples.MOST;
        return "names that differ only in case or spaces" + (haveEnds ? ", or by a point at their end," : "")
                + " are one: "
                + examples.stream().limit(Examples.MOST).collect(Collectors.joining("; "))
                + (more > 0 ? ", and " + more + " more" : "");
    }
}
