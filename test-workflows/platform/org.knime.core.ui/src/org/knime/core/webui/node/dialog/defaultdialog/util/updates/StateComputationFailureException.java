package org.knime.core.webui.node.dialog.defaultdialog.util.updates;

/** A state that cannot be computed; the dialog leaves what it shows as it is. */
public final class StateComputationFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    public StateComputationFailureException(String message) {
        super(message);
    }
}
