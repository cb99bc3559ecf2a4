package org.multimodalbtw.engine.survey;

import java.util.Optional;

/** Columns of hours and minutes, which say nothing without a day: {@code 14:05} and {@code 2:05 PM}. */
final class ClockTimes {

    static final String NO_MEASUREMENT =
            "a time of day is no measurement; to use it, write hours as numbers, or categories such as day and night";

    private ClockTimes() {}

    /** Why a column of dates or times is not used if it has times of day and no dates; empty where it has dates. */
    static Optional<String> clause(ColumnCells cells) {
        if (!cells.texts().keySet().stream().allMatch(ClockTimes::isClock)) {
            return Optional.empty();
        }
        return Optional.of(
                NamedLike.lengthOfTime(cells.name())
                        ? "'" + cells.firstTexts(1).get(0)
                                + "' may be hours and minutes, minutes and seconds, or a time of day; to use it, write hours or minutes as numbers"
                        : NO_MEASUREMENT);
    }

    private static boolean isClock(String text) {
        return !Double.isNaN(TimeText.clock(text)) || WrittenTime.clock(text) != null;
    }
}
