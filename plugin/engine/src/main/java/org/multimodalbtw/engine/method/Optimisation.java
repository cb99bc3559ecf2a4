package org.multimodalbtw.engine.method;

import java.util.OptionalInt;
import org.multimodalbtw.engine.Limits;

/**
 * How far and how fast a network learns.
 *
 * @param epochs passes over the training rows; empty: 30 below 1,000 training rows, above as many as make about 500 steps, 6 to 20
 * @param batchSize rows a step; empty: 32 below 1,000 training rows, 64 above
 * @param patience stops after so many epochs without a better validation score; 0: never
 * @param learningRate AdamW's learning rate at its highest, above 0, up to 1
 * @param schedule how the learning rate changes
 * @param weightDecay AdamW's decoupled decay of matrices, 0 to 10
 * @param clipNorm the gradient's global norm is cut to this, above 0
 */
public record Optimisation(
        OptionalInt epochs,
        OptionalInt batchSize,
        int patience,
        double learningRate,
        LearningRateSchedule schedule,
        double weightDecay,
        double clipNorm) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public Optimisation {
        Limits.between("Number of epochs", epochs.orElse(1), 1, 100_000);
        Limits.between("Batch size", batchSize.orElse(2), 2, 65_536);
        Limits.between("Patience", patience, 0, 100_000);
        Limits.between("Learning rate", learningRate, 1e-8, 1);
        Limits.between("Weight decay", weightDecay, 0, 10);
        Limits.between("Gradient clipping", clipNorm, 1e-6, 1e6);
    }

    /** @return the settings to start from (docs/METHOD.md) */
    public static Optimisation defaults() {
        return new Optimisation(OptionalInt.empty(), OptionalInt.empty(), 0, 2e-3, LearningRateSchedule.COSINE, .01, 1);
    }
}
