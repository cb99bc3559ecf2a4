package org.multimodalbtw.engine.method;

import java.util.OptionalInt;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * The epochs in which a method acts.
 *
 * @param first 1 for the first of the training
 * @param last not before the first; empty: to the end
 */
public record EpochRange(int first, OptionalInt last) {

    /** All epochs. */
    public static final EpochRange ALL = new EpochRange(1, OptionalInt.empty());

    /** @throws InputException if the range is empty or begins before the first epoch */
    public EpochRange {
        Limits.atLeast("First epoch of the training method", first, 1);
        if (last.orElse(first) < first) {
            throw new InputException(
                    "The training method's last epoch, " + last.getAsInt() + ", is before its first, " + first + ".",
                    "Choose a last epoch from " + first + " on, or none.");
        }
    }

    /**
     * @param epoch 1 for the first
     * @return whether it is one of them
     */
    public boolean contains(int epoch) {
        return epoch >= first && epoch <= last.orElse(Integer.MAX_VALUE);
    }

    /** @return the range in a few words */
    String summary() {
        return "epochs " + first + " to " + (last.isPresent() ? last.getAsInt() : "the last");
    }
}
