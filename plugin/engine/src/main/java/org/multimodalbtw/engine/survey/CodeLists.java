package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.encode.CodeList;

/**
 * Whether the texts of a column are lists of names, such as {@code I10; E11.9; N18.3}: names that come again in other lists and in
 * other company, so that they mean something by themselves.
 */
final class CodeLists {

    private static final String SEPARATORS = ";|,+/ ";
    private static final String OFTEN_IN_NAMES = "+/";
    private static final Pattern HAS_LETTER = Pattern.compile(".*\\p{L}.*");
    /** As {@code I50.9} and {@code C09AA02}, of which spaces make no phrase. */
    private static final Pattern IS_CODE = Pattern.compile("(?=.*\\d)\\p{L}[\\p{L}\\d.-]{2,}");

    private static final Pattern BRACKETED = Pattern.compile("\\s*(\\[.*\\]|\\{.*\\}|\\(.*\\))\\s*");
    /** As KNIME's GroupBy writes how often each value of a group occurs. */
    private static final Pattern COUNTED = Pattern.compile("([^()]*[^()\\s])\\s*\\((\\d+)\\)\\s*");

    private static final Pattern HAS_LETTER_OR_DIGIT = Pattern.compile(".*[\\p{L}\\d].*");
    private static final double NEARLY_ALL = 0.9;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_WORDS = 3;
    /** With fewer lists of two or more, a sign between words is a slip. */
    private static final double FEWEST_LISTS = 0.1;
    /** A name comes in so many lists on average, or the lists are sentences, or names of people. */
    private static final double FEWEST_LISTS_OF_A_NAME = 2;

    private CodeLists() {}

    /**
     * @param cells a column
     * @return what stands between the names; empty if its texts are no lists
     */
    static Optional<Character> separator(ColumnCells cells) {
        return SEPARATORS
                .chars()
                .mapToObj(separator -> (char) separator)
                .filter(separator -> mayBeLists(cells, separator) && areLists(cells, separator))
                .findFirst();
    }

    /** Whether each text stands in brackets. */
    static boolean areBracketed(ColumnCells cells) {
        return !cells.texts().isEmpty()
                && cells.texts().keySet().stream()
                        .allMatch(text -> BRACKETED.matcher(text).matches());
    }

    /**
     * Whether each name of each cell has a count in brackets behind it: small numbers, and other ones in other cells. A dose or the number of an
     * exon stays the same with its name.
     */
    static boolean areCounted(ColumnCells cells, char separator) {
        String between = Pattern.quote(String.valueOf(separator));
        Map<String, Set<String>> counts = new HashMap<>();
        long all = 0;
        long small = 0;
        for (String text : cells.texts().keySet()) {
            for (String name : text.split(between)) {
                Matcher counted = COUNTED.matcher(name);
                if (!counted.matches()) {
                    return false;
                }
                counts.computeIfAbsent(counted.group(1).strip(), key -> new HashSet<>())
                        .add(counted.group(2));
                all++;
                small += counted.group(2).matches("[1-9]") ? 1 : 0;
            }
        }
        long differing =
                counts.values().stream().filter(numbers -> numbers.size() > 1).count();
        return all > 0 && small >= NEARLY_ALL * all && 2 * differing > counts.size();
    }

    /** What becomes of counts: a clause with an example; empty where names have none. */
    static String countsClause(ColumnCells cells, char separator) {
        return areCounted(cells, separator)
                ? "; the number in brackets behind a name, as in '"
                        + cells.texts().keySet().iterator().next()
                        + "', is taken for a count and left out: to keep it, take the column for codes"
                : "";
    }

    private static List<String> names(String cell, char separator, boolean areBracketed, boolean areCounted) {
        String lines = areCounted
                ? CodeList.counted(cell, separator)
                : areBracketed ? CodeList.bracketed(cell, separator) : CodeList.lines(cell, separator);
        return CodeList.names(lines);
    }

    /** How lists with this sign between their names are read. */
    static CellReading reading(ColumnCells cells, char separator, Set<String> empty) {
        if (areCounted(cells, separator)) {
            return CellReading.countedCodes(separator, empty);
        }
        return asWritten(cells, separator, empty);
    }

    /** The same with what stands in brackets behind a name. */
    static CellReading asWritten(ColumnCells cells, char separator, Set<String> empty) {
        return areBracketed(cells) ? CellReading.bracketedCodes(separator, empty) : CellReading.codes(separator, empty);
    }

    /** Whether the sign is in so many cells that there may be enough lists of two or more. */
    private static boolean mayBeLists(ColumnCells cells, char separator) {
        long having = cells.cellsWith(text -> text.indexOf(separator) >= 0);
        return having > 0 && having >= FEWEST_LISTS * cells.cellsOfTexts();
    }

    private static boolean areLists(ColumnCells cells, char separator) {
        boolean areBracketed = areBracketed(cells);
        boolean areCounted = areCounted(cells, separator);
        Set<String> names = new HashSet<>();
        long rows = 0;
        long lists = 0;
        long all = 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            List<String> of = names(text.getKey(), separator, areBracketed, areCounted);
            if (!of.stream().allMatch(name -> isName(name, separator))) {
                return false;
            }
            names.addAll(of);
            rows += text.getValue();
            lists += of.size() > 1 ? text.getValue() : 0;
            all += (long) of.size() * text.getValue();
        }
        boolean inOtherCompany = cells.texts().size() > names.size();
        return rows > 0
                && lists >= FEWEST_LISTS * rows
                && all >= FEWEST_LISTS_OF_A_NAME * names.size()
                && inOtherCompany
                && cells.plainNumbers() <= rows;
    }

    private static boolean isName(String text, char separator) {
        if (separator == ' ' && !IS_CODE.matcher(text).matches()
                || OFTEN_IN_NAMES.indexOf(separator) >= 0
                        && !HAS_LETTER.matcher(text).matches()) {
            return false;
        }
        return text.length() <= LONGEST_NAME
                && HAS_LETTER_OR_DIGIT.matcher(text).matches()
                && text.split("\\s+").length <= MOST_WORDS
                && !DateText.isDate(text);
    }
}
