package org.knime.core.data.def;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** A cell with a text. */
public final class StringCell extends DataCell implements StringValue, NominalValue {
    public static final DataType TYPE = DataType.getType(StringCell.class);

    private final String value;

    public StringCell(final String value) {
        if (value == null) {
            throw new NullPointerException("A text must not be null: use a missing cell.");
        }
        this.value = value;
    }

    @Override
    public String getStringValue() {
        return value;
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return value.equals(((StringCell) cell).value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
