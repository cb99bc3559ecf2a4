package org.multimodalbtw.platform.core;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/**
 * Finds the domain of a column: of a nominal one the possible values, unless there are more than 60; of a bounded one
 * the smallest and the largest. Missing values and NaN count for neither.
 */
final class DomainFinder {
    private static final int MAX_VALUES = 60;

    private final DataColumnSpec column;
    private final boolean bounded;
    private final Comparator<DataCell> order;
    /** Null for a column that is not nominal, and from the 61st value on. */
    private Set<DataCell> values;

    private DataCell lower;
    private DataCell upper;

    /** @param initial whether the domain starts from that in the column rather than from nothing */
    DomainFinder(final DataColumnSpec column, final boolean initial) {
        this.column = column;
        bounded = column.getType().isCompatible(BoundedValue.class);
        order = column.getType().getComparator();
        values = column.getType().isCompatible(NominalValue.class) ? new LinkedHashSet<>() : null;
        if (initial) {
            start(column.getDomain());
        }
    }

    private void start(final DataColumnDomain domain) {
        if (values != null && domain.hasValues()) {
            values.addAll(domain.getValues());
        }
        lower = domain.getLowerBound();
        upper = domain.getUpperBound();
    }

    void add(final DataCell cell) {
        if (cell.isMissing()) {
            return;
        }
        if (values != null && values.add(cell) && values.size() > MAX_VALUES) {
            values = null;
        }
        if (bounded && !isNaN(cell)) {
            lower = lower == null || order.compare(cell, lower) < 0 ? cell : lower;
            upper = upper == null || order.compare(cell, upper) > 0 ? cell : upper;
        }
    }

    private static boolean isNaN(final DataCell cell) {
        return cell instanceof DoubleValue && Double.isNaN(((DoubleValue) cell).getDoubleValue());
    }

    DataColumnSpec column() {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setDomain(new DataColumnDomainCreator(values, lower, upper).createDomain());
        return creator.createSpec();
    }
}
