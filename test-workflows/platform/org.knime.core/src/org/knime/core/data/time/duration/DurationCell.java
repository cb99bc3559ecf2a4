package org.knime.core.data.time.duration;

import java.time.Duration;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a length of time in seconds, which can also be read as a text. */
public final class DurationCell extends DataCell implements DurationValue, BoundedValue, StringValue {
    private final Duration value;

    DurationCell(final Duration value) {
        this.value = value;
    }

    @Override
    public Duration getDuration() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((DurationCell) cell).value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
