package org.multimodalbtw.engine.benchmark;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a program may run.
 *
 * @param began when it began
 * @param end when it should have ended
 */
record TimeBudget(Instant began, Instant end) {

    /** What is left, at least nothing. */
    Duration left() {
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether so much is left. */
    boolean has(Duration needed) {
        return left().compareTo(needed) >= 0;
    }

    /** The moment at which a share of the whole has gone. */
    Instant at(double share) {
        return began.plusMillis(Math.round(share * Duration.between(began, end).toMillis()));
    }
}
