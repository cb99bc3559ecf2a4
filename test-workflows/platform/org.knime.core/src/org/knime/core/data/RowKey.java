package org.knime.core.data;

import java.util.Arrays;

/** A RowID: unique within a table. */
public final class RowKey implements RowKeyValue {
    private final String id;

    public RowKey(final String id) {
        if (id == null) {
            throw new NullPointerException("A RowID must not be null.");
        }
        this.id = id;
    }

    /** @return the default RowID of the row with the index, from 0 */
    public static RowKey createRowKey(final long index) {
        return new RowKey("Row" + index);
    }

    public static RowKey[] toRowKeys(final String... ids) {
        return Arrays.stream(ids).map(RowKey::new).toArray(RowKey[]::new);
    }

    public static String[] toStrings(final RowKey... keys) {
        return Arrays.stream(keys).map(RowKey::getString).toArray(String[]::new);
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public RowKey materializeRowKey() {
        return this;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof RowKey && ((RowKey) other).id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
