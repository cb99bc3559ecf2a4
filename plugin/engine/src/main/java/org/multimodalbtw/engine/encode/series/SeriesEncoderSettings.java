package org.multimodalbtw.engine.encode.series;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * How series are encoded.
 *
 * @param form what a series becomes
 * @param span the span of time that is asked for; what it leaves open follows from the training measurements: from 0, or the earliest
 *     if that is before 0, to the latest; if {@code surveyed}, 1 % of them at either end are left out where they stretch it
 * @param steps how many steps of equal length the window of a grid has, 1 to 10,000
 * @param maxEvents so many measurements of a patient are kept where they stay as they are, the latest ones, 1 to 100,000
 * @param maxVariables so many of the most frequent variables are kept, 1 to 10,000
 * @param clip standardised values are limited to {@code -clip .. clip}, above 0
 * @param surveyed whether times are looked at: numbers that are seconds since 1970 or days of a spreadsheet are points in time, and
 *     the window does not reach to times that stretch it
 */
public record SeriesEncoderSettings(
        SeriesForm form, SeriesSpan span, int steps, int maxEvents, int maxVariables, double clip, boolean surveyed) {

    private static final int MOST = 10_000;
    private static final int MOST_EVENTS = 100_000;

    /** @throws InputException if a value is out of its range */
    public SeriesEncoderSettings {
        Limits.between("'Steps'", steps, 1, MOST);
        Limits.between("'Most measurements of a patient'", maxEvents, 1, MOST_EVENTS);
        Limits.between("'Most variables'", maxVariables, 1, MOST);
        if (!(clip > 0)) {
            throw new InputException(
                    "Largest standardised value is " + Limits.number(clip) + ".", "Choose a number above 0.");
        }
    }

    /** @return statistics of at most 200 variables over all times (a comparison on validation rows; docs/METHOD.md) */
    public static SeriesEncoderSettings defaults() {
        return new SeriesEncoderSettings(SeriesForm.STATISTICS, SeriesSpan.open(), 24, 1000, 200, 5, true);
    }
}
