package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Pattern;

/** Codes of digits with a letter before or among them, as {@code V57} and {@code E909} of ICD-9 and the {@code 2A004} of a place in France. */
final class LetteredCodes {

    /** Fewer different ones are slips of the pen where nothing else says that numbers are names. */
    private static final int FEWEST = 3;

    private static final double FEWEST_CELLS = 0.02;
    private static final double NEARLY_ALL = 0.9;

    /** With so few digits behind it, a letter may also be of hours, days, weeks, months or minutes. */
    private static final Pattern AMONG_DIGITS =
            Pattern.compile("\\d{1,3}(?:[A-DF-WYZ]\\d{3,}|[A-CFGKLNP-RT-VZ]\\d{2})[A-Z\\d]*");

    private static final Pattern BEFORE_DIGITS = Pattern.compile("[A-Za-z]{1,2}\\d{2,}(?:\\.\\d{1,4})?[A-Za-z]?");

    private LetteredCodes() {}

    /** Whether what stands behind the digits of a cell is a part of a code and no unit. */
    static boolean isNoNumber(String cell) {
        return AMONG_DIGITS.matcher(cell).matches();
    }

    /**
     * One of the codes of a column of plain numbers and such codes; empty where it has none, or so few that they may be slips.
     *
     * @param cells the column, of which words for empty are no cells with a value
     * @param written which of its texts are numbers as people write them
     */
    static Optional<String> example(ColumnCells cells, WrittenNumbers written) {
        if (cells.plainNumbers() == 0 || cells.textCells() == 0 || !cells.knowsAllTexts()) {
            return Optional.empty();
        }
        if (cells.texts().keySet().stream().anyMatch(written::isNumber)) {
            return Optional.empty();
        }
        long found = cells.cellsWith(LetteredCodes::is);
        long different =
                cells.texts().keySet().stream().filter(LetteredCodes::is).count();
        boolean areNames = cells.leadingZeros() > 0 || NamedLike.byNumbers(cells.name());
        boolean areMany = different >= FEWEST && found >= FEWEST_CELLS * cells.filled();
        return found >= NEARLY_ALL * cells.textCells() && (areNames || areMany)
                ? cells.texts().keySet().stream().filter(LetteredCodes::is).findFirst()
                : Optional.empty();
    }

    private static boolean is(String text) {
        return isNoNumber(text) || BEFORE_DIGITS.matcher(text).matches();
    }
}
