package org.multimodalbtw.platform.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.NodeProgressMonitor;

/** A node's progress, which never goes back, and its cancellation. Safe to use from several threads. */
public final class ProgressMonitor implements NodeProgressMonitor {
    private final List<BiConsumer<Double, String>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private Double progress;
    private String message;

    /** @param listener is given progress and message at each change; either is null before it was first set */
    public void addListener(final BiConsumer<Double, String> listener) {
        listeners.add(listener);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (cancelled) {
            throw new CanceledExecutionException();
        }
    }

    @Override
    public void setExecuteCanceled() {
        cancelled = true;
    }

    @Override
    public void setProgress(final double value) {
        update(value, getMessage());
    }

    @Override
    public void setProgress(final double value, final String text) {
        update(value, text);
    }

    @Override
    public void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public void setMessage(final String text) {
        update(null, text);
    }

    private void update(final Double value, final String text) {
        Double shown;
        synchronized (this) {
            if (value != null) {
                double bounded = Double.isNaN(value) ? 0 : Math.min(1, Math.max(0, value));
                progress = progress == null ? bounded : Math.max(progress, bounded);
            }
            message = text;
            shown = progress;
        }
        listeners.forEach(listener -> listener.accept(shown, text));
    }

    @Override
    public synchronized Double getProgress() {
        return progress;
    }

    @Override
    public synchronized String getMessage() {
        return message;
    }

    @Override
    public synchronized void reset() {
        cancelled = false;
        progress = null;
        message = null;
    }
}
