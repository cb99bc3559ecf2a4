package org.multimodalbtw.host.run;

/** The command line cannot be understood; the message says which part of it. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
