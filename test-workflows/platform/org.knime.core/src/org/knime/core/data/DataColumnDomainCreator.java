package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects a column's domain. */
public class DataColumnDomainCreator {
    private Set<? extends DataCell> values;
    private DataCell lower;
    private DataCell upper;

    public DataColumnDomainCreator() {}

    public DataColumnDomainCreator(final DataColumnDomain domain) {
        this(domain.getValues(), domain.getLowerBound(), domain.getUpperBound());
    }

    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        this(values, null, null);
    }

    public DataColumnDomainCreator(final DataCell... values) {
        this(values, null, null);
    }

    public DataColumnDomainCreator(final DataCell lower, final DataCell upper) {
        this((Set<DataCell>) null, lower, upper);
    }

    public DataColumnDomainCreator(final DataCell[] values, final DataCell lower, final DataCell upper) {
        this(values == null ? null : new LinkedHashSet<>(Arrays.asList(values)), lower, upper);
    }

    public DataColumnDomainCreator(final Set<? extends DataCell> values, final DataCell lower, final DataCell upper) {
        this.values = values;
        this.lower = lower;
        this.upper = upper;
    }

    public void setValues(final Set<? extends DataCell> newValues) {
        values = newValues;
    }

    public void setLowerBound(final DataCell bound) {
        lower = bound;
    }

    public void setUpperBound(final DataCell bound) {
        upper = bound;
    }

    public DataColumnDomain createDomain() {
        return new DataColumnDomain(values, lower, upper);
    }
}
