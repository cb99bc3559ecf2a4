package org.multimodalbtw.nodes.learner;

import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * The column that says to which group a row belongs: texts, or whole numbers, also where the column's type allows for fractions, as
 * that of most files does.
 */
record GroupNames(String name, int position) {

    /** The largest number up to which every whole number is one. */
    private static final double LARGEST = 1L << 53;

    static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isName(column) || column.getType().isCompatible(DoubleValue.class);
    }

    static GroupNames of(DataTableSpec labels, String name) {
        DataColumnSpec column = labels.getColumnSpec(name);
        if (column == null || !isPossible(column)) {
            throw new InputException(
                    "The table of labels has no column '" + name + "' with texts or whole numbers.",
                    "Choose the group column in the node's dialog, or that each row is for itself.");
        }
        return new GroupNames(name, labels.findColumnIndex(name));
    }

    /** Whether a row's value can name a group. */
    boolean isName(DataRow row) {
        DataCell cell = row.getCell(position);
        return cell.isMissing()
                || cell instanceof LongValue
                || !(cell instanceof DoubleValue number)
                || number.getDoubleValue() == Math.rint(number.getDoubleValue());
    }

    /** The group of a row; empty where the column has no value. */
    Optional<String> of(DataRow row) {
        DataCell cell = row.getCell(position);
        if (cell.isMissing()) {
            return Optional.empty();
        }
        if (cell instanceof LongValue || !(cell instanceof DoubleValue)) {
            return Optional.of(cell.toString());
        }
        double number = ((DoubleValue) cell).getDoubleValue();
        if (number != Math.rint(number) || Math.abs(number) > LARGEST) {
            throw new InputException(
                    "Column '" + name + "', row '" + row.getKey().getString() + "': " + number
                            + " is no whole number, so it cannot name a group.",
                    "Choose a column of texts or whole numbers as group column, or that each row is for itself.");
        }
        return Optional.of(String.valueOf((long) number));
    }
}
