package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write behind a number that stays what it is: {@code 95% RA}, {@code 72 irreg}, {@code 12 mg BD}, {@code 4.1 (repeat)}, and a single
 * letter that a column has behind a few of its numbers, as {@code 285T}; and words for the result, as {@code 2.93 neg}.
 *
 * @param seen the remarks, words in small letters and a single letter as it is written
 * @param count how many cells have one
 * @param example one of them
 */
record Remark(List<String> seen, long count, String example) {

    static final Remark NONE = new Remark(List.of(), 0, "");

    /** In more cells they say something of their own. */
    private static final double MOST = 0.2;

    private static final Set<String> WORDS = ColumnWords.set(
            """
            ra room air raumluft reg regular irreg irregular repeat repeated rpt recheck rechecked confirmed verified
            est estimated stated reported measured hemolyzed haemolyzed hemolysed haemolysed hemolysis haemolysis hamolytisch lipemic lipaemic icteric
            bd bid tds tid od qd qds qid qam qhs prn daily nightly stat po iv im sc sl
            sitting standing supine lying oral orally axillary tympanic rectal temporal manual auto automatic fasting random nuchtern""");

    /** What laboratories make of a number: it is known from the number, and may stand behind all of them. */
    private static final Set<String> RESULTS = ColumnWords.set(
            """
            pos neg positive negative positiv negativ positivo negativo positif negatif reactive nonreactive reaktiv reactivo reattivo reactif
            normal normale high low elevated hoch niedrig erhoht alto bajo basso elevato elevado eleve bas borderline grenzwertig equivocal""");

    private static final List<String> ALL_RESULTS = List.copyOf(RESULTS);
    private static final Set<String> NOT = ColumnWords.set("not non no nicht weakly schwach");

    /** Fewer different numbers with such a word may be grades. */
    private static final int MOST_GRADES = 19;

    private static final Pattern SUFFIXED = Pattern.compile("([-+]?\\d[\\d.,]*)(\\p{L})");
    private static final Pattern OXYGEN =
            Pattern.compile("\\s+on\\s+\\d{1,2}\\s?l(/min|pm)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_WORD = Pattern.compile("^(.*\\S)\\s+[(\\[]?([\\p{L}]+)[.)\\]]*$");

    /**
     * Finds the remarks of a column whose cells are plain numbers, most of them, or numbers with a word for the result.
     *
     * @param decimals how its decimals are written
     */
    static Remark of(ColumnCells cells, NumberText.Decimals decimals) {
        Remark results = ofResults(cells, decimals);
        if (!results.isNone()) {
            return results;
        }
        if (2 * cells.plainNumbers() < cells.filled() || cells.textCells() == 0) {
            return NONE;
        }
        Set<String> seen = new TreeSet<>(suffix(cells, decimals).stream().toList());
        long count = 0;
        String example = "";
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            String plain = strip(text.getKey(), List.copyOf(seen));
            if (!plain.equals(text.getKey())
                    && NumberText.parse(plain, decimals).isPresent()) {
                count += text.getValue();
                example = example.isEmpty() ? text.getKey() : example;
                if (!SUFFIXED.matcher(text.getKey()).matches()) {
                    seen.add(text.getKey().substring(plain.length()).strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return count == 0 || count > MOST * cells.filled() ? NONE : new Remark(List.copyOf(seen), count, example);
    }

    /**
     * Finds words for the result behind many different numbers, as {@code 2.93 neg}, however many cells have one.
     *
     * @param decimals how its decimals are written
     */
    static Remark ofResults(ColumnCells cells, NumberText.Decimals decimals) {
        Set<String> seen = new TreeSet<>();
        Set<String> numbers = new HashSet<>();
        long count = 0;
        String example = "";
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Matcher word = LAST_WORD.matcher(text.getKey());
            String plain = strip(text.getKey(), ALL_RESULTS);
            if (word.matches()
                    && RESULTS.contains(inSmallLetters(word.group(2)))
                    && NumberText.parse(plain, decimals).isPresent()) {
                seen.add(inSmallLetters(word.group(2)));
                numbers.add(plain);
                count += text.getValue();
                example = example.isEmpty() ? text.getKey() : example;
            }
        }
        if (count == 0 || 2 * (count + cells.plainNumbers()) < cells.filled()) {
            return NONE;
        }
        long different =
                numbers.size() + Arrays.stream(cells.numbers()).distinct().count();
        return different <= MOST_GRADES ? NONE : new Remark(List.copyOf(seen), count, example);
    }

    private static String inSmallLetters(String word) {
        return ColumnWords.plain(word).toLowerCase(Locale.ROOT);
    }

    /** The one letter that stands directly behind some numbers, all of which lie among those without it. */
    private static Optional<String> suffix(ColumnCells cells, NumberText.Decimals decimals) {
        Set<String> letters = new TreeSet<>();
        Extent extent = Extent.of(cells.numbers());
        for (String text : cells.texts().keySet()) {
            Matcher suffixed = SUFFIXED.matcher(text);
            if (suffixed.matches() && NumberText.parse(text, decimals).isEmpty()) {
                double number = decimals.parse(suffixed.group(1));
                letters.add(number >= extent.lowest() && number <= extent.highest() ? suffixed.group(2) : "");
            }
        }
        return letters.size() == 1 && !letters.contains("") ? letters.stream().findFirst() : Optional.empty();
    }

    boolean isNone() {
        return count == 0;
    }

    /** Says what becomes of them: a clause. */
    String clause() {
        return (count == 1 ? "1 cell has" : count + " cells have") + " a remark behind the number, such as '" + example
                + "', which is dropped, and the number is kept; if it matters, write it into a column of its own, or take the column as a"
                + " category";
    }

    /**
     * @param cell a cell
     * @param seen the remarks of the column; none where the column has none
     * @return the cell without a remark behind a number
     */
    static String strip(String cell, List<String> seen) {
        if (cell.isEmpty() || !startsNumber(cell)) {
            return cell;
        }
        String rest = OXYGEN.matcher(cell).replaceFirst("");
        boolean hasResults = seen.stream().anyMatch(RESULTS::contains);
        boolean isResult = false;
        Matcher word = LAST_WORD.matcher(rest);
        while (word.matches()) {
            String last = inSmallLetters(word.group(2));
            boolean isDropped =
                    WORDS.contains(last) || hasResults && RESULTS.contains(last) || isResult && NOT.contains(last);
            if (!isDropped) {
                break;
            }
            isResult = hasResults && RESULTS.contains(last);
            rest = word.group(1);
            word = LAST_WORD.matcher(rest);
        }
        Matcher suffixed = SUFFIXED.matcher(rest);
        return suffixed.matches() && seen.contains(suffixed.group(2)) ? suffixed.group(1) : rest;
    }

    private static boolean startsNumber(String cell) {
        char first = cell.charAt(0);
        return Character.isDigit(first) || "<>≤≥~+-.,".indexOf(first) >= 0;
    }
}
