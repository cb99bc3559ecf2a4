package org.multimodalbtw.host.command;

/** The command line cannot be understood; the message says which part of it, without a full stop. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
