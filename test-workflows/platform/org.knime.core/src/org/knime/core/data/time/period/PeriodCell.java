package org.knime.core.data.time.period;

import java.time.Period;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.StringValue;

/** A cell with a length of time in days, months and years, which can also be read as a text. */
public final class PeriodCell extends DataCell implements PeriodValue, BoundedValue, StringValue {
    private final Period value;

    PeriodCell(final Period value) {
        this.value = value;
    }

    @Override
    public Period getPeriod() {
        return value;
    }

    @Override
    public String getStringValue() {
        return value.toString();
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((PeriodCell) cell).value);
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
