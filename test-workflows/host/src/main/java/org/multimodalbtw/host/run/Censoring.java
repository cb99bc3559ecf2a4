package org.multimodalbtw.host.run;

import java.util.Locale;
import java.util.regex.Pattern;

/** A time until an event that did not come for all, beside a column that says for whom it came. */
final class Censoring {

    private static final Pattern TIME = Pattern.compile(
            "(?:os|pfs|dfs|rfs|efs|ttp|tte|survival|followup|fu|time|surv|timeto(?:event|death|progression|relapse|recurrence|failure)|overallsurvival|progressionfreesurvival)"
                    + "(?:time|days|months|years|d|m|y)?");
    private static final Pattern STATUS = Pattern.compile(
            "(?:os|pfs|dfs|rfs|efs|vital|survival|surv|patient)?(?:status|event|censored|censoring|censor|cens|dead|death|died|deceased)");

    private Censoring() {}

    /**
     * @param column a column of the labels
     * @param target what is predicted
     * @return whether the target is by its name a time until an event, and the column by its name says for whom it came
     */
    static boolean isStatus(String column, String target) {
        String time = joined(target);
        return TIME.matcher(time).matches() && STATUS.matcher(joined(column)).matches();
    }

    private static String joined(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /**
     * @param target a time
     * @param status the column beside it
     * @return what is learnt then, sentences
     */
    static String sentence(String target, String status) {
        return "'" + status + "' beside '" + target
                + "' may say for whom the event came. For the others '" + target
                + "' is only how long they were followed (censored), and it is learnt as if the event had come then: predicted"
                + " times are too short. Safer: predict whether the event comes within a fixed time, and leave out who was"
                + " followed for less.";
    }
}
