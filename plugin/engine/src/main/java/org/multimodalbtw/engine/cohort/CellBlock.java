package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.survey.CellLook;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.EmptyTexts;

/**
 * Some rows of a file. Each cell is looked at by itself, a row at a time; the columns then see their cells of all rows together, which is
 * faster for tables of many columns: neither cells nor columns are fetched from far away for each cell.
 */
final class CellBlock {

    private static final int MOST_ROWS = 32;
    private static final int FEWEST_ROWS = 16;
    /** Cells that a processor keeps at hand. */
    private static final int MOST_CELLS = 1 << 16;

    /** So many or nearly that a full block takes longer to look at than to hand to another thread. */
    private static final int LARGE = 1 << 14;

    private final EmptyTexts missingTexts;
    private final String[][] rows;
    private final CellLook[] looks;
    private int size;
    private int looked;

    /**
     * @param columns how many columns the file has
     * @param missingTexts texts that mean that a cell is empty
     */
    CellBlock(int columns, Set<String> missingTexts) {
        this.missingTexts = new EmptyTexts(missingTexts);
        int few = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_CELLS / columns));
        rows = new String[Math.max(few, LARGE / columns)][];
        looks = new CellLook[rows.length];
    }

    /** Takes a row of a block that is not full. */
    void add(String[] row) {
        rows[size++] = row;
    }

    /** Whether some rows were not looked at. */
    boolean isUnseen() {
        return looked < size;
    }

    /** Looks at the cells of the first row that was not looked at. */
    void lookAtNext() {
        if (looks[looked] == null) {
            looks[looked] = new CellLook(rows[looked].length);
        }
        looks[looked].of(rows[looked], missingTexts);
        looked++;
    }

    /** Looks at the cells of all rows. */
    void look() {
        while (isUnseen()) {
            lookAtNext();
        }
    }

    boolean isFull() {
        return size == rows.length;
    }

    int size() {
        return size;
    }

    String[] row(int row) {
        return rows[row];
    }

    /** Whether a cell holds something. */
    boolean isFilled(int row, int column) {
        return looks[row].isFilled(column);
    }

    /**
     * Shows all columns their cells.
     *
     * @param columns the columns
     * @param known the position of each row in the labels, or -1
     */
    void show(List<ColumnCells> columns, int[] known) {
        for (int index = 0; index < columns.size(); index++) {
            ColumnCells cells = columns.get(index);
            for (int row = 0; row < size; row++) {
                looks[row].show(cells, rows[row], index, known[row]);
            }
        }
    }

    void clear() {
        size = 0;
        looked = 0;
    }
}
