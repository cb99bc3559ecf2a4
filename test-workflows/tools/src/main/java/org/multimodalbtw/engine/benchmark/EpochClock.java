package org.multimodalbtw.engine.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;

/** Hears of every epoch that ends and notes the thread's CPU time. */
final class EpochClock implements ProgressMonitor {

    private final List<Double> ends = new ArrayList<>();

    @Override
    public void report(double fraction, String message) {
        if (message.contains("epoch")) {
            ends.add(ThreadClock.seconds());
        }
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    /** CPU seconds of one of the last so many epochs, their mean; there was at least one more before them. */
    double secondsOfLast(int epochs) {
        int last = ends.size() - 1;
        return (ends.get(last) - ends.get(last - epochs)) / epochs;
    }
}
