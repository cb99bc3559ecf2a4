package org.multimodalbtw.engine.survey;

import java.util.Optional;
import org.multimodalbtw.engine.encode.PairColumns;

/** What of a cell is read. Fitted encoders have these names. */
enum CellPart {
    /** The number or text. */
    VALUE,
    /** The number, and a second reading says which are limits. */
    VALUE_BESIDE_LIMIT,
    /** The number; a cell with anything else is empty. */
    VALUE_OR_EMPTY,
    /** The number, and a second reading says its unit; a cell with anything else is empty. */
    VALUE_BESIDE_UNIT,
    /** The unit behind the number. */
    UNIT,
    /** Whether the number is a limit. */
    LIMIT,
    /** The days from 1970-01-01 to a date. */
    DAYS,
    /** As {@code DAYS}, also of dates with the day before the month, as 31/03/2150. */
    DAYS_DAY_FIRST,
    /** As {@code DAYS}, also of dates with the month before the day, as 03/31/2150. */
    DAYS_MONTH_FIRST,
    /** The date with the year first, of a text with the day before the month. */
    DATE_DAY_FIRST,
    /** The date with the year first, of a text with the month before the day. */
    DATE_MONTH_FIRST,
    /** The hours that a duration lasts, as {@code 2d 3h}. */
    HOURS,
    /** The inches of a length in feet and inches, as {@code 5'11"}. */
    INCHES,
    /** The years of an age, as {@code 045Y}. */
    YEARS,
    /** As {@code YEARS}, also of an age in words or in years and months, as {@code 5J 10M}. */
    YEARS_IN_WORDS,
    /** The weeks of a pregnancy, as {@code 30+3}. */
    WEEKS,
    /** The first of two numbers, and two further readings give both; a cell with anything else is empty. */
    TWO_NUMBERS,
    /** The first of two numbers; a cell with anything else is empty. */
    FIRST,
    /** The second of two numbers; a cell with anything else is empty. */
    SECOND,
    /** The text; an empty cell says no. */
    FLAG,
    /** A date says yes, and an empty cell no. */
    FLAG_OF_DATES;

    /** Which of two numbers it is; empty where cells hold something else. */
    Optional<PairColumns> half() {
        return switch (this) {
            case FIRST -> Optional.of(PairColumns.FIRST);
            case SECOND -> Optional.of(PairColumns.SECOND);
            default -> Optional.empty();
        };
    }

    /** Whether it is the number of days of a date. */
    boolean areDays() {
        return this == DAYS || this == DAYS_DAY_FIRST || this == DAYS_MONTH_FIRST;
    }

    static CellPart days(DayOrder order) {
        return switch (order) {
            case UNKNOWN -> DAYS;
            case DAY_FIRST -> DAYS_DAY_FIRST;
            case MONTH_FIRST -> DAYS_MONTH_FIRST;
        };
    }

    /** Of dates as texts; {@code null} where they stay as they are. */
    static CellPart dates(DayOrder order) {
        return switch (order) {
            case UNKNOWN -> null;
            case DAY_FIRST -> DATE_DAY_FIRST;
            case MONTH_FIRST -> DATE_MONTH_FIRST;
        };
    }
}
