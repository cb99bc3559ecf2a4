package org.multimodalbtw.engine.adapt;

import java.util.OptionalInt;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.method.Compute;

/**
 * How a model is adapted to a new cohort.
 *
 * @param way how much of it goes on
 * @param rank most dimensions of low-rank factors, 1 to 256
 * @param epochs passes over the new rows; empty for as many as a training of so many rows takes
 * @param guarded whether the model stays as it was unless held-out rows gain
 * @param seed the one source of randomness
 * @param compute where networks are trained
 */
public record AdaptationSettings(Way way, int rank, OptionalInt epochs, boolean guarded, long seed, Compute compute) {

    /** Dimensions of low-rank factors to start from. */
    public static final int RANK = 4;

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public AdaptationSettings {
        Limits.between("Rank", rank, 1, 256);
        Limits.between("Number of epochs", epochs.orElse(1), 1, 100_000);
    }

    /**
     * @param way how much of the model goes on
     * @param seed the randomness
     * @return the settings to start from
     */
    public static AdaptationSettings of(Way way, long seed) {
        return new AdaptationSettings(way, RANK, OptionalInt.empty(), true, seed, Compute.AUTO);
    }
}
