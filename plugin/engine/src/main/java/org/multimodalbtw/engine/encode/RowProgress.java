package org.multimodalbtw.engine.encode;

import org.multimodalbtw.engine.ProgressMonitor;

/** Reports the progress through the rows of a table, and notices a cancel, now and then. */
final class RowProgress {

    private static final int ROWS_PER_REPORT = 1024;

    private final ProgressMonitor monitor;
    private final long rows;
    private final String task;
    private long done;

    RowProgress(ProgressMonitor monitor, long rows, String task) {
        this.monitor = monitor;
        this.rows = rows;
        this.task = task;
    }

    /** Goes on to the next row. */
    void next() {
        if (done++ % ROWS_PER_REPORT == 0) {
            monitor.checkCancelled();
            monitor.report(Math.min(1, (double) done / Math.max(1, rows)), task + ": row " + done + " of " + rows);
        }
    }
}
