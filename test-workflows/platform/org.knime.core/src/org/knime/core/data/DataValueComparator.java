package org.knime.core.data;

import java.util.Comparator;

/** Compares cells by one of their values; missing cells come first. */
public abstract class DataValueComparator implements Comparator<DataCell> {
    protected DataValueComparator() {}

    /** @param first not missing; nor is the other */
    protected abstract int compareDataValues(DataValue first, DataValue second);

    @Override
    public final int compare(final DataCell first, final DataCell second) {
        if (first.isMissing() || second.isMissing()) {
            return Boolean.compare(second.isMissing(), first.isMissing());
        }
        return compareDataValues(first, second);
    }
}
