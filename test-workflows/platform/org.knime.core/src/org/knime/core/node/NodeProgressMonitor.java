package org.knime.core.node;

import java.util.function.Supplier;

/** Where a node's progress goes to and where its cancellation comes from. */
public interface NodeProgressMonitor {
    void checkCanceled() throws CanceledExecutionException;

    void setExecuteCanceled();

    /** @param progress from 0 to 1 */
    void setProgress(double progress);

    void setProgress(double progress, String message);

    void setProgress(String message);

    void setMessage(String message);

    /** @return null before the first progress */
    Double getProgress();

    /** @return null before the first message */
    String getMessage();

    void reset();

    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }
}
