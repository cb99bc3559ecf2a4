package org.multimodalbtw.engine.cohort;

/** Cells around whose value nothing stands. */
final class TidyCell {

    private TidyCell() {}

    /** Whether a cell begins and ends with a letter, a digit or a minus, as nearly all do, or is empty. */
    static boolean is(String cell) {
        return cell.isEmpty() || isOfValue(cell.charAt(0)) && isOfValue(cell.charAt(cell.length() - 1));
    }

    private static boolean isOfValue(char character) {
        return character >= '0' && character <= '9'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character == '-';
    }
}
