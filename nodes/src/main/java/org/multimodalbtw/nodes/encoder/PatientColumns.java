package org.multimodalbtw.nodes.encoder;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Offers the columns whose values can stand for something, such as a patient: texts and whole numbers. */
public final class PatientColumns implements FilteredInputTableColumnsProvider {

    /** What such columns hold, for a person. */
    public static final String CONTENT = "texts or whole numbers";

    @Override
    public boolean isIncluded(DataColumnSpec column) {
        return isPossible(column);
    }

    /**
     * @param column a column
     * @return whether it holds texts or whole numbers
     */
    public static boolean isPossible(DataColumnSpec column) {
        return ColumnKinds.isName(column);
    }
}
