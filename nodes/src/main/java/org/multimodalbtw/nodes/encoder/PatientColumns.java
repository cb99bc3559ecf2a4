package org.multimodalbtw.nodes.encoder;

import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.DecidedColumns;

/** Offers the columns whose values can stand for something, such as a patient: texts and whole numbers. */
public final class PatientColumns implements FilteredInputTableColumnsProvider {

    /** What such columns hold, for a person. */
    public static final String CONTENT = "texts or whole numbers";

    @Override
    public boolean isIncluded(DataColumnSpec column) {
        return isPossible(column);
    }

    /**
     * @param table the columns
     * @return the column of which whoever read the table says that it names the patient of a row
     */
    public static Optional<String> named(DataTableSpec table) {
        return table.stream()
                .filter(column -> ColumnKinds.isName(column) && DecidedColumns.namesPatient(column))
                .map(DataColumnSpec::getName)
                .findFirst();
    }

    /**
     * @param column a column
     * @return whether it holds texts or whole numbers, or is named as a column of patients and holds numbers, which many databases and
     *     spreadsheets write as decimal ones
     */
    public static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isName(column)
                || NamedLike.group(column.getName()) && column.getType().isCompatible(DoubleValue.class);
    }
}
