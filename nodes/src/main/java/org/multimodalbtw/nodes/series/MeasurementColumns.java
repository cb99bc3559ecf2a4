package org.multimodalbtw.nodes.series;

import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Columns that hold what was measured, when and of whom. */
final class MeasurementColumns {

    private MeasurementColumns() {}

    static final class ValueColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isNumber(column) || ColumnKinds.isText(column);
        }
    }

    static final class TimeColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isTime(column);
        }
    }

    static final class VariableColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isVariable(column);
        }
    }

    static final class TextColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnKinds.isText(column);
        }
    }

    static final class ListColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isList(column);
        }
    }

    static boolean isNumber(DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class);
    }

    static boolean isTime(DataColumnSpec column) {
        return isNumber(column)
                || ColumnKinds.isText(column)
                || ColumnKinds.of(column.getType()).filter(Kind.TIME::equals).isPresent();
    }

    /** Names, and numbers that stand for them, whole ones also where their type has decimals. */
    static boolean isVariable(DataColumnSpec column) {
        return isNumber(column) || ColumnKinds.isText(column);
    }

    static boolean isList(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.VECTOR::equals).isPresent();
    }

    /**
     * @param table the columns
     * @param title what the dialog calls the choice
     * @param name the chosen column
     * @param fits whether a column can be used
     * @param content what such a column holds
     * @param likely a clause that says which column it may be, or {@code null}
     * @return the name
     * @throws InputException if none is chosen, the table lacks it, or it holds something else
     */
    static String require(
            DataTableSpec table,
            String title,
            String name,
            Predicate<DataColumnSpec> fits,
            String content,
            String likely) {
        DataColumnSpec column = name == null ? null : table.getColumnSpec(name);
        if (column == null) {
            throw new InputException(
                    "'" + title + "': "
                            + (name == null || name.isEmpty()
                                    ? "no column is chosen" + (likely == null ? "" : ": " + likely) + "."
                                    : "the table has no column '" + name + "'."),
                    "Choose a column with " + content + " in the node's dialog; if the table has none, add one first."
                            + ColumnKinds.toConvert(table));
        }
        if (!fits.test(column)) {
            throw new InputException(
                    "'" + title + "': column '" + name + "' holds no " + content + ".",
                    ColumnKinds.isDateOrTime(column)
                            ? ColumnKinds.CONVERT_DATES
                            : "Choose another column in the node's dialog, or convert it, for example with KNIME's String to Number or "
                                    + "String to Date&Time node.");
        }
        return name;
    }
}
