package org.knime.core.data.time.zoneddatetime;

import java.time.ZonedDateTime;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a point in time, with its zone, which can also be read as a text. */
public final class ZonedDateTimeCell extends DataCell implements ZonedDateTimeValue, BoundedValue, StringValue {
    private final ZonedDateTime value;

    ZonedDateTimeCell(final ZonedDateTime value) {
        this.value = value;
    }

    @Override
    public ZonedDateTime getZonedDateTime() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((ZonedDateTimeCell) cell).value);
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
