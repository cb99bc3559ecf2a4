package org.knime.node.parameters.widget.choices.filter;

import org.knime.core.data.DataColumnSpec;

/** A choice of columns by their type, which is named by the class of its preferred value. */
final class ColumnTypeFilter extends TypeFilter {

    boolean includes(DataColumnSpec column) {
        return getIsSelectedPredicate()
                .test(column.getType().getPreferredValueClass().getName());
    }
}
