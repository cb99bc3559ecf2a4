package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** What exports write around a cell so that a spreadsheet takes it as a text: {@code ="00123"}, {@code '00123}, and single quotes, {@code 'P1'}. */
public final class TextMark {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,][^\\s']*");

    private TextMark() {}

    /**
     * @param cell a cell without spaces around it
     * @return the cell without such marks
     */
    public static String strip(String cell) {
        int end = cell.length() - 1;
        if (end < 1) {
            return cell;
        }
        if (cell.charAt(0) == '=') {
            boolean isFormula = end > 2 && cell.charAt(1) == '"' && cell.charAt(end) == '"';
            return isFormula && cell.indexOf('"', 2) == end ? cell.substring(2, end) : cell;
        }
        if (cell.charAt(0) != '\'') {
            return cell;
        }
        if (cell.indexOf('\'', 1) == end) {
            return cell.substring(1, end);
        }
        String rest = cell.substring(1);
        return NUMBER.matcher(rest).matches() ? rest : cell;
    }
}
