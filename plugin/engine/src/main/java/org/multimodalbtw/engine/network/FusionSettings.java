package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * The shape of a fusion network, independent of the data.
 *
 * @param width size of a modality's token, 1 to 4096
 * @param experts number of experts that all modalities share, 1 to 64
 * @param topK how many experts see a token, 1 to {@code experts}
 * @param expertWidth hidden size of an expert, 1 to 16384
 * @param gate how the router scores experts
 * @param inputDropout share of input values dropped in training, 0 up to .9
 * @param hiddenDropout share of hidden values dropped in training, 0 up to .9
 * @param headDropout share of values dropped before the heads and inside the experts in training, 0 up to .9
 * @param gateNoise standard deviation of the noise on router scores in training, as a multiple of 1/experts, 0 up to 10
 * @param balance factor of the load-balance loss, 0 up to 10
 * @param routing which routers and experts a token meets
 * @param attention whether the tokens of a row attend to each other before the experts (one head, residual)
 * @param missing what stands for a modality that a row lacks
 */
public record FusionSettings(
        int width,
        int experts,
        int topK,
        int expertWidth,
        Gate gate,
        double inputDropout,
        double hiddenDropout,
        double headDropout,
        double gateNoise,
        double balance,
        Routing routing,
        boolean attention,
        MissingToken missing) {

    /** @throws InputException if a value is out of its range */
    public FusionSettings {
        Limits.between("Token width", width, 1, 4096);
        Limits.between("Number of experts", experts, 1, 64);
        Limits.between("Expert width", expertWidth, 1, 16384);
        if (topK > experts) {
            throw new InputException(
                    "Experts per token is " + topK + " but there are only " + experts + " experts.",
                    "Lower 'Experts per token' to " + experts + " or less, or raise 'Number of experts'.");
        }
        Limits.between("Experts per token", topK, 1, experts);
        Limits.between("Input dropout", inputDropout, 0, .9);
        Limits.between("Hidden dropout", hiddenDropout, 0, .9);
        Limits.between("Head dropout", headDropout, 0, .9);
        Limits.between("Router noise", gateNoise, 0, 10);
        Limits.between("Load-balance factor", balance, 0, 10);
    }

    /**
     * One router a modality, no attention, and zeros for what is missing.
     *
     * @param width size of a token
     * @param experts number of experts
     * @param topK how many experts see a token
     * @param expertWidth hidden size of an expert
     * @param gate how the router scores experts
     * @param inputDropout share of input values dropped in training
     * @param hiddenDropout share of hidden values dropped in training
     * @param headDropout share of values dropped before the heads and inside the experts in training
     * @param gateNoise noise on router scores in training
     * @param balance factor of the load-balance loss
     */
    public FusionSettings(
            int width,
            int experts,
            int topK,
            int expertWidth,
            Gate gate,
            double inputDropout,
            double hiddenDropout,
            double headDropout,
            double gateNoise,
            double balance) {
        this(
                width,
                experts,
                topK,
                expertWidth,
                gate,
                inputDropout,
                hiddenDropout,
                headDropout,
                gateNoise,
                balance,
                Routing.PER_MODALITY,
                false,
                MissingToken.ZERO);
    }

    /**
     * @param otherRouting which routers and experts a token meets
     * @param withAttention whether tokens attend to each other
     * @param otherMissing what stands for a missing modality
     * @return the same settings with these
     */
    public FusionSettings with(Routing otherRouting, boolean withAttention, MissingToken otherMissing) {
        return new FusionSettings(
                width,
                experts,
                topK,
                expertWidth,
                gate,
                inputDropout,
                hiddenDropout,
                headDropout,
                gateNoise,
                balance,
                otherRouting,
                withAttention,
                otherMissing);
    }

    /**
     * @param modalities how many modalities there are
     * @return how many experts there are in all
     */
    int allExperts(int modalities) {
        return routing == Routing.DISJOINT ? experts * modalities : experts;
    }

    /** @return the settings to start from (a comparison on five clinical data sets; docs/METHOD.md) */
    public static FusionSettings defaults() {
        return new FusionSettings(64, 4, 2, 64, Gate.SOFTMAX, .1, .3, .2, 1, .01);
    }
}
