package org.knime.core.node;

import java.util.function.Supplier;
import org.multimodalbtw.platform.core.ProgressMonitor;
import org.multimodalbtw.platform.core.SubProgressMonitor;

/** How a part of a node's work says how far it is, and learns that it is cancelled. */
public class ExecutionMonitor {
    private final NodeProgressMonitor progress;

    /** Progress that nobody sees. */
    public ExecutionMonitor() {
        this(new ProgressMonitor());
    }

    public ExecutionMonitor(final NodeProgressMonitor progress) {
        if (progress == null) {
            throw new NullPointerException("An execution needs a progress monitor.");
        }
        this.progress = progress;
    }

    public final NodeProgressMonitor getProgressMonitor() {
        return progress;
    }

    public void checkCanceled() throws CanceledExecutionException {
        progress.checkCanceled();
    }

    /** @param value from 0 to 1 of this monitor's work */
    public void setProgress(final double value) {
        progress.setProgress(value);
    }

    public void setProgress(final double value, final String message) {
        progress.setProgress(value, message);
    }

    public void setProgress(final double value, final Supplier<String> message) {
        progress.setProgress(value, message);
    }

    public void setProgress(final String message) {
        progress.setProgress(message);
    }

    public void setMessage(final String message) {
        progress.setMessage(message);
    }

    public void setMessage(final Supplier<String> message) {
        progress.setMessage(message);
    }

    /** @param share of this monitor's work, from 0 to 1 */
    public ExecutionMonitor createSubProgress(final double share) {
        return new ExecutionMonitor(new SubProgressMonitor(progress, share, false));
    }

    /** The same without messages. */
    public ExecutionMonitor createSilentSubProgress(final double share) {
        return new ExecutionMonitor(new SubProgressMonitor(progress, share, true));
    }
}
