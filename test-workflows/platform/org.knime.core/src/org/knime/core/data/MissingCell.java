package org.knime.core.data;

import java.util.Objects;

/** A missing value, perhaps with the reason. */
public final class MissingCell extends DataCell implements MissingValue {
    private final String error;

    public MissingCell(final String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return Objects.equals(error, ((MissingCell) cell).error);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(error);
    }

    @Override
    public String toString() {
        return "?";
    }
}
