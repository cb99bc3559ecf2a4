package org.knime.core.data.time.localtime;

import java.time.LocalTime;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a time of day, which can also be read as a text. */
public final class LocalTimeCell extends DataCell implements LocalTimeValue, BoundedValue, StringValue {
    private final LocalTime value;

    LocalTimeCell(final LocalTime value) {
        this.value = value;
    }

    @Override
    public LocalTime getLocalTime() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((LocalTimeCell) cell).value);
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
