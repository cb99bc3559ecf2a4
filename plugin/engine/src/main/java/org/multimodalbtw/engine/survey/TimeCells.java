package org.multimodalbtw.engine.survey;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Finds out how the times of a column are written. */
public final class TimeCells {

    /** A few cells may be slips. */
    private static final double NEARLY_ALL = 0.9;
    /** The seconds since 1970 from 1985 to 2128; a series does not last that long. */
    private static final double FIRST_SECOND = 5e8;

    private static final double LAST_SECOND = 5e9;
    private static final double MILLI = 1000;

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

    /** @param time a cell with a number; NaN is none */
    public void add(double time) {
        if (!Double.isNaN(time)) {
            numbers++;
            lowest = Math.min(lowest, time);
            highest = Math.max(highest, time);
            areWhole &= time == Math.rint(time);
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
        if (!Double.isNaN(TimeText.pointInTime(time))) {
            dates += count;
        } else if (!Double.isNaN(TimeText.clock(time))) {
            clocks += count;
        } else {
            visits.merge(VisitName.scale(time), (long) count, Long::sum);
            for (int cell = 0; cell < count; cell++) {
                order.add(time);
            }
            example = example.isEmpty() ? time : example;
        }
    }

    /** @return how they are written; empty if they are no times, or are times of several kinds */
    public Optional<TimeReading> reading() {
        if (texts == 0) {
            return Optional.of(ofNumbers());
        }
        if (dates >= NEARLY_ALL * texts) {
            return Optional.of(TimeReading.DATES);
        }
        if (order.dates() > 0 && dates + order.dates() >= NEARLY_ALL * texts) {
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

    /** @return a text that is no time; empty where all are */
    public String example() {
        return example;
    }

    /** @return what is known of the order of day and month: a sentence with a space before it; empty where it is not in question */
    public String dateOrder() {
        return order.sentence();
    }

    private TimeReading ofNumbers() {
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
