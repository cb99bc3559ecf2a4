package org.multimodalbtw.engine.encode.series;

/**
 * The span of time that is encoded, both ends included.
 *
 * @param from its start, in the unit of the times
 * @param to its end, after the start
 */
record SeriesWindow(double from, double to) {

    SeriesWindow {
        if (!(from < to)) {
            throw new IllegalArgumentException("A window from " + from + " to " + to);
        }
    }

    boolean contains(double time) {
        return time >= from && time <= to;
    }

    /** @return in which of {@code steps} equal steps a time of the window lies, from 0 on */
    int step(double time, int steps) {
        return Math.min(steps - 1, (int) ((time - from) / (to - from) * steps));
    }

    /** @return how far into the window a time is, 0 to 1 */
    double share(double time) {
        return (time - from) / (to - from);
    }
}
