package org.knime.core.util;

/** Two rows of a table have the same RowID. */
public class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    /** @param key the RowID */
    public DuplicateKeyException(final String key) {
        this("Two rows have the RowID \"" + key + "\".", key);
    }

    public DuplicateKeyException(final String message, final String key) {
        super(message);
        this.key = key;
    }

    public String getKey() {
        return key;
    }
}
