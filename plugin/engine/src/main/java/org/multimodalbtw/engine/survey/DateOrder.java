package org.multimodalbtw.engine.survey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in which day and month cannot be told apart by the way they are written, as 03/04/2150: which order their numbers speak for. */
final class DateOrder {

    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2})(?:[T ,].*)?");
    private static final int MONTHS = 12;
    /** Fewer may be slips. */
    private static final int FEWEST = 3;

    private static final double SMALLEST_SHARE = 0.02;

    private long dates;
    private long monthFirst;
    private long dayFirst;

    /** @param text a cell that is no date that can be understood in one way only */
    void add(String text) {
        Matcher date = DATE.matcher(CellText.strip(text));
        if (date.matches()) {
            dates++;
            dayFirst += Integer.parseInt(date.group(1)) > MONTHS ? 1 : 0;
            monthFirst += Integer.parseInt(date.group(2)) > MONTHS ? 1 : 0;
        }
    }

    /** Adds what was counted in another part. */
    void add(DateOrder other) {
        dates += other.dates;
        monthFirst += other.monthFirst;
        dayFirst += other.dayFirst;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(dates);
        out.writeLong(monthFirst);
        out.writeLong(dayFirst);
    }

    /** Adds what {@link #write} wrote. */
    void add(DataInput in) throws IOException {
        dates += in.readLong();
        monthFirst += in.readLong();
        dayFirst += in.readLong();
    }

    long dates() {
        return dates;
    }

    /** How such dates are read, if enough of them speak for one order and none for the other; empty otherwise. */
    Optional<TimeReading> reading() {
        double fewest = Math.max(FEWEST, SMALLEST_SHARE * dates);
        if (monthFirst >= fewest && dayFirst == 0) {
            return Optional.of(TimeReading.MONTH_FIRST);
        }
        return dayFirst >= fewest && monthFirst == 0 ? Optional.of(TimeReading.DAY_FIRST) : Optional.empty();
    }

    /** Whether one can be read in one order only. */
    boolean isDecisive() {
        return dayFirst + monthFirst > 0;
    }

    /** Which cells decide the order that {@link #reading} found: a clause. */
    String decided(DayOrder order) {
        boolean isDayFirst = order == DayOrder.DAY_FIRST;
        return "of " + dates + " dates " + (isDayFirst ? dayFirst : monthFirst) + " can only be "
                + (isDayFirst ? "day/month/year and none month/day/year" : "month/day/year and none day/month/year")
                + ", and all are read so";
    }

    /** A sentence that says which order the cells speak for, with a space before it; empty where none is such a date. */
    String sentence() {
        return dates == 0
                ? ""
                : " The order of day and month is not certain: of " + dates + " such dates " + monthFirst
                        + " can only be month/day/year and " + dayFirst + " only day/month/year.";
    }
}
