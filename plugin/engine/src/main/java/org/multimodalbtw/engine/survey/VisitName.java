package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of visits that say when they were: {@code baseline}, {@code month 3}, {@code V2}, {@code 6 weeks}, {@code month_3_arm_1} of REDCap. */
final class VisitName {

    /** How visits are counted. */
    enum Scale {
        /** Only their order is known. */
        NUMBER,
        /** In units of time. */
        TIME,
        /** The beginning, of either. */
        START,
        /** It is no name of a visit. */
        NONE
    }

    private static final int LONGEST = 40;
    private static final Set<String> STARTS = Set.of(
            "baseline",
            "baseline visit",
            "screening",
            "screening visit",
            "bl",
            "enrolment",
            "enrollment",
            "inclusion",
            "admission",
            "entry",
            "index",
            "ausgangswert",
            "aufnahme",
            "einschluss",
            "debut");
    private static final Set<String> NUMBERED = Set.of(
            "visit",
            "visite",
            "v",
            "t",
            "tp",
            "timepoint",
            "time point",
            "cycle",
            "zyklus",
            "c",
            "wave",
            "round",
            "follow up",
            "followup",
            "fu");
    /** Days of a unit; a month is a twelfth of a Julian year. */
    private static final Map<String, Double> DAYS = Map.ofEntries(
            Map.entry("h", 1 / 24.),
            Map.entry("hr", 1 / 24.),
            Map.entry("hour", 1 / 24.),
            Map.entry("d", 1.),
            Map.entry("day", 1.),
            Map.entry("tag", 1.),
            Map.entry("w", 7.),
            Map.entry("wk", 7.),
            Map.entry("week", 7.),
            Map.entry("woche", 7.),
            Map.entry("m", 30.4375),
            Map.entry("mo", 30.4375),
            Map.entry("mth", 30.4375),
            Map.entry("month", 30.4375),
            Map.entry("monat", 30.4375),
            Map.entry("y", 365.25),
            Map.entry("yr", 365.25),
            Map.entry("year", 365.25),
            Map.entry("jahr", 365.25));

    private static final Pattern WORD_FIRST =
            Pattern.compile("([a-z]+(?: [a-z]+)?) ?#?(-?\\d{1,4}(?:\\.\\d+)?)(?: (?:visit|follow up|fu))?");
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("(-?\\d{1,4}(?:\\.\\d+)?) ?([a-z]+)(?: (?:visit|follow up|fu|post.*|after.*))?");
    /** Signs between words, but for a point within a number and a minus before one. */
    private static final String SIGNS = "[_:]+|(?<!\\d)\\.|\\.(?!\\d)|-(?!\\d)|(?<=[^\\s_])-";

    /** As {@code Day 2 08:15}: a day by its number and a time of day. */
    private static final Pattern CLOCKED =
            Pattern.compile("(.*\\S)(?:,? +|T|, ?)([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?");

    private static final double HOURS = 24;
    private static final double MINUTES = 60;

    private static final Pattern ARM = Pattern.compile(" arm \\d+$");

    private VisitName() {}

    /**
     * @param text a cell
     * @return how it counts the visit
     */
    static Scale scale(String text) {
        Matcher clocked = CLOCKED.matcher(text);
        if (clocked.matches()) {
            return Double.isNaN(days(plain(clocked.group(1)))) ? Scale.NONE : Scale.TIME;
        }
        String plain = plain(text);
        if (STARTS.contains(plain)) {
            return Scale.START;
        }
        Matcher first = WORD_FIRST.matcher(plain);
        if (first.matches() && NUMBERED.contains(first.group(1))) {
            return Scale.NUMBER;
        }
        return Double.isNaN(days(plain)) ? Scale.NONE : Scale.TIME;
    }

    /**
     * @param text a cell
     * @return when the visit was: in days, or its number; 0 for the first one; NaN if it is no name of a visit
     */
    static double of(String text) {
        Matcher clocked = CLOCKED.matcher(text);
        if (clocked.matches()) {
            return days(plain(clocked.group(1)))
                    + (Double.parseDouble(clocked.group(2)) + Double.parseDouble(clocked.group(3)) / MINUTES) / HOURS;
        }
        String plain = plain(text);
        return switch (scale(plain)) {
            case START -> 0;
            case NUMBER -> {
                Matcher first = WORD_FIRST.matcher(plain);
                yield first.matches() ? Double.parseDouble(first.group(2)) : Double.NaN;
            }
            case TIME -> days(plain);
            case NONE -> Double.NaN;
        };
    }

    /** Whether a text can hardly be anything else: it is a baseline, or names its unit of time in more than a letter. */
    static boolean isClear(String text) {
        return switch (scale(text)) {
            case START -> true;
            case TIME -> plain(text).matches(".*[a-z]{2}.*");
            case NUMBER, NONE -> false;
        };
    }

    private static double days(String plain) {
        Matcher first = WORD_FIRST.matcher(plain);
        if (first.matches()) {
            return days(first.group(1), first.group(2));
        }
        Matcher behind = NUMBER_FIRST.matcher(plain);
        return behind.matches() ? days(behind.group(2), behind.group(1)) : Double.NaN;
    }

    private static double days(String unit, String number) {
        String single = DAYS.containsKey(unit) ? unit : unit.replaceFirst("(?:s|en|e|n)$", "");
        return DAYS.getOrDefault(single, Double.NaN) * Double.parseDouble(number);
    }

    private static String plain(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String plain = CellText.strip(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll(SIGNS, " ")
                .replaceAll("\\s+", " ")
                .strip();
        return ARM.matcher(plain).replaceFirst("");
    }
}
