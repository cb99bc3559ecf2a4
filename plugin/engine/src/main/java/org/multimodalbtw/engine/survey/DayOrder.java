package org.multimodalbtw.engine.survey;

import java.util.Locale;

/** What an analyst says of the order of day and month in dates such as 03/04/2150. */
public enum DayOrder {
    /** Nothing: such dates are not read where nothing else shows the order. */
    UNKNOWN,
    /** 03/04/2150 is the 3rd of April. */
    DAY_FIRST,
    /** 03/04/2150 is the 4th of March. */
    MONTH_FIRST;

    private static final double HOURS_A_DAY = 24;

    /** @return as it is written in an option */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Hours since 1970-01-01T00:00 UTC; NaN if the text is no date that can be understood. */
    double pointInTime(String text) {
        return this == UNKNOWN ? TimeText.pointInTime(text) : TimeText.pointInTime(text, this == MONTH_FIRST);
    }

    /** Days since 1970-01-01T00:00 UTC of a date, also of one that is written as a number; NaN if it is none. */
    double days(String text) {
        double hours = pointInTime(text);
        return Double.isNaN(hours) ? DateNumbers.days(text) : hours / HOURS_A_DAY;
    }
}
