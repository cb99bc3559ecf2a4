package org.multimodalbtw.engine.decide;

import java.util.Locale;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * From which probability on there is an alarm.
 *
 * @param kind how the threshold is found
 * @param value what the kind says
 */
public record AlarmRule(Kind kind, double value) {

    /** How a threshold is found. */
    public enum Kind {
        /** The value is the threshold, above 0 and below 1. */
        VALUE,
        /** The highest threshold that finds at least this share of the events, above 0, up to 1. */
        SENSITIVITY,
        /** The lowest threshold with at most so many alarms in 100 rows, above 0 and below 100. */
        ALARMS_IN_100,
        /** The threshold with the highest net benefit where a missed event costs as much as so many false alarms, above 0. */
        FALSE_ALARMS_PER_EVENT
    }

    private static final double HUNDRED = 100;
    private static final double MOST_FALSE_ALARMS = 10_000;

    /** @throws InputException if the value is out of its range */
    public AlarmRule {
        switch (kind) {
            case VALUE -> require("Threshold of the alarm", value, value < 1, "above 0 and below 1");
            case SENSITIVITY -> require("Least sensitivity", value, value <= 1, "above 0, up to 1");
            case ALARMS_IN_100 -> require("Most alarms in 100 rows", value, value < HUNDRED, "above 0 and below 100");
            case FALSE_ALARMS_PER_EVENT ->
                require(
                        "A missed event costs as many false alarms",
                        value,
                        value <= MOST_FALSE_ALARMS,
                        "above 0, up to 10,000");
        }
    }

    private static void require(String setting, double value, boolean isBelow, String allowed) {
        if (!(value > 0 && isBelow)) {
            throw new InputException(setting + " is " + Limits.number(value) + ".", "Choose a number " + allowed + ".");
        }
    }

    /** @return how the threshold was found, for the middle of a sentence */
    public String says() {
        return switch (kind) {
            case VALUE -> "given by hand";
            case SENSITIVITY -> "chosen to find at least " + percent(value) + " of the events";
            case ALARMS_IN_100 -> "chosen for at most " + Limits.number(value) + " alarms in 100";
            case FALSE_ALARMS_PER_EVENT ->
                "chosen for the highest net benefit where a missed event costs as much as " + Limits.number(value)
                        + (value == 1 ? " false alarm" : " false alarms");
        };
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", HUNDRED * share);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
    }
}
