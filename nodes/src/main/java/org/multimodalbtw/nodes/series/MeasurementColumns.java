package org.multimodalbtw.nodes.series;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesColumn;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SeriesSurvey;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Columns that hold what was measured, when and of whom. */
final class MeasurementColumns {

    private MeasurementColumns() {}

    static final class NumberColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isNumber(column);
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

    /** What names and types of a table's columns say, without the one of the patients. */
    static SeriesRoles roles(DataTableSpec table, String patient) {
        return SeriesSurvey.of(table.stream()
                .filter(column -> !column.getName().equals(patient))
                .map(MeasurementColumns::column)
                .toList());
    }

    private static SeriesColumn column(DataColumnSpec column) {
        Kind kind = ColumnKinds.of(column.getType()).orElse(Kind.VECTOR);
        return SeriesColumn.of(
                new TableColumn(column.getName(), kind), column.getType().isCompatible(LongValue.class));
    }

    /** The column that names the patient as the Cohort Reader says, else by its name; none where there is no such name. */
    static String likelyPatient(DataTableSpec table) {
        List<String> names = table.stream()
                .filter(PatientColumns::isPossible)
                .map(DataColumnSpec::getName)
                .toList();
        return PatientColumns.named(table)
                .or(() -> names.stream().filter(NamedLike::patient).findFirst())
                .or(() -> names.stream()
                        .filter(name -> name.equalsIgnoreCase("id"))
                        .findFirst())
                .or(() -> names.stream().filter(NamedLike::stay).findFirst())
                .orElse("");
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
                    "Choose a column with " + content + " in the node's dialog.");
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
