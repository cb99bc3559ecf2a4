package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as systems export them, written anew as {@link TimeText} reads them: years of two digits, months by name before the day, hours from
 * 1 to 12, full stops or an h in times of day, and the digits alone of HL7 version 2.
 */
public final class WrittenTime {

    private static final int LONGEST = 60;
    private static final int HALF_DAY = 12;
    private static final int LAST_HOUR = 23;
    /** Years of two digits before it are of this century, as POSIX has it. */
    private static final int OLD = 69;

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2}([./])\\d{1,2}\\2)(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})[-. /]{0,2}(\\p{L}{3,9})\\.?[-. /]?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\p{L}{3,9})\\.? +(\\d{1,2}),? +(\\d{4})(?!\\d)");
    private static final Pattern DIGITS =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d{1,9})?(Z|[-+]\\d{4})?");
    /** As {@code 20240131 1405} and {@code 20240131T140500Z}. */
    private static final Pattern DIGITS_APART =
            Pattern.compile("((?:19|2[0-2])\\d{2})(\\d{2})(\\d{2})(?:T|[ _:-]+)(?=\\d)");

    private static final Pattern CLOCK_DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})?(?![\\d:])");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})(?:[:.]| ?h ?)(\\d{2})(?:[:.](\\d{2})([.,]\\d{1,9})?)?"
                    + "(?: ?([AaPp])\\.?[Mm]\\.?)?(?: ?(?:[Uu]hr|h))?(?: ?(Z|UTC|GMT|[-+]\\d{2}:?\\d{2}))?");

    private static final Pattern MIDNIGHT =
            Pattern.compile("(?<=\\d)(?:T| +)(?:0{1,2}:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?AM)$");

    private WrittenTime() {}

    /**
     * @param text a cell
     * @return the same time as {@link TimeText} reads it; the text where it is no time of these forms
     */
    static String usual(String text) {
        String stripped = CellText.strip(text);
        if (stripped.length() > LONGEST || stripped.isEmpty()) {
            return text;
        }
        Matcher digits = DIGITS.matcher(stripped);
        if (digits.matches()) {
            String zone = digits.group(7) == null ? "" : digits.group(7);
            String seconds = digits.group(6) == null ? "00" : digits.group(6);
            return digits.group(1) + "-" + digits.group(2) + "-" + digits.group(3) + " " + digits.group(4) + ":"
                    + digits.group(5) + ":" + seconds + zone;
        }
        String[] parts = date(stripped);
        if (parts == null) {
            return text;
        }
        String rest = parts[1].replaceFirst("^[T:, ]+", "");
        String clock = rest.isEmpty() ? "" : anyClock(rest);
        return clock == null ? text : clock.isEmpty() ? parts[0] : parts[0] + " " + clock;
    }

    /** Whether a text has one of the forms, with a date. */
    static boolean is(String text) {
        long numbers = text.length() > LONGEST
                ? 0
                : text.chars().filter(Character::isDigit).count();
        if (numbers < 5 || DateText.isNumbered(text)) {
            return false;
        }
        String usual = usual(text);
        return !usual.equals(text)
                && !(Double.isNaN(TimeText.pointInTime(usual, true))
                        && Double.isNaN(TimeText.pointInTime(usual, false)));
    }

    /**
     * @param text a cell
     * @return the time of day with hours from 0 to 23, minutes and seconds; {@code null} where it is none
     */
    static String clock(String text) {
        String stripped = CellText.strip(text);
        // 12.50 alone is a number
        return stripped.matches("\\d{1,2}[.:]\\d{2}([.]\\d+)?h?") && stripped.indexOf(':') < 0
                ? null
                : anyClock(stripped);
    }

    private static String anyClock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(5);
        boolean isPossible = half == null ? hour <= LAST_HOUR : hour >= 1 && hour <= HALF_DAY;
        if (!isPossible) {
            return null;
        }
        if (half != null) {
            hour = hour % HALF_DAY + (half.equalsIgnoreCase("p") ? HALF_DAY : 0);
        }
        String seconds = clock.group(3) == null ? "00" : clock.group(3);
        String part = clock.group(4) == null ? "" : clock.group(4);
        String zone = clock.group(6) == null ? "" : clock.group(6);
        return String.format(Locale.ROOT, "%02d:%s:%s%s%s", hour, clock.group(2), seconds, part, zone);
    }

    /** Whether a date stands there with a midnight behind it that says nothing, as databases write dates. */
    static boolean isMidnight(String text) {
        return MIDNIGHT.matcher(text).find();
    }

    /**
     * @param text a date
     * @return the date without such a midnight
     */
    public static String withoutMidnight(String text) {
        return MIDNIGHT.matcher(text).replaceFirst("");
    }

    /** The date as it is read, and what follows it; {@code null} where there is none. */
    private static String[] date(String text) {
        Matcher date = YEAR_FIRST.matcher(text);
        if (date.lookingAt()) {
            return new String[] {date.group(1), text.substring(date.end())};
        }
        date = DIGITS_APART.matcher(text);
        if (date.lookingAt()) {
            String day = date.group(1) + "-" + date.group(2) + "-" + date.group(3);
            return new String[] {day, withColons(text.substring(date.end()))};
        }
        date = NUMBERS.matcher(text);
        if (date.lookingAt()) {
            return new String[] {date.group(1) + year(date.group(3)), text.substring(date.end())};
        }
        date = DAY_MONTH.matcher(text);
        if (date.lookingAt() && MonthName.number(date.group(2)) > 0) {
            return named(text, date, date.group(3), date.group(2), date.group(1));
        }
        date = MONTH_DAY.matcher(text);
        return date.lookingAt() && MonthName.number(date.group(1)) > 0
                ? named(text, date, date.group(3), date.group(1), date.group(2))
                : null;
    }

    private static String withColons(String clock) {
        Matcher digits = CLOCK_DIGITS.matcher(clock);
        if (!digits.lookingAt()) {
            return clock;
        }
        String seconds = digits.group(3) == null ? "" : ":" + digits.group(3);
        return digits.group(1) + ":" + digits.group(2) + seconds + clock.substring(digits.end());
    }

    private static String[] named(String text, Matcher date, String year, String month, String day) {
        return new String[] {year(year) + "-" + MonthName.number(month) + "-" + day, text.substring(date.end())};
    }

    private static String year(String digits) {
        if (digits.length() > 2) {
            return digits;
        }
        return (Integer.parseInt(digits) < OLD ? "20" : "19") + digits;
    }
}
