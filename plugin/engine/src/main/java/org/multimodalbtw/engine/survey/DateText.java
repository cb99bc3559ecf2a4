package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** Dates, points in time and times of day as files write them. */
public final class DateText {

    private static final String TIME = "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?(\\s?[AaPp]\\.?[Mm]\\.?)?";
    private static final String ZONE = "(\\s?(Z|UTC|GMT|[-+]\\d{2}:?\\d{2}))?";
    private static final String YEAR = "(\\d{4}|\\d{2})";
    /** With one sign between all: {@code 3.5/10} is no date. */
    private static final String NUMBERS = "\\d{1,2}(?<sign>[-/. ])\\d{1,2}\\k<sign>" + YEAR;

    private static final String DAY =
            "(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|" + NUMBERS + "|\\d{1,2}[-/. ][A-Za-z]{3,9}[-/. ]" + YEAR
                    + "|[A-Z][a-z]{2,8} \\d{1,2},? \\d{4}|\\d{1,2}\\.? ?\\p{L}{3,9}\\.?[ -]?\\d{4}"
                    // a month or a week of a year
                    + "|\\p{L}{3,9}\\.? (19|20)\\d{2}|(19|20)\\d{2}[-/](0[1-9]|1[0-2])|(19|20)\\d{2}-?W\\d{2})";
    /** As {@code 20240131 1405}. */
    private static final String DIGITS_APART =
            "(19|2[0-2])\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(T|[ _:-]+)([01]\\d|2[0-3]):?[0-5]\\d(:?[0-5]\\d)?";

    private static final Pattern DATE =
            Pattern.compile(DAY + "([T :]+" + TIME + ZONE + ")?" + "|" + TIME + "|" + DIGITS_APART + ZONE);

    private static final Pattern NUMBERED = Pattern.compile("\\d{8} *[_:-][ _:-]*00\\d{2}(\\d{2})?");

    private DateText() {}

    public static boolean isDate(String text) {
        return text.length() >= 4
                && text.length() <= 40
                && mayBeDate(text)
                && DATE.matcher(text).matches()
                && !isNumbered(text);
    }

    /** A date begins with a digit, or with the name of a month and a space behind it somewhere. */
    private static boolean mayBeDate(String text) {
        char first = text.charAt(0);
        return Character.isDigit(first) || Character.isLetter(first) && text.indexOf(' ') > 0;
    }

    /** Whether a day and four or six digits behind a sign may be a running number of that day, {@code 20240131-0042}: in the hour after midnight. */
    static boolean isNumbered(String text) {
        return NUMBERED.matcher(text).matches();
    }
}
