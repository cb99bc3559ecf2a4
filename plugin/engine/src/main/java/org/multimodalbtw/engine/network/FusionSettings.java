package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.Limits;

/**
 * The shape of a fusion network, independent of the data.
 *
 * @param width size of a modality's token, 1 to 4096
 * @param experts the experts and their routers
 * @param dropout what is dropped in training
 * @param attention whether the tokens of a row attend to each other before the experts (one head, residual)
 * @param missing what stands for a modality that a row lacks
 */
public record FusionSettings(
        int width, ExpertSettings experts, DropoutRates dropout, boolean attention, MissingToken missing) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public FusionSettings {
        Limits.between("Token width", width, 1, 4096);
    }

    /**
     * No attention, and zeros for what is missing.
     *
     * @param width size of a token
     * @param experts the experts and their routers
     * @param dropout what is dropped in training
     */
    public FusionSettings(int width, ExpertSettings experts, DropoutRates dropout) {
        this(width, experts, dropout, false, MissingToken.ZERO);
    }

    /**
     * @param routing which routers and experts a token meets
     * @param withAttention whether tokens attend to each other
     * @param otherMissing what stands for a missing modality
     * @return the same settings with these
     */
    public FusionSettings with(Routing routing, boolean withAttention, MissingToken otherMissing) {
        return new FusionSettings(width, experts.with(routing), dropout, withAttention, otherMissing);
    }

    /** @return the settings to start from (a comparison on five clinical data sets; docs/METHOD.md) */
    public static FusionSettings defaults() {
        return new FusionSettings(64, new ExpertSettings(4, 2, 64, Gate.SOFTMAX, 1, .01), new DropoutRates(.1, .3, .2));
    }
}
