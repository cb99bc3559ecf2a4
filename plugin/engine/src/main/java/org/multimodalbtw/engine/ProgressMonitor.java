package org.multimodalbtw.engine;

import java.util.concurrent.CancellationException;

/** Where long work reports how far it is, and asks whether it is still wanted. */
public interface ProgressMonitor {

    /** Reports nowhere and is never cancelled. */
    ProgressMonitor NONE = new ProgressMonitor() {
        @Override
        public void report(double fraction, String message) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param fraction share of the work that is done, 0 to 1
     * @param message what is being done, for a person, for example {@code "Epoch 3 of 30, 12 s left"}
     */
    void report(double fraction, String message);

    /** @return whether the work is to be given up */
    boolean isCancelled();

    /** @throws CancellationException if the work is to be given up */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("Cancelled");
        }
    }

    /**
     * @param from where the part starts in this monitor, 0 to 1
     * @param to where it ends, {@code from} to 1
     * @return a monitor for a part of the work
     */
    default ProgressMonitor part(double from, double to) {
        ProgressMonitor whole = this;
        return new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                whole.report(from + fraction * (to - from), message);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
