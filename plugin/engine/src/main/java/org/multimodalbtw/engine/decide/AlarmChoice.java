package org.multimodalbtw.engine.decide;

import java.util.Arrays;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/**
 * The threshold that a rule finds on some rows: one of their probabilities, so that rows with equal probabilities have an alarm together or
 * not at all.
 *
 * @param alarm the alarm; empty where no threshold does what the rule says
 * @param refusal why there is none, a sentence; empty where there is one
 */
public record AlarmChoice(Optional<Alarm> alarm, String refusal) {

    /**
     * @param rows held-out rows with probabilities of the event, at least one
     * @param event the class or label that they are of
     * @param name what to call the event in a sentence
     * @param rule what is wanted
     * @return the threshold, if one does it
     */
    public static AlarmChoice of(EventRows rows, int event, String name, AlarmRule rule) {
        if (rule.kind() == AlarmRule.Kind.VALUE) {
            return at(rule.value(), rows, event, rule);
        }
        if (rows.eventCount() == 0 && rule.kind() != AlarmRule.Kind.ALARMS_IN_100) {
            return none(name, "no held-out row has the event");
        }
        double[] thresholds = Arrays.stream(rows.scores()).distinct().sorted().toArray();
        return switch (rule.kind()) {
            case SENSITIVITY -> sensitive(rows, thresholds, event, rule);
            case ALARMS_IN_100 -> rare(rows, thresholds, event, name, rule);
            default -> beneficial(rows, thresholds, event, name, rule);
        };
    }

    /** The lowest threshold finds all events, so that there is always one. */
    private static AlarmChoice sensitive(EventRows rows, double[] thresholds, int event, AlarmRule rule) {
        Confusion[] reached = confusions(rows, thresholds);
        int place = thresholds.length - 1;
        while (reached[place].sensitivity() < rule.value()) {
            place--;
        }
        return at(thresholds[place], rows, event, rule);
    }

    private static AlarmChoice rare(EventRows rows, double[] thresholds, int event, String name, AlarmRule rule) {
        Confusion[] reached = confusions(rows, thresholds);
        int place = 0;
        while (place < reached.length && reached[place].alarmsIn100() > rule.value()) {
            place++;
        }
        if (place == reached.length) {
            return none(
                    name,
                    "even the " + reached[place - 1].alarms() + " of " + rows.size()
                            + " held-out rows with the highest probability are more than "
                            + Limits.number(rule.value()) + " in 100");
        }
        return at(thresholds[place], rows, event, rule);
    }

    private static AlarmChoice beneficial(EventRows rows, double[] thresholds, int event, String name, AlarmRule rule) {
        Confusion[] reached = confusions(rows, thresholds);
        int best = -1;
        double most = 0;
        for (int place = thresholds.length - 1; place >= 0; place--) {
            double benefit = rule.value() * reached[place].truePositives() - reached[place].falsePositives();
            if (benefit > most) {
                most = benefit;
                best = place;
            }
        }
        if (best < 0) {
            return none(
                    name,
                    "on held-out rows no threshold is worth its false alarms where a missed event costs as much as "
                            + Limits.number(rule.value()) + " of them");
        }
        return at(thresholds[best], rows, event, rule);
    }

    /** Those of ascending thresholds. */
    private static Confusion[] confusions(EventRows rows, double[] thresholds) {
        long[] events = new long[thresholds.length];
        long[] others = new long[thresholds.length];
        for (int row = 0; row < rows.size(); row++) {
            (rows.events()[row] ? events : others)[Arrays.binarySearch(thresholds, rows.scores()[row])]++;
        }
        Confusion[] confusions = new Confusion[thresholds.length];
        long all = rows.eventCount();
        long found = 0;
        long falseAlarms = 0;
        for (int place = thresholds.length - 1; place >= 0; place--) {
            found += events[place];
            falseAlarms += others[place];
            confusions[place] = new Confusion(found, falseAlarms, all - found, rows.size() - all - falseAlarms);
        }
        return confusions;
    }

    private static AlarmChoice at(double threshold, EventRows rows, int event, AlarmRule rule) {
        return new AlarmChoice(Optional.of(new Alarm(event, threshold, rule, rows.confusion(threshold))), "");
    }

    private static AlarmChoice none(String name, String reason) {
        return new AlarmChoice(
                Optional.empty(),
                "The model has no alarm for " + name + ": " + reason + ". To have one, choose another 'Alarm at'.");
    }
}
