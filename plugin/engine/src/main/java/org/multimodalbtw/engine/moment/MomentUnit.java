package org.multimodalbtw.engine.moment;

import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.survey.TimeUnitName;

/** In which unit the moment of prediction counts: that of the times, which is hours only where they are points in time. */
public final class MomentUnit {

    private MomentUnit() {}

    /**
     * @param known the moment of prediction
     * @param column the column of times
     * @param times they
     * @return in which unit it counts, a sentence; empty where that is hours, or where only the moment of the start counts
     */
    public static Optional<String> sentence(KnownAt known, String column, PatientTimes times) {
        boolean isStart = known.time() == 0 && known.gap() == 0 && !known.looksBack();
        TimeUnitName unit = times.areVisits() ? TimeUnitName.DAYS : TimeUnitName.of(column);
        if (isStart || times.areHours() || unit == TimeUnitName.HOURS) {
            return Optional.empty();
        }
        double number = number(known);
        String moment = Limits.number(number);
        String said =
                "The moment of prediction counts in the unit of column '" + column + "', as its times do: " + moment;
        return Optional.of(
                switch (unit) {
                    case UNKNOWN -> said + " is not hours unless these are.";
                    case SECONDS, MINUTES, DAYS ->
                        said + " means " + moment + " " + unit.name().toLowerCase(Locale.ROOT) + ". For "
                                + moment + " hours, give "
                                + Limits.number(number / unit.hours()) + ".";
                    case HOURS -> throw new IllegalStateException("Said for hours");
                });
    }

    /** The first of its numbers that is not 0. */
    private static double number(KnownAt known) {
        if (known.time() != 0) {
            return known.time();
        }
        return known.looksBack() ? known.lookBack() : known.gap();
    }
}
