package org.multimodalbtw.host.run;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps texts of a CSV file from being taken for formulas by a spreadsheet: what begins as a formula does gets an apostrophe, by which
 * spreadsheets know a text (OWASP, CSV injection). A text begins anew behind a semicolon, a tab, a bar or a line break, at which spreadsheets
 * of some languages part cells. Numbers stay as they are.
 */
final class FormulaGuard {

    /** Wide forms are read as the plain ones in some languages. */
    private static final Pattern FORMULA =
            Pattern.compile("(?<![^;|\t\r\n])(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n])");

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?");

    private final boolean isOn;
    private long count;
    private String example = "";

    /** @param isOn whether texts are changed */
    FormulaGuard(boolean isOn) {
        this.isOn = isOn;
    }

    /**
     * @param text a text of a table: a cell, a row's id, a column's name
     * @return the same as it is written
     */
    String written(String text) {
        if (!isOn || NUMBER.matcher(text).matches() || !FORMULA.matcher(text).find()) {
            return text;
        }
        count++;
        example = example.isEmpty() ? text : example;
        return FORMULA.matcher(text).replaceAll("'");
    }

    /** @return what was changed, for a person; empty if nothing was */
    Optional<String> sentence() {
        return count == 0
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " text" : " texts")
                        + " in the CSV files would be a formula in a spreadsheet and got an apostrophe in front, for"
                        + " example '"
                        + example.strip() + ". With --raw-csv they are written as they are.");
    }
}
