package org.knime.core.node;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes to the log of the class's name: Java's own log in the stand-in. */
public final class NodeLogger {
    private final Logger logger;

    private NodeLogger(final String name) {
        logger = Logger.getLogger(name);
    }

    public static NodeLogger getLogger(final Class<?> type) {
        return getLogger(type.getName());
    }

    public static NodeLogger getLogger(final String name) {
        return new NodeLogger(name);
    }

    public boolean isDebugEnabled() {
        return logger.isLoggable(Level.FINE);
    }

    public boolean isInfoEnabled() {
        return logger.isLoggable(Level.INFO);
    }

    public void debug(final Object message) {
        log(Level.FINE, message, null);
    }

    public void debug(final Throwable cause) {
        log(Level.FINE, cause.getMessage(), cause);
    }

    public void debug(final Object message, final Throwable cause) {
        log(Level.FINE, message, cause);
    }

    public void debug(final Supplier<Object> message) {
        logger.log(Level.FINE, () -> String.valueOf(message.get()));
    }

    public void info(final Object message) {
        log(Level.INFO, message, null);
    }

    public void info(final Throwable cause) {
        log(Level.INFO, cause.getMessage(), cause);
    }

    public void info(final Object message, final Throwable cause) {
        log(Level.INFO, message, cause);
    }

    public void info(final Supplier<Object> message) {
        logger.log(Level.INFO, () -> String.valueOf(message.get()));
    }

    public void warn(final Object message) {
        log(Level.WARNING, message, null);
    }

    public void warn(final Throwable cause) {
        log(Level.WARNING, cause.getMessage(), cause);
    }

    public void warn(final Object message, final Throwable cause) {
        log(Level.WARNING, message, cause);
    }

    public void warn(final Supplier<Object> message) {
        logger.log(Level.WARNING, () -> String.valueOf(message.get()));
    }

    public void error(final Object message) {
        log(Level.SEVERE, message, null);
    }

    public void error(final Throwable cause) {
        log(Level.SEVERE, cause.getMessage(), cause);
    }

    public void error(final Object message, final Throwable cause) {
        log(Level.SEVERE, message, cause);
    }

    public void error(final Supplier<Object> message) {
        logger.log(Level.SEVERE, () -> String.valueOf(message.get()));
    }

    /** Says that a plug-in breaks a rule. */
    public void coding(final Object message) {
        coding(message, null);
    }

    public void coding(final Object message, final Throwable cause) {
        log(Level.SEVERE, "CODING PROBLEM " + message, cause);
    }

    private void log(final Level level, final Object message, final Throwable cause) {
        logger.log(level, String.valueOf(message), cause);
    }
}
