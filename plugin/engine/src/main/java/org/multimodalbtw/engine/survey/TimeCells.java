package org.multimodalbtw.engine.survey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.storage.WrittenText;

/** Finds out how the times of a column are written. */
public final class TimeCells {

    /** A few cells may be slips. */
    private static final double NEARLY_ALL = 0.9;
    /** The seconds since 1970 from 1985 to 2128; a series does not last that long. */
    private static final double FIRST_SECOND = 5e8;

    private static final double LAST_SECOND = 5e9;
    private static final double MILLI = 1000;
    /** Points in time are so many times as large as times since a start, even in milliseconds of long stays. */
    private static final double GAP = 50;
    /** Fewer may be slips. */
    private static final double FEW = 0.01;
    /** Fewer numbers that look like dates may do so by chance. */
    private static final int FEWEST_DATES = 3;

    /** So many times with fractions, all of which may be days of a spreadsheet, are. */
    private static final int FEWEST_DAYS = 20;

    private final boolean isNamedDate;
    private final boolean isNamedLength;
    private long large;
    private double largestSmall = Double.NEGATIVE_INFINITY;
    private double smallestLarge = Double.POSITIVE_INFINITY;
    private double smallExample = Double.NaN;
    private double largeExample = Double.NaN;
    private boolean areYearMonthDays = true;
    private boolean areLikelyDays = true;
    private String dateExample = "";
    private String clockExample = "";

    private long numbers;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private boolean areWhole = true;
    private long texts;
    private long dates;
    private long clocks;
    private final Map<VisitName.Scale, Long> visits = new EnumMap<>(VisitName.Scale.class);
    private final DateOrder order = new DateOrder();
    private String example = "";

    /** @param column the name of the column, which may say that its numbers are dates */
    public TimeCells(String column) {
        isNamedDate = SeriesNames.isDate(column);
        isNamedLength = SeriesNames.isLength(column);
    }

    /** @param time a cell with a number; NaN is none */
    public void add(double time) {
        if (!Double.isNaN(time)) {
            numbers++;
            lowest = Math.min(lowest, time);
            highest = Math.max(highest, time);
            areWhole &= time == Math.rint(time);
            areYearMonthDays &= areWhole && DateNumbers.isYearMonthDay(time);
            areLikelyDays &= DateNumbers.isLikelyDay(time);
            if (time >= FIRST_SECOND) {
                largeExample = large++ == 0 ? time : largeExample;
                smallestLarge = Math.min(smallestLarge, time);
            } else {
                smallExample = Double.isNaN(smallExample) ? time : smallExample;
                largestSmall = Math.max(largestSmall, time);
            }
        }
    }

    /** @param time a cell with a text; blank is none */
    public void add(String time) {
        add(time, 1);
    }

    /** Cells with the same text. */
    void add(String time, int count) {
        if (time.isBlank()) {
            return;
        }
        texts += count;
        if (!Double.isNaN(TimeReading.DATES.of(time))) {
            dates += count;
            dateExample = dateExample.isEmpty() ? time : dateExample;
        } else if (!Double.isNaN(TimeReading.CLOCK.of(time))) {
            clocks += count;
            clockExample = clockExample.isEmpty() ? time : clockExample;
        } else {
            visits.merge(VisitName.scale(time), (long) count, Long::sum);
            String usual = WrittenTime.usual(time);
            boolean isDate = !Double.isNaN(TimeText.pointInTime(usual, true))
                    || !Double.isNaN(TimeText.pointInTime(usual, false));
            for (int cell = 0; cell < count; cell++) {
                if (isDate) {
                    order.add(usual);
                }
            }
            example = example.isEmpty() ? time : example;
        }
    }

    /** @param other cells of the same column, in rows that follow these */
    public void add(TimeCells other) {
        smallExample = Double.isNaN(smallExample) ? other.smallExample : smallExample;
        largeExample = Double.isNaN(largeExample) ? other.largeExample : largeExample;
        large += other.large;
        largestSmall = Math.max(largestSmall, other.largestSmall);
        smallestLarge = Math.min(smallestLarge, other.smallestLarge);
        numbers += other.numbers;
        lowest = Math.min(lowest, other.lowest);
        highest = Math.max(highest, other.highest);
        areWhole &= other.areWhole;
        areYearMonthDays &= other.areYearMonthDays;
        areLikelyDays &= other.areLikelyDays;
        texts += other.texts;
        dates += other.dates;
        clocks += other.clocks;
        other.visits.forEach((scale, count) -> visits.merge(scale, count, Long::sum));
        order.add(other.order);
        dateExample = dateExample.isEmpty() ? other.dateExample : dateExample;
        clockExample = clockExample.isEmpty() ? other.clockExample : clockExample;
        example = example.isEmpty() ? other.example : example;
    }

    /**
     * @param out gets what was seen
     * @throws IOException if it does not take it
     */
    public void write(DataOutput out) throws IOException {
        for (double number : new double[] {smallExample, largeExample, largestSmall, smallestLarge, lowest, highest}) {
            out.writeDouble(number);
        }
        for (long count : new long[] {large, numbers, texts, dates, clocks}) {
            out.writeLong(count);
        }
        for (boolean all : new boolean[] {areWhole, areYearMonthDays, areLikelyDays}) {
            out.writeBoolean(all);
        }
        for (VisitName.Scale scale : VisitName.Scale.values()) {
            out.writeLong(visits.getOrDefault(scale, 0L));
        }
        order.write(out);
        for (String cell : List.of(dateExample, clockExample, example)) {
            WrittenText.write(cell, out);
        }
    }

