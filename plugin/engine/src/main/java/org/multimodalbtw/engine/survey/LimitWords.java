package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits whose sign is written as a word before the number: {@code LT 0.27}, {@code less than 5}, {@code unter 3}. */
final class LimitWords {

    private static final int LONGEST = 60;
    private static final Pattern LIMIT = Pattern.compile(
            "(lt|le|gt|ge|(?:less|lower|smaller|greater|higher|more) than|below|above|unter|über|ueber|kleiner(?: als)?|größer(?: als)?|groesser(?: als)?)"
                    + "\\.?\\s*(?=[\\d.,]*\\d)(.+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<Character> BELOW = Set.of('l', 's', 'b', 'k');

    private LimitWords() {}

    /**
     * @param cell a cell
     * @return the cell with a sign in place of such a word; itself where it has none
     */
    static String signed(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST || !Character.isLetter(cell.charAt(0))) {
            return cell;
        }
        Matcher limit = LIMIT.matcher(cell);
        if (!limit.matches()) {
            return cell;
        }
        String word = limit.group(1).toLowerCase(Locale.ROOT);
        boolean isBelow = BELOW.contains(word.charAt(0)) || word.equals("unter");
        boolean isEqual = word.equals("le") || word.equals("ge");
        return (isBelow ? "<" : ">") + (isEqual ? "=" : "") + limit.group(2);
    }

    /** Whether cells of a column have such a word before a number. */
    static boolean are(ColumnCells cells) {
        return cells.texts().keySet().stream()
                .anyMatch(text -> !signed(text).equals(text)
                        && NumberText.digits(signed(text)).isPresent());
    }
}
