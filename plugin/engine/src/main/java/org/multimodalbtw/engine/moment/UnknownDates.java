package org.multimodalbtw.engine.moment;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Midnights that systems write where a date is unknown. */
public final class UnknownDates {

    private static final double HOURS_A_DAY = 24;

    private static final Set<Double> HOURS = Stream.of(
                    LocalDate.of(1, 1, 1),
                    LocalDate.of(1753, 1, 1),
                    LocalDate.of(1899, 12, 30),
                    LocalDate.of(1899, 12, 31),
                    LocalDate.of(1900, 1, 1),
                    LocalDate.of(1970, 1, 1),
                    LocalDate.of(2999, 12, 31),
                    LocalDate.of(9999, 12, 31))
            .map(day -> HOURS_A_DAY * day.toEpochDay())
            .collect(Collectors.toSet());

    private UnknownDates() {}

    /**
     * @param hours a time in hours since 1970-01-01T00:00
     * @return whether it is one of them
     */
    public static boolean is(double hours) {
        return hours % HOURS_A_DAY == 0 && HOURS.contains(hours + 0.0);
    }
}
