package org.multimodalbtw.engine.survey;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.encode.PointInTime;

/** Times that can be understood in one way only: the year first, or day, month and year with full stops between. */
final class TimeText {

    private static final int LONGEST = 60;
    private static final int DAY_HOURS = 24;
    private static final int SECONDS_A_MINUTE = 60;
    private static final String CLOCK_OF_DAY =
            "(?:(?:T|\\s+)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?<part>[.,]\\d{1,9})?)?"
                    + "\\s*(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[^\\]]*\\])?)?";
    private static final Pattern ZONED =
            Pattern.compile(".*:\\d{2}(?:[.,]\\d{1,9})?\\s*(?:Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)(?:\\[[^\\]]*\\])?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})" + CLOCK_OF_DAY);
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})" + CLOCK_OF_DAY);
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?<day>\\d{1,2})[-. /]{0,2}(?<month>\\p{L}{3,9})\\.?[-. /]?(?<year>\\d{4})(?<rest>[T :].*)?");

    /** Which of the first two numbers is the month is said elsewhere. */
    private static final Pattern SLASHED = Pattern.compile(
            "(?<first>\\d{1,2})[/-](?<next>\\d{1,2})[/-](?<year>\\d{4})(?<rest>(?:T|,?\\s).*?)??(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?");

    private static final int HALF_DAY = 12;
    private static final Pattern CLOCK =
            Pattern.compile("(?:(?<days>\\d{1,5}) days?,? +)?(?<hours>\\d{1,5}):(?<minutes>[0-5]\\d)"
                    + "(?::(?<seconds>[0-5]\\d)(?<part>[.,]\\d{1,9})?)?");

    private TimeText() {}

    /** Hours since 1970-01-01T00:00 UTC, where what has no zone counts as if it were in UTC; NaN if the text is no date. */
    static double pointInTime(String text) {
        String stripped = CellText.strip(text);
        if (stripped.length() > LONGEST) {
            return Double.NaN;
        }
        Matcher date = YEAR_FIRST.matcher(stripped);
        if (!date.matches()) {
            date = DAY_FIRST.matcher(stripped);
        }
        if (!date.matches()) {
            return ofNamedMonth(stripped);
        }
        try {
            LocalDateTime midnight =
                    LocalDateTime.of(number(date, "year"), number(date, "month"), number(date, "day"), 0, 0);
            LocalDateTime time = date.group("hour") == null
                    ? midnight
                    : midnight.withHour(number(date, "hour"))
                            .withMinute(number(date, "minute"))
                            .withSecond(number(date, "second"));
            return PointInTime.hours(time.toInstant(zone(date.group("zone"))))
                    + part(date.group("part")) / SECONDS_A_MINUTE / SECONDS_A_MINUTE;
        } catch (DateTimeException none) {
            return Double.NaN;
        }
    }

    /** Whether a date with a time of day says in which time zone it is. */
    static boolean hasZone(String text) {
        return ZONED.matcher(CellText.strip(text)).matches();
    }

    /** As {@code 31-MAR-2150 08:00} and {@code 31. März 2150}. */
    private static double ofNamedMonth(String text) {
        Matcher date = NAMED_MONTH.matcher(text);
        int month = date.matches() ? MonthName.number(date.group("month")) : 0;
        return month == 0
                ? Double.NaN
                : pointInTime(date.group("year") + "-" + month + "-" + date.group("day")
                        + (date.group("rest") == null ? "" : date.group("rest").replaceFirst("^:", " ")));
    }

    /** As {@link #pointInTime(String)}, also of dates as 03/31/2150, of which it is known which number is the month. */
    static double pointInTime(String text, boolean isMonthFirst) {
        String stripped = CellText.strip(text);
        Matcher date = SLASHED.matcher(stripped);
        if (stripped.length() > LONGEST || !date.matches()) {
            return pointInTime(text);
        }
        String month = date.group(isMonthFirst ? "first" : "next");
        String day = date.group(isMonthFirst ? "next" : "first");
        String rest = date.group("rest") == null ? "" : date.group("rest").replaceFirst("^,", "");
        double time = pointInTime(date.group("year") + "-" + month + "-" + day + rest);
        if (date.group("half") == null) {
            return time;
        }
        boolean isNoon = rest.strip().startsWith(String.valueOf(HALF_DAY));
        boolean isAfternoon = date.group("half").equalsIgnoreCase("p");
        return time + (isNoon == isAfternoon ? 0 : isNoon ? -HALF_DAY : HALF_DAY);
    }

    /** A date of {@link #pointInTime(String, boolean)} with the year first, to the second, in UTC; another text as it is. */
    static String yearFirst(String text, boolean isMonthFirst) {
        double usual = pointInTime(text, isMonthFirst);
        double hours = Double.isNaN(usual) ? pointInTime(WrittenTime.usual(text), isMonthFirst) : usual;
        if (Double.isNaN(hours)) {
            return text;
        }
        long seconds = Math.round(hours * SECONDS_A_MINUTE * SECONDS_A_MINUTE);
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).toString();
    }

    /** Hours; NaN if the text is no such time. */
    static double clock(String text) {
        String stripped = CellText.strip(text);
        Matcher clock = CLOCK.matcher(stripped);
        if (stripped.length() > LONGEST || !clock.matches()) {
            return Double.NaN;
        }
        double seconds = number(clock, "seconds") + part(clock.group("part"));
        return DAY_HOURS * number(clock, "days")
                + number(clock, "hours")
                + (number(clock, "minutes") + seconds / SECONDS_A_MINUTE) / SECONDS_A_MINUTE;
    }

    private static ZoneOffset zone(String zone) {
        boolean isNone = zone == null || Character.isLetter(zone.charAt(0));
        return isNone ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static double part(String digits) {
        return digits == null ? 0 : Double.parseDouble("0." + digits.substring(1));
    }

    private static int number(Matcher text, String group) {
        return text.group(group) == null ? 0 : Integer.parseInt(text.group(group));
    }
}
