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
 * @param apart says which are names of their own though only their capitals differ: a clause; empty where there are none
 */
record Spellings(Map<String, String> names, String reason, String apart) {

    private static final Spellings NONE = new Spellings(Map.of(), "", "");

    /** The only name of a column may stand for two that differ in case, as of alleles, unless one of them is rare. */
    private static final double MOST_OF_A_NAME = 0.2;

    /** Where some cells are empty, so short a name may stand for two. */
    private static final int SHORT = 2;

    /** So many ways to say yes and no there are. */
    private static final int MOST_ANSWERS = 20;

    /** So many names that are apart are shown. */
    private static final int MOST_APART = 6;

    private static final Pattern END = Pattern.compile("(?<=\\p{L})[.;,]+$");

    /** A cell in lower case with single spaces. Fitted encoders look cells up by it. */
    static String plain(String cell) {
        return CellText.strip(cell).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** As {@link #plain}, without a point behind the last letter. */
    static String withoutPoint(String cell) {
        return END.matcher(plain(cell)).replaceFirst("");
    }

    /** As {@link #plain}, where the dotless and the dotted letter of Turkish, whose capitals look alike in other languages, are one. */
    private static String alike(String cell) {
        return withoutPoint(cell).replace('ı', 'i').replace("i\u0307", "i");
    }

    /**
     * @param cells a column
     * @param isOfLabels whether it is one of the labels, where a name alone is no reason to keep its spellings apart
     * @return which of its texts are spellings of one name, and which say yes or no in several ways
     */
    static Spellings of(ColumnCells cells, boolean isOfLabels) {
        if (!cells.knowsAllTexts()) {
            return NONE;
        }
        if (areAnswers(cells)) {
            return ofAnswers(all(cells));
        }
        if (!isOfLabels && areYes(cells)) {
            return ofYes(all(cells));
        }
        boolean isFilled = cells.filled() == cells.rows() && !isOfLabels;
        return of(cells.texts(), cells.plainNumbers() > 0 ? 1 : isFilled ? Integer.MAX_VALUE : SHORT);
    }

    /** Whether a column says yes and no in several ways. */
    static boolean areAnswers(ColumnCells cells) {
        boolean mayBe = cells.knowsAllTexts()
                && cells.textCells() > 0
                && cells.texts().size() <= MOST_ANSWERS
                && (cells.plainNumbers() == 0 || cells.areFewWholes());
        return mayBe && YesNo.areMixed(all(cells).keySet());
    }

    /** Whether a column says yes in several ways, and nothing else, and some cells are empty. */
    static boolean areYes(ColumnCells cells) {
        return cells.knowsAllTexts()
                && cells.textCells() > 0
                && cells.filled() < cells.rows()
                && cells.texts().size() <= MOST_ANSWERS
                && YesNo.areAllYes(all(cells).keySet());
    }

    private static Spellings ofYes(Map<String, Integer> texts) {
        Map<String, String> names = new TreeMap<>();
        String usual = usual(texts);
        texts.keySet().forEach(way -> names.put(plain(way), usual));
        if (texts.containsKey("1")) {
            names.put("1.0", usual);
        }
        return new Spellings(names, "yes is said in several ways, which are one: " + example(texts, usual), "");
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
        Map<String, Integer> others = new LinkedHashMap<>(texts);
        for (boolean answer : new boolean[] {true, false}) {
            Map<String, Integer> ways = new LinkedHashMap<>(texts);
            ways.keySet()
                    .removeIf(text -> !YesNo.besideOthers(text, texts.keySet()).equals(Optional.of(answer)));
            others.keySet().removeAll(ways.keySet());
            String usual = ways.keySet().stream()
                    .max(Comparator.comparing((String text) -> text.length() > 1)
                            .thenComparing(ways::get))
                    .orElseThrow();
            ways.keySet().forEach(way -> names.put(plain(way), usual));
            examples.add(example(ways, usual));
        }
        String unknown = others.isEmpty()
                ? ""
                : "; " + counted(others)
                        + (others.size() == 1 ? " stays a name of its own" : " stay names of their own");
        return new Spellings(
                names,
                "yes and no are said in several ways, which are one each: " + String.join("; ", examples) + unknown,
                "");
    }

    private static String counted(Map<String, Integer> texts) {
        return texts.entrySet().stream()
                .map(text -> "'" + text.getKey() + "' (" + text.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String example(Map<String, Integer> spellings, String usual) {
        Map<String, Integer> rest = new LinkedHashMap<>(spellings);
        rest.remove(usual);
        String others = counted(rest);
        return (others.isEmpty() ? "" : others + " as ") + "'" + usual + "' (" + spellings.get(usual) + " cells)";
    }

    /**
     * @param texts the texts of a column and how often each occurs
     * @return which are spellings of one name
     */
    static Spellings of(Map<String, Integer> texts) {
        return of(texts, 1);
    }

    private static Spellings of(Map<String, Integer> texts, int longestOnlyName) {
        Capitals capitals = Capitals.of(texts.keySet());
        Map<String, Map<String, Integer>> bySpelling = new LinkedHashMap<>();
        Map<String, Integer> apart = new TreeMap<>();
        texts.forEach((text, count) -> {
            if (capitals.tell(text)) {
                apart.put(text, count);
            } else {
                bySpelling
                        .computeIfAbsent(alike(text), name -> new LinkedHashMap<>())
                        .put(text, count);
            }
        });
        Map<String, String> names = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        boolean isOneName = bySpelling.size() == 1 && apart.isEmpty();
        bySpelling.forEach((plain, spellings) -> {
            if (isOneName && plain.length() <= longestOnlyName && mayDiffer(spellings)) {
                apart.putAll(spellings);
            } else if (spellings.size() > 1) {
                String usual = usual(spellings);
                names.put(plain, usual);
                spellings.keySet().forEach(spelling -> names.put(plain(spelling), usual));
                examples.add(example(spellings, usual));
            }
        });
        boolean haveEnds = texts.keySet().stream()
                .map(CellText::strip)
                .anyMatch(text -> END.matcher(text).find() && names.containsKey(plain(text)));
        return new Spellings(names, reason(examples, haveEnds), apart(apart, isOneName));
    }

    private static String usual(Map<String, Integer> spellings) {
        return spellings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Whether the spellings of the only name are often enough, and differ in their capitals alone. */
    private static boolean mayDiffer(Map<String, Integer> spellings) {
        long all = spellings.values().stream().mapToLong(Integer::longValue).sum();
        long forms = spellings.keySet().stream()
                .map(text -> CellText.strip(text).toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return spellings.size() > 1
                && forms == 1
                && all - spellings.get(usual(spellings)) >= MOST_OF_A_NAME * all
                && spellings.keySet().stream()
                        .allMatch(text -> text.length() == 1 || YesNo.of(text).isEmpty());
    }

    private static String apart(Map<String, Integer> apart, boolean isOneName) {
        boolean areLetters = isOneName && apart.keySet().stream().allMatch(text -> text.length() == 1);
        if (apart.isEmpty() || areLetters) {
            return "";
        }
        Map<String, Integer> first = new LinkedHashMap<>();
        apart.entrySet().stream().limit(MOST_APART).forEach(text -> first.put(text.getKey(), text.getValue()));
        int more = apart.size() - first.size();
        return counted(first) + (more > 0 ? " and " + more + " more" : "")
                + " differ only in capitals and are apart, "
                + (isOneName ? "since all rows would be the same else" : "as names of alleles are")
                + ": if they are one, write one of them";
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
