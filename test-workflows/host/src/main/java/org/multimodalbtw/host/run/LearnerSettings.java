package org.multimodalbtw.host.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --set} says of the BTW Learner, as far as it changes how the labels are taken. */
final class LearnerSettings {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("BTW Learner(?: \\(#\\d+\\))?/(rows|splitColumn|predicted)=(.*)", Pattern.DOTALL);
    private static final String SPLIT = "split";

    private final Map<String, String> given = new HashMap<>();

    /** @param assignments parameters that are changed, each {@code Node name/parameter=value} */
    LearnerSettings(List<String> assignments) {
        for (String assignment : assignments) {
            Matcher matcher = ASSIGNMENT.matcher(assignment);
            if (matcher.matches()) {
                given.put(matcher.group(1), matcher.group(2).strip());
            }
        }
    }

    /**
     * @param columns the columns of the labels
     * @return the one that says what rows are used for; empty if all are learnt from
     */
    Optional<String> split(List<String> columns) {
        if ("TRAIN".equals(given.get("rows"))) {
            return Optional.empty();
        }
        String chosen = given.get("splitColumn");
        return columns.stream()
                .filter(name -> chosen == null ? name.strip().equalsIgnoreCase(SPLIT) : name.equals(chosen))
                .findFirst();
    }

    /** What the target is, as the learner calls it, where that is chosen. */
    Optional<String> predicted() {
        return Optional.ofNullable(given.get("predicted")).filter(kind -> !kind.equals("AUTOMATIC"));
    }
}
