package org.multimodalbtw.engine.encode;

import java.time.Instant;

/** Points in time as the cells of a {@link TableColumn.Kind#TIME} column give them. */
public final class PointInTime {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double NANOS_A_SECOND = 1e9;

    private PointInTime() {}

    /**
     * @param instant a point in time
     * @return the hours since 1970-01-01T00:00 UTC, negative before
     */
    public static double hours(Instant instant) {
        return (instant.getEpochSecond() + instant.getNano() / NANOS_A_SECOND) / SECONDS_AN_HOUR;
    }
}