    /**
     * @param column the name of the column
     * @param in has what {@link #write} wrote
     * @return what was seen
     * @throws IOException if it ends before
     */
    public static TimeCells read(String column, DataInput in) throws IOException {
        TimeCells cells = new TimeCells(column);
        cells.smallExample = in.readDouble();
        cells.largeExample = in.readDouble();
        cells.largestSmall = in.readDouble();
        cells.smallestLarge = in.readDouble();
        cells.lowest = in.readDouble();
        cells.highest = in.readDouble();
        cells.large = in.readLong();
        cells.numbers = in.readLong();
        cells.texts = in.readLong();
        cells.dates = in.readLong();
        cells.clocks = in.readLong();
        cells.areWhole = in.readBoolean();
        cells.areYearMonthDays = in.readBoolean();
        cells.areLikelyDays = in.readBoolean();
        for (VisitName.Scale scale : VisitName.Scale.values()) {
            long count = in.readLong();
            if (count > 0) {
                cells.visits.put(scale, count);
            }
        }
        cells.order.add(in);
        cells.dateExample = WrittenText.read(in);
        cells.clockExample = WrittenText.read(in);
        cells.example = WrittenText.read(in);
        return cells;
    }

    /** @return how they are written; empty if they are no times, or are times of several kinds */
    public Optional<TimeReading> reading() {
        if (texts == 0) {
            return areOfTwoKinds() ? Optional.empty() : Optional.of(ofNumbers());
        }
        if (dates >= NEARLY_ALL * texts) {
            return Optional.of(TimeReading.DATES);
        }
        if (areInAnyOrder()) {
            return order.reading();
        }
        if (areVisits()) {
            return Optional.of(TimeReading.VISITS);
        }
        return clocks >= NEARLY_ALL * texts ? Optional.of(TimeReading.CLOCK) : Optional.empty();
    }

    /** Whether all but a few say when a visit was, all in times or all by their numbers. */
    private boolean areVisits() {
        long counted = visits.getOrDefault(VisitName.Scale.NUMBER, 0L);
        long timed = visits.getOrDefault(VisitName.Scale.TIME, 0L);
        long starts = visits.getOrDefault(VisitName.Scale.START, 0L);
        return counted + timed > 0 && (counted == 0 || timed == 0) && counted + timed + starts >= NEARLY_ALL * texts;
    }

    /**
     * @param column the column's name
     * @return why there is no {@link #reading}, a sentence
     */
    public String fault(String column) {
        if (texts == 0) {
            return "Column '" + column + "' holds numbers of two kinds: " + large
                    + " are so large that they may be points in time, such as " + DateNumbers.shown(largeExample)
                    + ", and "
                    + (numbers - large) + " are not, such as " + DateNumbers.shown(smallExample) + ".";
        }
        if (dates > 0 && clocks > 0) {
            return "Column '" + column + "' holds " + dates + " dates, such as '" + dateExample + "', and " + clocks
                    + " times without a date, such as '" + clockExample + "', which cannot be put in one order.";
        }
        return "Column '" + column + "' holds "
                + (areInAnyOrder() ? "dates that can be read in two ways" : "texts that are no times") + ", such as '"
                + example
                + "'." + order.sentence();
    }

    /** @return what to do where there is no {@link #reading}, sentences */
    public String remedy() {
        return areInAnyOrder()
                ? "Say which comes first: 'day first' or 'month first' in 'Columns taken as' of the Cohort Reader, on the command line"
                        + " --column 'FILE/COLUMN=day first'. Or write them as 2150-03-31 08:00."
                : "Choose another column of times, or write them as 2150-03-31 08:00, as hours and minutes such as 36:15, or as numbers.";
    }

    /** Whether nearly all are dates of which no number says which is the day. */
    private boolean areInAnyOrder() {
        return order.dates() > 0 && dates + order.dates() >= NEARLY_ALL * texts;
    }

    /**
     * @param file the file's name without its ending
     * @param column the column's name
     * @return where nearly all are dates that can be read in two ways, so that they are not read, a sentence with the way out
     */
    public Optional<String> uncertain(String file, String column) {
        return areInAnyOrder() && reading().isEmpty()
                ? Optional.of(fault(column)
                        + " Such times are not read, and a run stops: say which comes first, with --column '" + file
                        + "/"
                        + column + "=day first' or --column '" + file + "/" + column
                        + "=month first', or in 'Columns taken as' of the Cohort Reader.")
                : Optional.empty();
    }

    /** Whether some numbers are seconds since 1970 or dates, and others count from somewhere else. */
    private boolean areOfTwoKinds() {
        long small = numbers - large;
        boolean areMany = Math.min(large, small) >= Math.max(FEWEST_DATES, FEW * numbers);
        return areMany && areWhole && smallestLarge > GAP * largestSmall;
    }

    /** Whether they are days of a spreadsheet: by the name, or because all are of this half century, of several days and with a time of day. */
    private boolean areDays() {
        boolean haveClock = numbers >= FEWEST_DAYS && !areWhole && highest - lowest > 1 && !isNamedLength;
        return numbers > 0 && areLikelyDays && (isNamedDate || haveClock);
    }

    private TimeReading ofNumbers() {
        if (numbers >= FEWEST_DATES && areYearMonthDays || areDays()) {
            return TimeReading.DATE_NUMBERS;
        }
        if (numbers == 0 || !areWhole) {
            return TimeReading.AS_IS;
        }
        if (lowest >= FIRST_SECOND && highest <= LAST_SECOND) {
            return TimeReading.SECONDS;
        }
        boolean isMilliseconds = lowest >= MILLI * FIRST_SECOND && highest <= MILLI * LAST_SECOND;
        return isMilliseconds ? TimeReading.MILLISECONDS : TimeReading.AS_IS;
    }
}
