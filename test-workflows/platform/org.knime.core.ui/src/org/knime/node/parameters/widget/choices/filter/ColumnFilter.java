package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;

/** A choice of columns. */
public final class ColumnFilter extends TypedStringFilter<ColumnTypeFilter> {

    public ColumnFilter() {
        this(new String[0]);
    }

    public ColumnFilter(String[] selected) {
        super(selected, new ColumnTypeFilter());
    }

    public ColumnFilter(List<DataColumnSpec> selected) {
        this(names(selected));
    }

    private static String[] names(List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    public ColumnFilter withIncludeUnknownColumns() {
        setIncludeUnknownValues(true);
        return this;
    }

    public ColumnFilter withExcludeUnknownColumns() {
        setIncludeUnknownValues(false);
        return this;
    }

    /** The names of the chosen ones of some columns, in their order. */
    public String[] filter(List<DataColumnSpec> columns) {
        return columns.stream()
                .filter(getFilterPredicate())
                .map(DataColumnSpec::getName)
                .toArray(String[]::new);
    }

    public String[] filterFromFullSpec(DataTableSpec spec) {
        return filter(spec.stream().toList());
    }

    public Predicate<DataColumnSpec> getFilterPredicate() {
        if (m_mode == Mode.TYPE) {
            return m_typeFilter::includes;
        }
        Predicate<String> byName = getStringFilterPredicate();
        return column -> byName.test(column.getName());
    }

    /** The names chosen by hand that are not among some columns. */
    public String[] getMissingSelected(List<DataColumnSpec> columns) {
        return getMissingSelected(names(columns));
    }

    public String[] getMissingSelectedFromFullSpec(DataTableSpec spec) {
        return getMissingSelected(spec.stream().toList());
    }
}
