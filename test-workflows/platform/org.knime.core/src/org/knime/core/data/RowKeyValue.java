package org.knime.core.data;

/** A RowID. */
public interface RowKeyValue {
    String getString();

    default RowKey materializeRowKey() {
        return new RowKey(getString());
    }
}
