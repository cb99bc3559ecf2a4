package org.knime.core.data;

import java.util.ArrayList;
import java.util.List;

/** Collects the columns of a table. */
public final class DataTableSpecCreator {
    private final List<DataColumnSpec> columns = new ArrayList<>();
    private String name;

    public DataTableSpecCreator() {}

    public DataTableSpecCreator(final DataTableSpec spec) {
        name = spec.getName();
        addColumns(spec);
    }

    public DataTableSpecCreator setName(final String newName) {
        name = newName;
        return this;
    }

    public DataTableSpecCreator addColumns(final DataTableSpec spec) {
        spec.forEach(columns::add);
        return this;
    }

    public DataTableSpecCreator addColumns(final DataColumnSpec... specs) {
        columns.addAll(List.of(specs));
        return this;
    }

    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec spec) {
        columns.set(index, spec);
        return this;
    }

    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(column -> {
            DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
            creator.setDomain(null);
            return creator.createSpec();
        });
        return this;
    }

    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns);
    }
}
