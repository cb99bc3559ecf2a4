package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.Limits;

/**
 * How encoders are pre-trained.
 *
 * @param objective what they learn
 * @param width size of a modality's token, 1 to 4096; that of the network that starts from them
 * @param members how many networks are pre-trained side by side, each from a start of its own, 1 to 20
 * @param epochs passes over the rows, 1 to 100,000; 0 for as many as the number of rows suggests
 * @param hidden share of the values that are hidden, 0 up to .9
 * @param noise standard deviation of what is added to values, in their own standard deviations, 0 to 2
 * @param seed the one source of randomness
 */
public record PretrainingSettings(
        Objective objective, int width, int members, int epochs, double hidden, double noise, long seed) {

    /** Steps after which more gained little on the cohorts that were tried. */
    private static final int ENOUGH_STEPS = 1500;

    private static final int MOST_EPOCHS = 200;
    private static final int LEAST_EPOCHS = 10;

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public PretrainingSettings {
        Limits.between("Token width", width, 1, 4096);
        Limits.between("Number of networks", members, 1, 20);
        Limits.between("Number of epochs", epochs, 0, 100_000);
        Limits.between("Share of hidden values", hidden, 0, .9);
        Limits.between("Noise", noise, 0, 2);
    }

    /**
     * @param objective what is learnt
     * @param seed the one source of randomness
     * @return the settings to start from
     */
    public static PretrainingSettings defaults(Objective objective, long seed) {
        return new PretrainingSettings(objective, 64, 1, 0, .3, .3, seed);
    }

    /** The same with other epochs. */
    PretrainingSettings with(int otherEpochs) {
        return new PretrainingSettings(objective, width, members, otherEpochs, hidden, noise, seed);
    }

    /** How many epochs of so many steps are made. */
    int epochs(int stepsPerEpoch) {
        return epochs > 0 ? epochs : Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, ENOUGH_STEPS / stepsPerEpoch));
    }
}
