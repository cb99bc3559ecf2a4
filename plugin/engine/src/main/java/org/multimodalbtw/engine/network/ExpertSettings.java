package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * The experts of a fusion network and their routers.
 *
 * @param count number of experts that all modalities share, 1 to 64
 * @param topK how many experts see a token, 1 to {@code count}
 * @param width hidden size of an expert, 1 to 16384
 * @param gate how the router scores experts
 * @param gateNoise standard deviation of the noise on router scores in training, as a multiple of 1/count, 0 up to 10
 * @param balance factor of the load-balance loss, 0 up to 10
 * @param routing which routers and experts a token meets
 */
public record ExpertSettings(
        int count, int topK, int width, Gate gate, double gateNoise, double balance, Routing routing) {

    /** @throws InputException if a value is out of its range */
    public ExpertSettings {
        Limits.between("Number of experts", count, 1, 64);
        Limits.between("Expert width", width, 1, 16384);
        if (topK > count) {
            throw new InputException(
                    "Experts per token is " + topK + " but there are only " + count + " experts.",
                    "Lower 'Experts per token' to " + count + " or less, or raise 'Number of experts'.");
        }
        Limits.between("Experts per token", topK, 1, count);
        Limits.between("Router noise", gateNoise, 0, 10);
        Limits.between("Load-balance factor", balance, 0, 10);
    }

    /**
     * One router a modality.
     *
     * @param count number of experts
     * @param topK how many experts see a token
     * @param width hidden size of an expert
     * @param gate how the router scores experts
     * @param gateNoise noise on router scores in training
     * @param balance factor of the load-balance loss
     */
    public ExpertSettings(int count, int topK, int width, Gate gate, double gateNoise, double balance) {
        this(count, topK, width, gate, gateNoise, balance, Routing.PER_MODALITY);
    }

    /**
     * @param other which routers and experts a token meets
     * @return the same settings with that
     */
    public ExpertSettings with(Routing other) {
        return new ExpertSettings(count, topK, width, gate, gateNoise, balance, other);
    }

    /**
     * @param modalities how many modalities there are
     * @return how many experts there are in all
     */
    int all(int modalities) {
        return routing == Routing.DISJOINT ? count * modalities : count;
    }
}
