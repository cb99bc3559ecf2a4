package org.multimodalbtw.nodes.learner;

import java.util.List;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * The column with the target, and what its type makes of it: texts and booleans are classes, numbers are predicted as numbers
 * unless whole numbers are declared to be classes.
 */
record TargetColumn(String name, int position, Task task) implements Target {

    static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isText(column)
                || column.getType().isCompatible(BooleanValue.class)
                || column.getType().isCompatible(DoubleValue.class);
    }

    static TargetColumn of(DataTableSpec labels, String name, boolean wholeNumbersAreClasses) {
        if (name == null || name.isBlank()) {
            throw new InputException("No target column is chosen.", "Choose the target column in the node's dialog.");
        }
        DataColumnSpec column = labels.getColumnSpec(name);
        if (column != null && ColumnKinds.isDateOrTime(column)) {
            throw new InputException(
                    "The target column '" + name + "' holds dates or times, which cannot be predicted as they are.",
                    ColumnKinds.CONVERT_DATES);
        }
        if (column == null || !isPossible(column)) {
            throw new InputException(
                    "The table of labels has no column '" + name + "' with texts, booleans or numbers.",
                    "Choose the target column anew in the node's dialog.");
        }
        return new TargetColumn(name, labels.findColumnIndex(name), task(column, wholeNumbersAreClasses));
    }

    private static Task task(DataColumnSpec column, boolean wholeNumbersAreClasses) {
        boolean isNumber = column.getType().isCompatible(DoubleValue.class)
                && !column.getType().isCompatible(BooleanValue.class);
        boolean isWhole = isNumber && column.getType().isCompatible(LongValue.class);
        return isNumber && !(isWhole && wholeNumbersAreClasses) ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** The classes that the column's domain lists, sorted; empty if it lists none. */
    @Override
    public List<String> classes(DataTableSpec labels) {
        if (task == Task.REGRESSION
                || !labels.getColumnSpec(position).getDomain().hasValues()) {
            return List.of();
        }
        return labels.getColumnSpec(position).getDomain().getValues().stream()
                .filter(cell -> !cell.isMissing())
                .map(this::className)
                .sorted()
                .toList();
    }

    @Override
    public Labels.Builder labels() {
        return task == Task.REGRESSION ? Labels.regression(name) : Labels.classification(name);
    }

    @Override
    public boolean isMissing(DataRow row) {
        return row.getCell(position).isMissing();
    }

    @Override
    public void add(DataRow row, Split split, Labels.Builder labels) {
        DataCell cell = row.getCell(position);
        String id = row.getKey().getString();
        if (task == Task.REGRESSION) {
            labels.add(id, ((DoubleValue) cell).getDoubleValue(), split);
        } else {
            labels.add(id, className(cell), split);
        }
    }

    private String className(DataCell cell) {
        if (cell instanceof BooleanValue truth) {
            return String.valueOf(truth.getBooleanValue());
        }
        if (cell instanceof LongValue number) {
            return String.valueOf(number.getLongValue());
        }
        return ((StringValue) cell).getStringValue();
    }
}
