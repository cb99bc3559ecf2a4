package org.multimodalbtw.nodes.table;

import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.survey.NamedLike;

/**
 * The column that says to which group a row belongs: texts, or whole numbers, also where the column's type allows for fractions, as
 * that of most files does.
 *
 * @param name the column's name
 * @param position its index
 */
public record GroupNames(String name, int position) {

    /** The largest number up to which every whole number is one. */
    private static final double LARGEST = 1L << 53;

    /**
     * @param column a column
     * @return whether it can name groups
     */
    public static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isName(column) || column.getType().isCompatible(DoubleValue.class);
    }

    /**
     * @param labels the columns of the labels
     * @param name one of them
     * @return the column
     * @throws InputException if there is none, or it cannot name groups
     */
    public static GroupNames of(DataTableSpec labels, String name) {
        DataColumnSpec column = labels.getColumnSpec(name);
        if (column == null || !isPossible(column)) {
            throw new InputException(
                    "The table of labels has no column '" + name + "' with texts or whole numbers.",
                    "Choose the group column in the node's dialog, or that each row is for itself.");
        }
        return new GroupNames(name, labels.findColumnIndex(name));
    }

    /**
     * @param table a table of labels
     * @param target what is predicted, whose columns name no patients
     * @return the first column that is called patient or the like, and has the same value in several rows
     */
    public static Optional<GroupNames> usual(BufferedDataTable table, Target target) {
        DataTableSpec spec = table.getDataTableSpec();
        return spec.stream()
                .filter(column -> NamedLike.group(column.getName()) && isPossible(column))
                .filter(column -> !column.getName().equals(target.name())
                        && !target.classes().contains(column.getName()))
                .map(column -> of(spec, column.getName()))
                .filter(column -> GroupSharing.of(table, column).groups())
                .findFirst();
    }

    /**
     * @param row a row of the labels
     * @return whether its value can name a group
     */
    public boolean isName(DataRow row) {
        DataCell cell = row.getCell(position);
        return cell.isMissing()
                || cell instanceof LongValue
                || !(cell instanceof DoubleValue number)
                || number.getDoubleValue() == Math.rint(number.getDoubleValue());
    }

    /**
     * @param row a row of the labels
     * @return its group; empty where the column has no value
     * @throws InputException if the value is no whole number
     */
    public Optional<String> of(DataRow row) {
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
