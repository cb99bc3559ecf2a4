package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a column that are numbers with a sign between: titres, 1:160, and ranges, 20-29. */
final class SeveralNumbers {

    private static final int FEWEST = 3;
    private static final double NEARLY_ALL = 0.9;
    private static final Pattern TITRE = Pattern.compile("[<>≤≥=~]{0,2}\\s*1\\s*:\\s*(\\d+(?:[.,]\\d+)?)");
    private static final Pattern RANGE = Pattern.compile("[<>≤≥=~]{0,2}\\s*(\\d{1,3})\\s*[–-]\\s*(\\d{1,3})");
    private static final Pattern MARKS = Pattern.compile("\\d{1,2}(?:[-/,;]\\d{1,2}){2,}");

    private static final Pattern PAIR = Pattern.compile("(\\d{1,3})\\s?/\\s?(\\d{1,3})");
    /** Years behind running numbers are not more. */
    private static final int MOST_YEARS = 3;
    /** Running numbers fill the numbers between the first and the last as well as this. */
    private static final double MOST_GAPS = 1.5;

    /** Wider ranges are codes, as 5-470 is of a procedure. */
    private static final int WIDEST = 10;

    private SeveralNumbers() {}

    /** Whether nearly all texts are three small numbers or more with a sign between, as the depths of a tooth's pockets: names have longer ones. */
    static boolean areMarks(ColumnCells cells) {
        return areNearlyAll(cells, text -> MARKS.matcher(text).matches());
    }

    /** Whether nearly all texts are two numbers, as {@code 3/17} of lymph nodes, and no running numbers, as {@code 100/21} of a year. */
    static boolean arePairs(ColumnCells cells) {
        return areNearlyAll(cells, text -> PAIR.matcher(text).matches()) && !areRunning(cells.texts());
    }

    private static boolean areRunning(Map<String, Integer> texts) {
        SortedSet<Integer> first = new TreeSet<>();
        SortedSet<Integer> second = new TreeSet<>();
        for (String text : texts.keySet()) {
            Matcher pair = PAIR.matcher(text);
            if (pair.matches()) {
                first.add(Integer.parseInt(pair.group(1)));
                second.add(Integer.parseInt(pair.group(2)));
            }
        }
        return second.size() <= MOST_YEARS
                || first.size() >= NEARLY_ALL * texts.size() && first.last() - first.first() < MOST_GAPS * first.size();
    }

    private static boolean areNearlyAll(ColumnCells cells, Predicate<String> wanted) {
        return cells.cellsWith(wanted) >= NEARLY_ALL * cells.cellsOfTexts();
    }

    /** How they could be used as numbers: a clause; empty where the names of a column are none, or may be alleles, grades or codes. */
    static Optional<String> clause(ColumnCells cells) {
        Set<String> texts = cells.texts().keySet();
        if (texts.size() < FEWEST || NamedLike.coded(cells.name()) || NamedLike.identifier(cells.name())) {
            return Optional.empty();
        }
        if (areNearlyAll(cells, text -> TITRE.matcher(text).matches())) {
            return Optional.of(
                    "titres, such as '" + example(texts, TITRE)
                            + "', whose order is not used: each is a category; to use it, write the number behind the colon into the cell");
        }
        Pattern pattern = areMarks(cells) ? MARKS : RANGE;
        return areMarks(cells) || areNearlyAll(cells, SeveralNumbers::isRange)
                ? Optional.of(
                        "numbers with a sign between, such as '" + example(texts, pattern)
                                + "', whose order is not used: each is a category; to use it, write the number that matters into a column of its own")
                : Optional.empty();
    }

    private static boolean isRange(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return false;
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        return from < to && to <= WIDEST * Math.max(1, from);
    }

    private static String example(Set<String> texts, Pattern pattern) {
        return texts.stream()
                .filter(text -> pattern.matcher(text).matches())
                .findFirst()
                .orElseThrow();
    }
}
