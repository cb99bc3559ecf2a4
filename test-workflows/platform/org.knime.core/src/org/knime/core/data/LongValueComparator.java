package org.knime.core.data;

/** Orders cells as whole numbers. */
public class LongValueComparator extends DataValueComparator {
    public LongValueComparator() {}

    @Override
    protected int compareDataValues(final DataValue first, final DataValue second) {
        return Long.compare(((LongValue) first).getLongValue(), ((LongValue) second).getLongValue());
    }
}
