package org.multimodalbtw.engine.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.encode.CodeList;

/**
 * Whether the texts of a column are lists of names, such as {@code I10; E11.9; N18.3}: names that come again in other lists and in
 * other company, so that they mean something by themselves.
 */
final class CodeLists {

    private static final String SEPARATORS = ";|,";
    private static final Pattern HAS_LETTER_OR_DIGIT = Pattern.compile(".*[\\p{L}\\d].*");
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
                .filter(separator -> areLists(cells, separator))
                .findFirst();
    }

    private static boolean areLists(ColumnCells cells, char separator) {
        Set<String> names = new HashSet<>();
        long rows = 0;
        long lists = 0;
        long all = 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            List<String> of = CodeList.names(CodeList.lines(text.getKey(), separator));
            if (!of.stream().allMatch(CodeLists::isName)) {
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

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && HAS_LETTER_OR_DIGIT.matcher(text).matches()
                && text.split("\\s+").length <= MOST_WORDS
                && !DateText.isDate(text);
    }
}
