package org.knime.core.data;

import org.knime.core.data.collection.CollectionDataValue;

/** One value of a table. */
public abstract class DataCell implements DataValue {
    public DataCell() {}

    public final DataType getType() {
        return this instanceof CollectionDataValue
                ? DataType.getType(getClass(), ((CollectionDataValue) this).getElementType())
                : DataType.getType(getClass());
    }

    public boolean isMissing() {
        return false;
    }

    /** @param cell of the same class, never null */
    protected abstract boolean equalsDataCell(DataCell cell);

    @Override
    public final boolean equals(final Object other) {
        if (this == other) {
            return true;
        }
        return other != null && other.getClass() == getClass() && equalsDataCell((DataCell) other);
    }

    @Override
    public abstract int hashCode();

    @Override
    public abstract String toString();

    @Override
    public DataCell materializeDataCell() {
        return this;
    }
}
