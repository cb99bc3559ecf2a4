package org.multimodalbtw.platform.core;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.NodeProgressMonitor;

/** A share of another monitor's progress, which grows by what this one grows; cancellation is that of the other. */
public final class SubProgressMonitor implements NodeProgressMonitor {
    private final NodeProgressMonitor parent;
    private final double share;
    private final boolean silent;
    private Double progress;
    private String message;

    /**
     * @param share from 0 to 1 of the parent's whole work
     * @param silent whether the parent's message stays as it is
     */
    public SubProgressMonitor(final NodeProgressMonitor parent, final double share, final boolean silent) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share of a part's work must lie between 0 and 1, not at " + share);
        }
        this.parent = parent;
        this.share = share;
        this.silent = silent;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        parent.checkCanceled();
    }

    @Override
    public void setExecuteCanceled() {
        parent.setExecuteCanceled();
    }

    @Override
    public void setProgress(final double value) {
        double bounded = Double.isNaN(value) ? 0 : Math.min(1, Math.max(0, value));
        // one lock for all parts of the parent: they may run at the same time
        synchronized (parent) {
            double before = progress == null ? 0 : progress;
            progress = Math.max(before, bounded);
            double ofParent = parent.getProgress() == null ? 0 : parent.getProgress();
            parent.setProgress(ofParent + share * (progress - before));
        }
    }

    @Override
    public void setProgress(final double value, final String text) {
        setMessage(text);
        setProgress(value);
    }

    @Override
    public void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public void setMessage(final String text) {
        setOwnMessage(text);
        if (!silent) {
            parent.setMessage(text);
        }
    }

    @Override
    public Double getProgress() {
        synchronized (parent) {
            return progress;
        }
    }

    @Override
    public synchronized String getMessage() {
        return message;
    }

    @Override
    public void reset() {
        synchronized (parent) {
            progress = null;
        }
        setOwnMessage(null);
    }

    private synchronized void setOwnMessage(final String text) {
        message = text;
    }
}
