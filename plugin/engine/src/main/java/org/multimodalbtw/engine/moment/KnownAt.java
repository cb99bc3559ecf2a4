package org.multimodalbtw.engine.moment;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * The moment of prediction. What was measured or written later is not known then, and left out.
 *
 * @param time the moment, in the unit of the times: hours where they are dates, counted from the patient's start
 * @param gap what is measured this long before the moment or less is not known yet, at least 0
 * @param lookBack what was measured longer than this before the last known measurement is left out; 0: nothing is
 */
public record KnownAt(double time, double gap, double lookBack) {

    /** @throws InputException if a value is out of its range */
    public KnownAt {
        if (!(gap >= 0) || !(lookBack >= 0)) {
            throw new InputException(
                    "The gap before the moment of prediction is " + Limits.number(gap) + " and the look-back "
                            + Limits.number(lookBack) + ".",
                    "Choose numbers from 0 on.");
        }
    }

    /** @return the last time that counts */
    public double last() {
        return time - gap;
    }

    /** @return whether earlier measurements are left out */
    public boolean looksBack() {
        return lookBack > 0;
    }

    /** @return the first time that counts where it looks back */
    public double first() {
        return last() - lookBack;
    }
}
