package org.multimodalbtw.engine.cohort;

import java.util.Arrays;

/** Empty cells behind the last column that has a name, which spreadsheets write in some lines and not in others. */
final class EmptyEnd {

    private EmptyEnd() {}

    /**
     * @param cells a row
     * @param names the names of the columns
     * @return as many cells as names, where nothing but empty cells is too much, and nothing but columns without a name lack; else the row as it is
     */
    static String[] fitted(String[] cells, String[] names) {
        boolean isLonger = cells.length > names.length && areEmpty(cells, names.length);
        boolean isShorter = cells.length < names.length && areEmpty(names, cells.length);
        if (!isLonger && !isShorter) {
            return cells;
        }
        String[] fitted = Arrays.copyOf(cells, names.length);
        Arrays.fill(fitted, Math.min(cells.length, names.length), names.length, "");
        return fitted;
    }

    /** Whether all cells from a place on are empty. */
    static boolean areEmpty(String[] cells, int from) {
        for (int index = from; index < cells.length; index++) {
            if (!cells[index].isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
