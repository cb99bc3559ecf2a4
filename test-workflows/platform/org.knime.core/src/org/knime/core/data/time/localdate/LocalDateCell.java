package org.knime.core.data.time.localdate;

import java.time.LocalDate;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a day, which can also be read as a text. */
public final class LocalDateCell extends DataCell implements LocalDateValue, BoundedValue, StringValue {
    private final LocalDate value;

    LocalDateCell(final LocalDate value) {
        this.value = value;
    }

    @Override
    public LocalDate getLocalDate() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((LocalDateCell) cell).value);
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
