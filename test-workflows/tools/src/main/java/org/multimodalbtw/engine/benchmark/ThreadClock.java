package org.multimodalbtw.engine.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the calling thread: other programs on the machine do not count in it, as they would in wall time. */
final class ThreadClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LEAST_CALLS = 3;

    private ThreadClock() {}

    /** Work that may fail on input and output. */
    interface Work {
        void run() throws Exception;
    }

    /** CPU seconds of this thread so far. */
    static double seconds() {
        return THREADS.getCurrentThreadCpuTime() / 1e9;
    }

    /** CPU seconds of one call: the mean of at least 3, for about so many seconds, after one that warms up. */
    static double secondsOf(Work work, double seconds) throws Exception {
        work.run();
        int calls = 0;
        double start = seconds();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (calls < LEAST_CALLS || System.nanoTime() < until) {
            work.run();
            calls++;
        }
        return (seconds() - start) / calls;
    }
}
