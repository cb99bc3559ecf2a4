package org.multimodalbtw.engine.weight;

import org.multimodalbtw.engine.InputException;

/**
 * How BTW weights are computed and blended in.
 *
 * @param scheme which information sets the weights
 * @param direction what a large divergence means
 * @param blend share of the new weight in the blend with 1, 0 to 1 (1: the new weight alone)
 * @param warmUpEpochs epochs trained unweighted before the first update, at least 1
 * @param informationFloor least mutual information of a modality, as a share of the mean over modalities, 0 to 1
 */
public record WeightSettings(
        Scheme scheme, Direction direction, double blend, int warmUpEpochs, double informationFloor) {

    /** @throws InputException if a value is out of its range */
    public WeightSettings {
        if (!(blend >= 0 && blend <= 1)) {
            throw new InputException("The blend of weights is " + blend + ".", "Choose a value from 0 to 1.");
        }
        if (warmUpEpochs < 1) {
            throw new InputException(
                    "Weights are to start after " + warmUpEpochs + " epochs.", "Choose at least 1 warm-up epoch.");
        }
        if (!(informationFloor >= 0 && informationFloor <= 1)) {
            throw new InputException(
                    "The floor of the mutual information is " + informationFloor + ".", "Choose a value from 0 to 1.");
        }
    }

    /** @return KL x MI, agreement, half blended with 1, after two epochs (docs/METHOD.md) */
    public static WeightSettings defaults() {
        return new WeightSettings(Scheme.KL_MI, Direction.AGREEMENT, .5, 2, .05);
    }

    /** @return no weights at all */
    public static WeightSettings none() {
        return new WeightSettings(Scheme.NONE, Direction.AGREEMENT, .5, 1, .05);
    }
}
