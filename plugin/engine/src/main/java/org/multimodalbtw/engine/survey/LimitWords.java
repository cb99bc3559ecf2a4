package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits whose sign is written as a word before the number: {@code LT 0.27}, {@code less than 5}, {@code unter 3}, {@code menos de 5}; also signs
 * as {@link HtmlSigns}.
 */
final class LimitWords {

    private static final int LONGEST = 60;
    private static final String BELOW =
            "lt|le|(?:less|lower|smaller) than|below|under|unter|weniger als|niedriger als|kleiner(?: als| dan)?"
                    + "|(?:menos|menor(?:es)?|meno|minore) (?:de|que|di|a)|inferior(?:es|e)? (?:a|ao)|por debajo de|abaixo de|inferiore? a"
                    + "|moins de|inf[ée]rieure?s?(?: ou égale?)? à|inferieure?s? a|(?:minder|lager) dan|onder|sotto";
    private static final String ABOVE =
            "gt|ge|(?:greater|higher|more) than|above|over|über|ueber|mehr als|höher als|hoeher als"
                    + "|größer(?: als)?|groesser(?: als)?|(?:m[áa]s|mais|mayor(?:es)?|maior(?:es)?|pi[ùu]|maggiore) (?:de|que|di|a)"
                    + "|superior(?:es|e)? (?:a|ao)|por encima de|acima de|plus de|sup[ée]rieure?s? à|superieure?s? a"
                    + "|(?:groter|meer|hoger) dan|boven|sopra";
    private static final Pattern LIMIT = Pattern.compile(
            "(?:(" + BELOW + ")|(" + ABOVE + "))\\.?\\s*(?=[\\d.,]*\\d)(.+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> EQUAL = Set.of("le", "ge");

    private LimitWords() {}

    /**
     * @param written a cell
     * @return the cell with a sign in place of such a word; itself where it has none
     */
    static String signed(String written) {
        String cell = HtmlSigns.plain(written);
        if (cell.isEmpty() || cell.length() > LONGEST || !Character.isLetter(cell.charAt(0))) {
            return cell;
        }
        Matcher limit = LIMIT.matcher(cell);
        if (!limit.matches()) {
            return cell;
        }
        boolean isBelow = limit.group(1) != null;
        String word = (isBelow ? limit.group(1) : limit.group(2)).toLowerCase(Locale.ROOT);
        return (isBelow ? "<" : ">") + (EQUAL.contains(word) ? "=" : "") + limit.group(3);
    }

    /** Whether cells of a column have such a word before a number. */
    static boolean are(ColumnCells cells) {
        return cells.texts().keySet().stream()
                .anyMatch(text -> !signed(text).equals(text)
                        && NumberText.digits(signed(text)).isPresent());
    }
}
