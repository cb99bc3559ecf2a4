package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Those columns of a port's table that fit. */
public interface FilteredInputTableColumnsProvider extends InputTableIndexHolder, ColumnChoicesProvider {

    boolean isIncluded(DataColumnSpec column);

    @Override
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        return ColumnSelectionUtil.getFilteredColumns(context, getInputTableIndex(), this::isIncluded);
    }
}
