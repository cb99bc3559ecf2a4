package org.multimodalbtw.engine.report;

import org.multimodalbtw.engine.weight.Scheme;

/**
 * Whether a model's weights change what it predicts, in words.
 *
 * @param state for programs
 * @param says whether they do, one sentence
 * @param means how to read weights then, one sentence
 */
public record WeightUse(State state, String says, String means) {

    /** What weights do in a model. */
    public enum State {
        /** They change predictions. */
        IN_USE,
        /** They change how much what each modality says alone counts beside the network, which does not have them. */
        BESIDE,
        /** They are computed, and no prediction depends on them. */
        ONLY_SHOWN,
        /** The model was trained without weights. */
        NONE,
        /** There is one modality. */
        NOTHING_TO_WEIGH
    }

    /**
     * @param scheme how weights are computed
     * @param keptOut whether the guard keeps them out of the network
     * @param share how much they count where what single modalities say is put together, 0 to 1
     * @param modalities how many modalities the model has
     * @return what weights do in such a model
     */
    public static WeightUse of(Scheme scheme, boolean keptOut, double share, int modalities) {
        if (modalities < 2) {
            return new WeightUse(
                    State.NOTHING_TO_WEIGH,
                    "There is nothing to weigh: the model has one modality.",
                    "Its weight is 1 wherever a patient has it.");
        }
        if (scheme == Scheme.NONE) {
            return new WeightUse(
                    State.NONE,
                    "This model has no weights: all modalities of a patient count the same.",
                    "What moved a prediction is said by the contributions.");
        }
        if (keptOut && share > 0) {
            return new WeightUse(
                    State.BESIDE,
                    "The weights are in use beside the network: it does not have them itself.",
                    "They change how much counts what each modality says alone. On held-out patients the network itself did "
                            + "not gain by them. What moved a prediction is said by the contributions.");
        }
        if (keptOut) {
            return new WeightUse(
                    State.ONLY_SHOWN,
                    "The weights are not in use: no prediction depends on them.",
                    "On held-out patients they did not make predictions clearly better, so that the model goes without them. "
                            + "They stand further down, folded, and say only how far each modality agrees with all together. "
                            + "What moved a prediction is said by the contributions.");
        }
        return new WeightUse(
                State.IN_USE,
                "The weights are in use: they change the predictions.",
                "A modality with weight 1.4 counts 40 % more than without weights, one with 0.6 counts 40 % less.");
    }
}
