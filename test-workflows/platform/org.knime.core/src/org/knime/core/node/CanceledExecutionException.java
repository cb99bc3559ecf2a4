package org.knime.core.node;

import java.util.concurrent.atomic.AtomicLong;

/** The user has cancelled the node. */
public class CanceledExecutionException extends Exception {
    private static final long serialVersionUID = 1;

    public CanceledExecutionException() {
        this("Execution canceled");
    }

    public CanceledExecutionException(final String message) {
        super(message);
    }

    /** Asks whether the user has cancelled. */
    public interface CancelChecker {
        void checkCanceled() throws CanceledExecutionException;

        /** Asks the context at each 1000th call only, for loops with little work a step. */
        static CancelChecker checkCanceledPeriodically(final ExecutionContext exec) {
            return checkCanceledPeriodically(exec, 1000);
        }

        static CancelChecker checkCanceledPeriodically(final ExecutionContext exec, final long calls) {
            AtomicLong count = new AtomicLong();
            return () -> {
                if (count.incrementAndGet() % calls == 0) {
                    exec.checkCanceled();
                }
            };
        }
    }
}
