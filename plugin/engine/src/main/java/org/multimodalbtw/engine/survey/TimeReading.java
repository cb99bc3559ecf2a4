package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How the times of a series are written. Saved encoders have these names. */
public enum TimeReading {
    /** Numbers in a unit of the table's own, or points in time that the table has as such. */
    AS_IS,
    /** Seconds since 1970-01-01T00:00 UTC. */
    SECONDS,
    /** Milliseconds since 1970-01-01T00:00 UTC. */
    MILLISECONDS,
    /** Numbers that are dates: years, months and days, as {@code 20500331} and {@code 20500331083000}, or the days of a spreadsheet. */
    DATE_NUMBERS,
    /** Texts with a date, with a time of day or without. */
    DATES,
    /** As {@link #DATES}, also texts with the month before the day, as {@code 03/31/2150}. */
    MONTH_FIRST,
    /** As {@link #DATES}, also texts with the day before the month, as {@code 31/03/2150}. */
    DAY_FIRST,
    /** Texts with hours and minutes since some start, as {@code 36:15}. */
    CLOCK,
    /** Names of visits, as {@code month 3}, in days, or as {@code visit 2}, by their numbers. */
    VISITS;

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double MILLISECONDS_AN_HOUR = 3_600_000;

    /** @return whether times are points in time, of which only differences say something */
    public boolean isPointInTime() {
        return this != AS_IS && this != CLOCK && this != VISITS;
    }

    /**
     * @param column the column of times
     * @param example one of its dates, in which day and month are numbers; empty where none is known
     * @return which order of day and month was found: a sentence; empty where it was not in question
     */
    public Optional<String> orderSaid(String column, String example) {
        return switch (this) {
            case MONTH_FIRST -> Optional.of(order(column, "month/day/year", example));
            case DAY_FIRST -> Optional.of(order(column, "day/month/year", example));
            case DATE_NUMBERS ->
                Optional.of(
                        "Numbers in column '" + column
                                + "' are read as dates: as years, months and days, such as 20500331, or as the days of a spreadsheet.");
            case AS_IS, SECONDS, MILLISECONDS, DATES, CLOCK, VISITS -> Optional.empty();
        };
    }

    private static String order(String column, String order, String example) {
        return "Dates" + (example.isEmpty() ? "" : " such as '" + example + "'") + " in column '" + column
                + "' are read as " + order
                + ": of the training rows some can be nothing else, and none the other order. If they are otherwise, write the year first.";
    }

    /**
     * @param number a time that is a number
     * @return the time in hours, or as it is
     */
    public double of(double number) {
        return switch (this) {
            case SECONDS -> number / SECONDS_AN_HOUR;
            case MILLISECONDS -> number / MILLISECONDS_AN_HOUR;
            case DATE_NUMBERS -> DateNumbers.hours(number);
            case AS_IS, DATES, MONTH_FIRST, DAY_FIRST, CLOCK, VISITS -> number;
        };
    }

    /**
     * @param text a time that is a text
     * @return the time in hours, of visits in days or as their numbers; NaN if it is none
     */
    public double of(String text) {
        return switch (this) {
            case DATES -> known(TimeText.pointInTime(text), () -> TimeText.pointInTime(WrittenTime.usual(text)));
            case MONTH_FIRST -> dated(text, true);
            case DAY_FIRST -> dated(text, false);
            case CLOCK -> known(TimeText.clock(text), () -> clock(text));
            case VISITS -> VisitName.of(text);
            case AS_IS, SECONDS, MILLISECONDS, DATE_NUMBERS -> of(DecimalNumber.parse(CellText.strip(text)));
        };
    }

    private static double dated(String text, boolean isMonthFirst) {
        return known(
                TimeText.pointInTime(text, isMonthFirst),
                () -> TimeText.pointInTime(WrittenTime.usual(text), isMonthFirst));
    }

    private static double clock(String text) {
        String usual = WrittenTime.clock(text);
        return usual == null ? Double.NaN : TimeText.clock(usual);
    }

    private static double known(double time, DoubleSupplier otherwise) {
        return Double.isNaN(time) ? otherwise.getAsDouble() : time;
    }
}
