package org.multimodalbtw.engine.encode.series;

import java.util.Optional;
import java.util.OptionalDouble;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.moment.KnownAt;

/**
 * How series are encoded.
 *
 * @param form what a series becomes
 * @param from the window's start in the unit of the times; empty: 0, or the earliest training measurement if that is before 0, or, if
 *     {@code surveyed}, the time that 1 % of the training measurements lie before
 * @param to its end; empty: the latest training measurement, or, if {@code surveyed}, the time that 1 % of them lie after
 * @param steps how many steps of equal length the window of a grid has, 1 to 10,000
 * @param maxEvents so many measurements of a patient are kept where they stay as they are, the latest ones, 1 to 100,000
 * @param maxVariables so many of the most frequent variables are kept, 1 to 10,000
 * @param clip standardised values are limited to {@code -clip .. clip}, above 0
 * @param surveyed whether times are looked at: numbers that are seconds since 1970 are points in time, and the window's ends are quantiles
 * @param known the moment of prediction, which then ends the window; empty: none is given
 */
public record SeriesEncoderSettings(
        SeriesForm form,
        OptionalDouble from,
        OptionalDouble to,
        int steps,
        int maxEvents,
        int maxVariables,
        double clip,
        boolean surveyed,
        Optional<KnownAt> known) {

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
        if (known.isPresent() && to.isPresent()) {
            throw new InputException(
                    "Both a moment of prediction ('Known at') and an end of the window are given.",
                    "Give one of them.");
        }
        if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
            throw new InputException(
                    "The window ends at " + Limits.number(to.getAsDouble()) + ", which is not after its start at "
                            + Limits.number(from.getAsDouble()) + ".",
                    "Choose an end after the start.");
        }
    }

    /** @return statistics of at most 200 variables over all times (a comparison on validation rows; docs/METHOD.md) */
    public static SeriesEncoderSettings defaults() {
        return new SeriesEncoderSettings(
                SeriesForm.STATISTICS,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                24,
                1000,
                200,
                5,
                true,
                Optional.empty());
    }

    /** @return the window's start where it is given, or follows from the moment of prediction */
    OptionalDouble first() {
        return known.filter(KnownAt::looksBack).isPresent()
                ? OptionalDouble.of(known.get().first())
                : from;
    }

    /** @return the window's end where it is given, or follows from the moment of prediction */
    OptionalDouble last() {
        return known.isPresent() ? OptionalDouble.of(known.get().last()) : to;
    }
}
