package org.multimodalbtw.engine.moment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts dates that data bases write where none is known, as 1900-01-01 and 9999-12-31. They are said, and count as they are. */
final class PlaceholderDates {

    private static final int HOURS_A_DAY = 24;

    /** The first and last days of calendars. */
    private static final Set<Long> DAYS = List.of(
                    LocalDate.of(1, 1, 1),
                    LocalDate.of(1753, 1, 1),
                    LocalDate.of(1800, 1, 1),
                    LocalDate.of(1899, 12, 30),
                    LocalDate.of(1899, 12, 31),
                    LocalDate.of(1900, 1, 1),
                    LocalDate.of(1901, 1, 1),
                    LocalDate.of(2999, 12, 31),
                    LocalDate.of(9999, 12, 31))
            .stream()
            .map(LocalDate::toEpochDay)
            .collect(Collectors.toUnmodifiableSet());

    private final Set<LocalDate> seen = new TreeSet<>();
    private long count;

    /** @param hours a point in time, since 1970-01-01T00:00 */
    void look(double hours) {
        long day = (long) Math.floor(hours / HOURS_A_DAY);
        if (DAYS.contains(day)) {
            seen.add(LocalDate.ofEpochDay(day));
            count++;
        }
    }

    /** What was seen, a sentence; empty where there were none. */
    Optional<String> sentence(String column) {
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 time" : count + " times") + " in column '" + column + "' "
                        + (count == 1 ? "is" : "are") + " on "
                        + seen.stream().map(LocalDate::toString).collect(Collectors.joining(" or "))
                        + ", which mostly stands for no date, and " + (count == 1 ? "counts" : "count")
                        + " as written. If it does: empty these cells.");
    }
}
