package org.knime.core.data;

/** Orders cells as floating point numbers. */
public class DoubleValueComparator extends DataValueComparator {
    public DoubleValueComparator() {}

    @Override
    public int compareDataValues(final DataValue first, final DataValue second) {
        return Double.compare(((DoubleValue) first).getDoubleValue(), ((DoubleValue) second).getDoubleValue());
    }
}
