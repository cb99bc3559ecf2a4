package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/**
 * Texts of a column that differ only in upper and lower case, or in spaces, and so name one category.
 *
 * @param names for each of them in lower case what it is read as: the most frequent spelling
 * @param reason says which are read as which: a clause; empty where there are none
 */
record Spellings(Map<String, String> names, String reason) {

    /** The only letter of a column may stand for two names that differ in case, as of alleles, unless one of them is rare. */
    private static final double MOST_OF_A_LETTER = 0.2;

    /** A cell in lower case with single spaces. */
    static String plain(String cell) {
        return CellText.strip(cell).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /**
     * @param texts the texts of a column and how often each occurs
     * @return which are spellings of one name
     */
    static Spellings of(Map<String, Integer> texts) {
        Map<String, Map<String, Integer>> bySpelling = new LinkedHashMap<>();
        texts.forEach((text, count) -> bySpelling
                .computeIfAbsent(plain(text), name -> new LinkedHashMap<>())
                .put(text, count));
        Map<String, String> names = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        boolean isOneName = bySpelling.size() == 1;
        bySpelling.forEach(
                (plain, spellings) -> usual(plain, spellings, isOneName).ifPresent(usual -> {
                    names.put(plain, usual);
                    examples.add(spellings.entrySet().stream()
                                    .filter(spelling -> !spelling.getKey().equals(usual))
                                    .map(spelling -> "'" + spelling.getKey() + "' (" + spelling.getValue() + ")")
                                    .collect(Collectors.joining(", "))
                            + " as '" + usual + "' (" + spellings.get(usual) + " cells)");
                }));
        return new Spellings(names, reason(examples));
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

    private static String reason(List<String> examples) {
        if (examples.isEmpty()) {
            return "";
        }
        int more = examples.size() - Examples.MOST;
        return "names that differ only in case or spaces are one: "
                + examples.stream().limit(Examples.MOST).collect(Collectors.joining("; "))
                + (more > 0 ? ", and " + more + " more" : "");
    }
}
