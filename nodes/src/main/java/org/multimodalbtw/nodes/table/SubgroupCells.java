package org.multimodalbtw.nodes.table;

import java.util.Arrays;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DoubleValue;
import org.multimodalbtw.engine.decide.SubgroupColumn;

/** Cells by which rows are told apart. */
public final class SubgroupCells {

    private SubgroupCells() {}

    /**
     * @param spec a column
     * @return whether it is cut into parts: numbers that are neither texts nor booleans
     */
    public static boolean isNumber(DataColumnSpec spec) {
        return spec.getType().isCompatible(DoubleValue.class)
                && !ColumnKinds.isText(spec)
                && !spec.getType().isCompatible(BooleanValue.class);
    }

    /**
     * @param spec a column
     * @param cells its cells
     * @param parts into how many parts numbers are cut
     * @return what rows are told apart by
     */
    public static SubgroupColumn of(DataColumnSpec spec, DataCell[] cells, int parts) {
        if (isNumber(spec)) {
            return SubgroupColumn.ofNumbers(spec.getName(), numbers(cells), parts);
        }
        return SubgroupColumn.ofTexts(
                spec.getName(),
                Arrays.stream(cells)
                        .map(cell -> cell.isMissing() ? null : cell.toString())
                        .toArray(String[]::new));
    }

    /**
     * @param cells cells with numbers or booleans
     * @return the numbers; NaN for missing cells, 1 for true
     */
    public static double[] numbers(DataCell... cells) {
        return Arrays.stream(cells).mapToDouble(SubgroupCells::number).toArray();
    }

    /**
     * @param cell a cell with a number or boolean
     * @return the number; NaN for a missing cell, 1 for true
     */
    public static double number(DataCell cell) {
        if (cell.isMissing()) {
            return Double.NaN;
        }
        if (cell instanceof BooleanValue truth) {
            return truth.getBooleanValue() ? 1 : 0;
        }
        return ((DoubleValue) cell).getDoubleValue();
    }
}
