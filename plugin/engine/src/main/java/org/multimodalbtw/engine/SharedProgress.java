package org.multimodalbtw.engine;

import java.util.Arrays;

/** How far several pieces of work are that go on at the same time, or one after the other: together as far as their mean. */
public final class SharedProgress {

    private final ProgressMonitor whole;
    private final double[] fractions;

    /**
     * @param whole told of all pieces
     * @param pieces how many there are
     */
    public SharedProgress(ProgressMonitor whole, int pieces) {
        this.whole = whole;
        fractions = new double[pieces];
    }

    /**
     * @param position which piece
     * @return its monitor, for any thread
     */
    public ProgressMonitor piece(int position) {
        return new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                tell(position, fraction, message);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    private synchronized void tell(int position, double fraction, String message) {
        fractions[position] = fraction;
        whole.report(Arrays.stream(fractions).sum() / fractions.length, message);
    }
}
