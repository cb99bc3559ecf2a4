package org.knime.core.data;

/** Orders cells as texts, by their characters' codes. */
public class StringValueComparator extends DataValueComparator {
    public StringValueComparator() {}

    @Override
    public int compareDataValues(final DataValue first, final DataValue second) {
        return ((StringValue) first).getStringValue().compareTo(((StringValue) second).getStringValue());
    }
}
