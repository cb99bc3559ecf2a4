package org.knime.core.data.time.localdatetime;

import java.time.LocalDateTime;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a day and a time of day, which can also be read as a text. */
public final class LocalDateTimeCell extends DataCell implements LocalDateTimeValue, BoundedValue, StringValue {
    private final LocalDateTime value;

    LocalDateTimeCell(final LocalDateTime value) {
        this.value = value;
    }

    @Override
    public LocalDateTime getLocalDateTime() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((LocalDateTimeCell) cell).value);
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
