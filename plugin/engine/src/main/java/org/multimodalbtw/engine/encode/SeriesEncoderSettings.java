package org.multimodalbtw.engine.encode;

import java.util.OptionalDouble;
import org.multimodalbtw.engine.InputException;

/**
 * How series are encoded.
 *
 * @param form what a series becomes
 * @param from the window's start in the unit of the times; empty: 0, or the earliest training measurement if that is before 0
 * @param to its end; empty: the latest training measurement
 * @param steps how many steps of equal length the window of a grid has, 1 to 10,000
 * @param maxEvents so many measurements of a patient are kept where they stay as they are, the latest ones, 1 to 100,000
 * @param maxVariables so many of the most frequent variables are kept, 1 to 10,000
 * @param clip standardised values are limited to {@code -clip .. clip}, above 0
 */
public record SeriesEncoderSettings(
        SeriesForm form,
        OptionalDouble from,
        OptionalDouble to,
        int steps,
        int maxEvents,
        int maxVariables,
        double clip) {

    private static final int MOST = 10_000;
    private static final int MOST_EVENTS = 100_000;

    /** @throws InputException if a value is out of its range */
    public SeriesEncoderSettings {
        if (steps < 1 || steps > MOST) {
            throw new InputException("The window has " + steps + " steps.", "Choose 1 to " + MOST + " steps.");
        }
        if (maxEvents < 1 || maxEvents > MOST_EVENTS) {
            throw new InputException(
                    maxEvents + " measurements of a patient are to be kept.", "Choose 1 to " + MOST_EVENTS + ".");
        }
        if (maxVariables < 1 || maxVariables > MOST) {
            throw new InputException(maxVariables + " variables are to be kept.", "Choose 1 to " + MOST + ".");
        }
        if (!(clip > 0)) {
            throw new InputException("The largest standardised value is " + clip + ".", "Choose a number above 0.");
        }
        if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
            throw new InputException(
                    "The window ends at " + to.getAsDouble() + ", which is not after its start at " + from.getAsDouble()
                            + ".",
                    "Choose an end after the start.");
        }
    }

    /** @return statistics of at most 200 variables over all times (a comparison on validation rows; docs/METHOD.md) */
    public static SeriesEncoderSettings defaults() {
        return new SeriesEncoderSettings(
                SeriesForm.STATISTICS, OptionalDouble.empty(), OptionalDouble.empty(), 24, 1000, 200, 5);
    }
}
