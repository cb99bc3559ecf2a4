package org.multimodalbtw.engine.cohort;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.moment.UnknownDates;
import org.multimodalbtw.engine.survey.FarTimes;
import org.multimodalbtw.engine.survey.TimeReading;

/** Names the times of a file of measurements that lie far from the others of their patient, as those of a wrong year do. */
final class FarTimesCheck {

    private static final int SECONDS_AN_HOUR = 3600;
    private static final double HOURS_A_DAY = 24;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final FarTimes numbers = new FarTimes();
    private final FarTimes monthFirst = new FarTimes();
    private final FarTimes dayFirst = new FarTimes();

    void add(String patient, double time) {
        numbers.add(patient, time);
    }

    /** Dates that can be understood in one way only are of either order; those that often stand for an unknown one are said elsewhere. */
    void add(String patient, String time) {
        double known = TimeReading.DATES.of(time);
        if (UnknownDates.is(known)) {
            return;
        }
        monthFirst.add(patient, Double.isNaN(known) ? TimeReading.MONTH_FIRST.of(time) : known);
        dayFirst.add(patient, Double.isNaN(known) ? TimeReading.DAY_FIRST.of(time) : known);
    }

    /**
     * @param fileName the file's name
     * @param column the column of times
     * @param reading how texts are read as dates; empty where they are not
     * @return how many lie far away, with an example and what to do: a sentence; empty where none does
     */
    Optional<String> note(String fileName, String column, Optional<TimeReading> reading) {
        Optional<FarTimes.Found> ofNumbers = numbers.found();
        if (ofNumbers.isPresent()) {
            return ofNumbers.map(found -> sentence(
                    fileName,
                    column,
                    found,
                    Limits.number(found.time()),
                    Limits.number(found.gap()),
                    Limits.number(found.usual())));
        }
        Optional<FarTimes> dates = reading.flatMap(order -> switch (order) {
            case DATES, MONTH_FIRST -> Optional.of(monthFirst);
            case DAY_FIRST -> Optional.of(dayFirst);
            case AS_IS, SECONDS, MILLISECONDS, DATE_NUMBERS, CLOCK, VISITS -> Optional.empty();
        });
        return dates.flatMap(FarTimes::found)
                .map(found -> sentence(
                        fileName,
                        column,
                        found,
                        LocalDateTime.ofEpochSecond(Math.round(SECONDS_AN_HOUR * found.time()), 0, ZoneOffset.UTC)
                                .format(SHOWN),
                        days(found.gap()),
                        days(found.usual())));
    }

    private static String days(double hours) {
        return Limits.number(Math.round(10 * hours / HOURS_A_DAY) / 10.) + " days";
    }

    private static String sentence(
            String fileName, String column, FarTimes.Found found, String time, String gap, String usual) {
        boolean isOne = found.far() == 1;
        return "File " + fileName + ": " + found.far() + " of " + found.all() + " times in column '" + column
                + (isOne ? "' lies" : "' lie") + " far from all others of the patient, such as '" + time
                + "' of patient '"
                + found.patient() + "', " + gap + " away, where the times of most patients span " + usual
                + " at most. " + (isOne ? "It is" : "They are")
                + " not corrected and may stretch the window of the series: if "
                + (isOne ? "it is a slip" : "they are slips")
                + ", correct " + (isOne ? "it or empty the cell." : "them or empty these cells.");
    }
}
