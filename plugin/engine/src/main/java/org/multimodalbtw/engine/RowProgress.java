package org.multimodalbtw.engine;

/** Counts rows, and every so often reports how many are done and asks whether they are still wanted. */
public final class RowProgress {

    private static final int EVERY = 256;

    private final ProgressMonitor monitor;
    private final String what;
    private final long rows;
    private long done;

    /**
     * @param monitor where to report
     * @param what what the rows are of, for a person
     * @param rows how many there are
     */
    public RowProgress(ProgressMonitor monitor, String what, long rows) {
        this.monitor = monitor;
        this.what = what;
        this.rows = rows;
    }

    /**
     * Counts one row.
     *
     * @throws java.util.concurrent.CancellationException if the work is to be given up
     */
    public void next() {
        if (done % EVERY == 0) {
            monitor.checkCancelled();
            monitor.report(rows == 0 ? 1 : Math.min(1, (double) done / rows), what + ": row " + done + " of " + rows);
        }
        done++;
    }
}
