package org.multimodalbtw.engine.benchmark;

import java.util.Locale;

/**
 * What a figure is to reach.
 *
 * @param bound the last figure that reaches it
 * @param atMost whether lower is better
 */
record Target(double bound, boolean atMost) {

    static Target atMost(double bound) {
        return new Target(bound, true);
    }

    static Target atLeast(double bound) {
        return new Target(bound, false);
    }

    /** The target and whether it is met, in a few words. */
    String verdict(double figure) {
        String wanted = String.format(Locale.ROOT, "%s %.2f", atMost ? "at most" : "at least", bound);
        if (Double.isNaN(figure)) {
            return wanted + ": not measured";
        }
        boolean met = atMost ? figure <= bound : figure >= bound;
        return wanted + (met ? ": met" : ": **missed**");
    }
}
