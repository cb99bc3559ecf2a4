package org.multimodalbtw.engine.encode.series;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.MergedMoments;

/** Refuses numbers whose squares are no numbers any more. */
final class TooLarge {

    private TooLarge() {}

    /** @throws InputException if mean or standard deviation of a variable is not finite */
    static void check(MergedMoments moments, String variable) {
        if (!Double.isFinite(moments.mean()) || !Double.isFinite(moments.deviation())) {
            throw new InputException(
                    "The numbers of '" + variable + "' are too large to be standardised.",
                    "Use another unit, or take their logarithm.");
        }
    }
}
