package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;

/**
 * What is asked of the predictions.
 *
 * @param learner which class decisions are about, and when the model gives alarm: parameters of the BTW Learner by their keys
 * @param scores columns of the labels with scores in use
 * @param subgroups columns of the labels by which figures are told apart
 */
record Decision(Map<String, String> learner, List<String> scores, List<String> subgroups) {

    /** Nothing in particular. */
    static final Decision NONE = new Decision(Map.of(), List.of(), List.of());

    /** The setting of the BTW Learner. */
    static final String EVENT = "eventOfDecisions";

    private static final String AT = "alarmAt";
    private static final String COMMA = ",";

    /**
     * @param event as on the command line
     * @param alarm as on the command line
     * @param scores names of columns
     * @param subgroups names of columns
     * @return the same, understood
     * @throws UsageException if it cannot be
     */
    static Decision of(Optional<String> event, Optional<String> alarm, List<String> scores, List<String> subgroups)
            throws UsageException {
        Map<String, String> learner = new LinkedHashMap<>();
        event.ifPresent(name -> learner.put(EVENT, name));
        if (alarm.isPresent()) {
            learner.putAll(alarm(alarm.get()));
        }
        return new Decision(Map.copyOf(learner), names("--compare", scores), names("--subgroup", subgroups));
    }

    private static List<String> names(String option, List<String> names) throws UsageException {
        for (String name : names) {
            if (Syntax.value(name, option).contains(COMMA)) {
                throw new UsageException(
                        option + " names one column, without a comma, and may be repeated; not '" + name + "'");
            }
        }
        return List.copyOf(names);
    }

    private static Map<String, String> alarm(String text) throws UsageException {
        String compact = text.replace(" ", "");
        Map<String, String[]> ways = new LinkedHashMap<>();
        ways.put("sensitivity>=", new String[] {"SENSITIVITY", "alarmSensitivity"});
        ways.put("alarms<=", new String[] {"ALARMS", "alarmsIn100"});
        ways.put("cost=", new String[] {"COST", "alarmCost"});
        ways.put("", new String[] {"VALUE", "alarmThreshold"});
        for (Map.Entry<String, String[]> way : ways.entrySet()) {
            String number = compact.startsWith(way.getKey())
                    ? compact.substring(way.getKey().length())
                    : "";
            if (isNumber(number)) {
                return Map.of(AT, way.getValue()[0], way.getValue()[1], number);
            }
        }
        throw new UsageException(
                "--alarm needs 'sensitivity>=0.8', 'alarms<=20', 'cost=9' or a probability such as 0.3, not '" + text
                        + "'");
    }

    private static boolean isNumber(String text) {
        try {
            return Double.parseDouble(text) > 0;
        } catch (NumberFormatException failure) {
            return false;
        }
    }
}
