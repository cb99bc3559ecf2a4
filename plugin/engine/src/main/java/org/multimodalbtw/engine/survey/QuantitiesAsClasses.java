package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of an outcome that say how much or how long, each of which would be a class of its own.
 *
 * @param areDurations whether they are durations, such as {@code P8D} and {@code 15 d 8 h}; otherwise numbers with units
 * @param different how many different texts there are, more than 10
 * @param rows how many rows have one
 * @param example one of them
 */
public record QuantitiesAsClasses(boolean areDurations, int different, long rows, String example) {

    /** So many may be classes, such as 3 months and 6 months. */
    private static final int MOST_CLASSES = 10;

    private static final double NEARLY_ALL = 0.9;
    private static final Pattern WITH_UNIT = Pattern.compile("[<>=≤≥~ ]*\\d[\\d.,' ]*\\s*(\\D.*)");

    /**
     * @param texts the different texts of an outcome, and how many rows have each
     * @return that nearly all of them are quantities; empty where they are few or something else
     */
    public static Optional<QuantitiesAsClasses> of(Map<String, Integer> texts) {
        if (texts.size() <= MOST_CLASSES) {
            return Optional.empty();
        }
        long all = 0;
        long durations = 0;
        long withUnits = 0;
        String duration = "";
        String withUnit = "";
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            int rows = text.getValue();
            all += rows;
            if (!Double.isNaN(DurationText.hours(text.getKey()))) {
                durations += rows;
                duration = duration.isEmpty() ? text.getKey() : duration;
            }
            if (hasUnit(text.getKey())) {
                withUnits += rows;
                withUnit = withUnit.isEmpty() ? text.getKey() : withUnit;
            }
        }
        if (durations >= NEARLY_ALL * all) {
            return Optional.of(new QuantitiesAsClasses(true, texts.size(), all, duration));
        }
        return withUnits >= NEARLY_ALL * all
                ? Optional.of(new QuantitiesAsClasses(false, texts.size(), all, withUnit))
                : Optional.empty();
    }

    private static boolean hasUnit(String text) {
        Matcher matcher = WITH_UNIT.matcher(text);
        return matcher.matches() && UnitText.isUnit(matcher.group(1));
    }

    /** @return what they are, for example {@code 140 rows hold durations, such as 'P8D', in 33 different texts} */
    public String what() {
        return rows + " rows hold " + (areDurations ? "durations" : "numbers with units") + ", such as '" + example
                + "', in " + different + " different texts";
    }

    /** @return how they become numbers, the end of a sentence that begins with the purpose */
    public String remedy() {
        return areDurations
                ? "take the column as a number, which reads hours, or write numbers without units"
                : "write all in one unit, as numbers";
    }
}
