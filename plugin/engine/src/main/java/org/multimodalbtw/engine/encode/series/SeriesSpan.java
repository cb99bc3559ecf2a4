package org.multimodalbtw.engine.encode.series;

import java.util.Optional;
import java.util.OptionalDouble;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.moment.KnownAt;

/**
 * The span of time of which measurements are read, in the unit of the times.
 *
 * @param from its start; empty: it follows from the training measurements
 * @param to its end; empty: it follows from the training measurements
 * @param known the moment of prediction, which then ends the span; empty: none is given
 */
public record SeriesSpan(OptionalDouble from, OptionalDouble to, Optional<KnownAt> known) {

    /** @throws InputException if it has two ends, or none after its start */
    public SeriesSpan {
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

    /** @return a span that follows from the training measurements alone */
    public static SeriesSpan open() {
        return new SeriesSpan(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /** @return its start where it is given, or follows from the moment of prediction */
    OptionalDouble first() {
        return known.filter(KnownAt::looksBack).isPresent()
                ? OptionalDouble.of(known.get().first())
                : from;
    }

    /** @return its end where it is given, or follows from the moment of prediction */
    OptionalDouble last() {
        return known.isPresent() ? OptionalDouble.of(known.get().last()) : to;
    }
}
