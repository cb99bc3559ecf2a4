package org.multimodalbtw.engine.survey;

/** What the cells of one row look like, each by itself. */
public final class CellLook {

    private static final byte BLANK = 0;
    private static final byte EMPTY = 1;
    private static final byte OTHER = 2;
    private static final byte USUAL_WHOLE = 3;

    private final byte[] kinds;
    private final double[] numbers;

    /** @param cells how many cells rows have */
    public CellLook(int cells) {
        kinds = new byte[cells];
        numbers = new double[cells];
    }

    /**
     * Looks at a row; what was seen of another one is forgotten.
     *
     * @param row its cells, without spaces around them
     * @param missingTexts texts that mean that a cell is empty
     */
    public void of(String[] row, EmptyTexts missingTexts) {
        for (int index = 0; index < row.length; index++) {
            String text = row[index];
            kinds[index] = text.isEmpty() ? BLANK : missingTexts.contains(text) ? EMPTY : filled(index, text);
        }
    }

    private byte filled(int index, String text) {
        int whole = WholeTexts.usual(text);
        numbers[index] = whole < 0 ? DecimalNumber.parse(text) : whole;
        return whole < 0 ? OTHER : USUAL_WHOLE;
    }

    /**
     * @param index the place of a cell
     * @return whether it holds something
     */
    public boolean isFilled(int index) {
        return kinds[index] >= OTHER;
    }

    /**
     * Shows a cell to its column.
     *
     * @param column the column
     * @param row the cells that were looked at
     * @param index the place of the cell
     * @param known the position of the row in the labels, or -1
     */
    public void show(ColumnCells column, String[] row, int index, int known) {
        switch (kinds[index]) {
            case BLANK -> column.addBlank(known);
            case EMPTY -> column.addEmptyText(row[index], known);
            case USUAL_WHOLE -> column.addWhole((int) numbers[index], row[index], known);
            default -> column.add(row[index], numbers[index], known);
        }
    }
}
