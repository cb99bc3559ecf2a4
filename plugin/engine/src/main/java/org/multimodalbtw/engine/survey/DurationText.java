package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of several parts, such as {@code 2d 3h}, {@code PT36H}, {@code 1h30} and {@code 50:15:00}. */
final class DurationText {

    private static final int LONGEST = 40;
    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double DAY = 24;
    private static final double SIXTY = 60;

    private static final Pattern ISO = Pattern.compile(
            "P(?:(?<days>\\d+(?:\\.\\d+)?)D)?(?:T(?:(?<hours>\\d+(?:\\.\\d+)?)H)?(?:(?<minutes>\\d+(?:\\.\\d+)?)M)?(?:(?<seconds>\\d+(?:\\.\\d+)?)S)?)?");
    private static final String NUMBER = "\\d+(?:\\.\\d+)?";
    private static final Pattern PARTS = Pattern.compile(
            "(?:" + part("days", "d|days?|tage?|t|jours?|j|dias?|dagen|dag")
                    + "[ ,]*)?(?:" + part("hours", "h|hrs?|hours?|std\\.?|stunden?|heures?|horas?|uur|uren")
                    + "[ ,]*)?(?:" + part("minutes", "m|mins?\\.?|minutes?|minuten?|minutos?")
                    + "?[ ,]*)?(?:" + part("seconds", "s|secs?\\.?|seconds?|sek\\.?|sekunden?") + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL_NUMBERS = Pattern.compile("\\d[^\\d.]+\\d");
    private static final Pattern HAS_UNIT = Pattern.compile("\\d[^\\d.]*\\p{L}");

    private DurationText() {}

    private static String part(String name, String units) {
        return "(?<" + name + ">" + NUMBER + ")\\s*(?:" + units + ")";
    }

    /** Hours; NaN if the text is no duration. */
    static double hours(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Double.NaN;
        }
        double clock = TimeText.clock(text);
        if (!Double.isNaN(clock)) {
            return clock;
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && text.length() > 2) {
            return sum(iso);
        }
        Matcher parts = PARTS.matcher(text);
        return Character.isDigit(text.charAt(0)) && HAS_UNIT.matcher(text).find() && parts.matches()
                ? sum(parts)
                : Double.NaN;
    }

    private static double sum(Matcher parts) {
        return DAY * number(parts, "days")
                + number(parts, "hours")
                + (number(parts, "minutes") + number(parts, "seconds") / SIXTY) / SIXTY;
    }

    private static double number(Matcher parts, String name) {
        return parts.group(name) == null ? 0 : Double.parseDouble(parts.group(name));
    }

    /** A cell of a column that holds durations; empty where it holds something else, or only times of day. */
    static Optional<String> example(ColumnCells cells) {
        if (cells.textCells() < FEWEST || cells.plainNumbers() > 0) {
            return Optional.empty();
        }
        long known = cells.cellsOfTexts();
        long others = 0;
        String example = null;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            double hours = hours(text.getKey());
            others += Double.isNaN(hours) ? text.getValue() : 0;
            if (others > (1 - NEARLY_ALL) * known) {
                return Optional.empty();
            }
            example = example == null && isLong(text.getKey(), hours) ? text.getKey() : example;
        }
        return Optional.ofNullable(example);
    }

    /** Whether it is neither a time of day nor a number with one unit. */
    private static boolean isLong(String text, double hours) {
        boolean isTimeOfDay = hours < DAY && !Double.isNaN(TimeText.clock(text));
        return !Double.isNaN(hours)
                && !isTimeOfDay
                && (text.charAt(0) == 'P' || SEVERAL_NUMBERS.matcher(text).find());
    }
}
