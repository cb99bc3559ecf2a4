package org.multimodalbtw.engine.decide;

import java.util.Locale;

/**
 * When a model gives alarm.
 *
 * @param event the class or label, from 0, that the alarm is about
 * @param threshold an alarm is a probability of at least this, above 0 and below 1
 * @param rule how the threshold was found
 * @param reached what it reached on held-out rows, each predicted by networks that did not learn from it
 */
public record Alarm(int event, double threshold, AlarmRule rule, Confusion reached) {

    /** @throws IllegalArgumentException if the event is negative or the threshold is no probability */
    public Alarm {
        if (event < 0 || !(threshold >= 0 && threshold <= EventRows.LARGEST)) {
            throw new IllegalArgumentException("an alarm of event " + event + " from " + threshold);
        }
    }

    /**
     * @param name what to call the event, for example {@code outcome=dead}
     * @return a sentence for a person
     */
    public String says(String name) {
        return "Alarm for " + name + " from a probability of " + shown(threshold) + " on, " + rule.says() + "; on "
                + reached.rows() + " held-out rows it finds " + share(reached.sensitivity()) + " of " + reached.events()
                + " events with " + String.format(Locale.ROOT, "%.0f", reached.alarmsIn100())
                + " alarms in 100, of which "
                + share(reached.rightAlarms()) + " are right.";
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "none" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Thresholds to three figures. */
    static String shown(double threshold) {
        return String.format(Locale.ROOT, "%.3g", threshold);
    }
}
