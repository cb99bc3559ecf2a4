package org.multimodalbtw.nodes.encoder;

import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.multimodalbtw.engine.InputException;

/** The columns that a user has selected, as far as the table has them. */
public final class SelectedColumns {

    private SelectedColumns() {}

    /**
     * @param filter the user's choice
     * @param possible the table's columns that the encoder can read
     * @param content what such columns hold, for a person, for example {@code "texts"}
     * @return the names of the selected columns, in the table's order
     * @throws InputException if a selected column lacks, or none is selected
     */
    public static List<String> of(ColumnFilter filter, List<DataColumnSpec> possible, String content) {
        String[] lacking = filter.getMissingSelected(possible);
        if (lacking.length > 0) {
            throw new InputException(
                    "The table has no column with " + content + " named '" + lacking[0] + "'"
                            + (lacking.length > 1
                                    ? ", nor " + (lacking.length - 1) + " others that are selected."
                                    : "."),
                    "Select the columns anew in the node's dialog, or give the table these columns.");
        }
        List<String> columns = Arrays.asList(filter.filter(possible));
        if (columns.isEmpty()) {
            throw new InputException(
                    "No column is selected.", "Select columns with " + content + " in the node's dialog.");
        }
        return columns;
    }
}
