package org.knime.core.node;

/** Settings do not fit: a key is missing, a value is out of its range, or the input lacks what they ask for. */
public class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSettingsException(final String message) {
        super(message);
    }

    public InvalidSettingsException(final Throwable cause) {
        super(cause);
    }

    public InvalidSettingsException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
