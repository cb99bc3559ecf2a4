package org.multimodalbtw.nodes.learner;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.TargetNumbers;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.TruthColumns;

/**
 * The column with the target, and what it is.
 *
 * @param name its name
 * @param position its index
 * @param task whether it is predicted as classes or as a number
 * @param mergesSpellings whether names that differ in case and spaces are one class
 * @param spellings the names of the classes, where they were looked at
 */
record TargetColumn(String name, int position, Task task, boolean mergesSpellings, Optional<ClassNames> spellings)
        implements Target {

    /** What the values of a column are. */
    enum Meaning {
        /** Texts are classes, and numbers say themselves whether they are. */
        VALUES(true),
        /** All are classes. */
        CLASS(true),
        /** All are numbers. */
        NUMBER(true),
        /** Texts are classes, numbers are numbers, and each spelling is a class of its own. */
        TYPE(false),
        /** The same, but whole numbers are classes. */
        WHOLE_NUMBERS_ARE_CLASSES(false);

        private final boolean mergesSpellings;

        Meaning(boolean mergesSpellings) {
            this.mergesSpellings = mergesSpellings;
        }
    }

    static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isText(column)
                || column.getType().isCompatible(BooleanValue.class)
                || column.getType().isCompatible(DoubleValue.class);
    }

    /**
     * @param labels the columns of the labels
     * @param name the target's column
     * @param meaning what its values are
     * @return the target; empty where only its values tell
     * @throws InputException if there is no such column, or its values cannot be that
     */
    static Optional<TargetColumn> of(DataTableSpec labels, String name, Meaning meaning) {
        DataColumnSpec column = column(labels, name);
        boolean isNumber = isNumber(column);
        if (meaning == Meaning.NUMBER && !isNumber) {
            throw new InputException(
                    "The target column '" + name + "' holds no numbers.",
                    "Choose 'Target is: Class' or another column in the node's dialog.");
        }
        if (meaning == Meaning.VALUES && isNumber) {
            return byDomain(column).map(areClasses -> of(labels, name, areClasses));
        }
        boolean isWhole = column.getType().isCompatible(LongValue.class);
        boolean isClass =
                meaning == Meaning.CLASS || !isNumber || meaning == Meaning.WHOLE_NUMBERS_ARE_CLASSES && isWhole;
        return Optional.of(of(labels, name, isClass, meaning.mergesSpellings));
    }

    static boolean holdsNumbers(DataTableSpec labels, String name) {
        return isNumber(column(labels, name));
    }

    /** What the numbers of a column are that {@link #of(DataTableSpec, String, Meaning)} could not tell. */
    static TargetColumn of(DataTableSpec labels, String name, boolean areClasses) {
        return of(labels, name, areClasses, true);
    }

    private static TargetColumn of(DataTableSpec labels, String name, boolean isClass, boolean merges) {
        return new TargetColumn(
                name,
                labels.findColumnIndex(name),
                isClass ? Task.CLASSIFICATION : Task.REGRESSION,
                merges,
                Optional.empty());
    }

    private static DataColumnSpec column(DataTableSpec labels, String name) {
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
        return column;
    }

    /** Whether the numbers that a column's spec lists are classes; empty where it lists none. */
    private static Optional<Boolean> byDomain(DataColumnSpec column) {
        if (!column.getDomain().hasValues()) {
            return Optional.empty();
        }
        TargetNumbers numbers = new TargetNumbers();
        column.getDomain().getValues().forEach(cell -> numbers.add(((DoubleValue) cell).getDoubleValue()));
        return Optional.of(numbers.areClasses());
    }

    private static boolean isNumber(DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class)
                && !column.getType().isCompatible(BooleanValue.class);
    }

    /** The classes that the column's domain lists, sorted; empty if it lists none. */
    @Override
    public List<String> classes(DataTableSpec labels) {
        if (task == Task.REGRESSION
                || !labels.getColumnSpec(position).getDomain().hasValues()) {
            return List.of();
        }
        List<String> names = labels.getColumnSpec(position).getDomain().getValues().stream()
                .filter(cell -> !cell.isMissing())
                .map(TruthColumns::className)
                .sorted()
                .toList();
        return mergesSpellings ? new ClassNames(names).classes() : names;
    }

    /**
     * @param names the names of the classes
     * @return the same, which takes spellings of a class for one
     */
    TargetColumn with(ClassNames names) {
        return new TargetColumn(name, position, task, mergesSpellings, Optional.of(names));
    }

    boolean holdsTexts(DataTableSpec labels) {
        return ColumnKinds.isText(labels.getColumnSpec(position));
    }

    /** The class of a row that is not missing, as it is written. */
    String written(DataRow row) {
        return TruthColumns.className(row.getCell(position));
    }

    /** The number of a row that is not missing. */
    double number(DataRow row) {
        return ((DoubleValue) row.getCell(position)).getDoubleValue();
    }

    @Override
    public Labels.Builder labels() {
        return task == Task.REGRESSION ? Labels.regression(name) : Labels.classification(name);
    }

    @Override
    public boolean isMissing(DataRow row) {
        return isMissing(row.getCell(position));
    }

    /** What is no number is no outcome. */
    private static boolean isMissing(DataCell cell) {
        return cell.isMissing() || cell instanceof DoubleValue number && Double.isNaN(number.getDoubleValue());
    }

    @Override
    public void add(DataRow row, Split split, Labels.Builder labels) {
        String id = row.getKey().getString();
        if (task == Task.REGRESSION) {
            labels.add(id, number(row), split);
        } else {
            String written = written(row);
            labels.add(id, spellings.map(names -> names.of(written)).orElse(written), split);
        }
    }
}
