package org.multimodalbtw.engine.network;

import java.util.List;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Everything that fixes a fusion network but its parameters.
 *
 * @param target what is predicted
 * @param modalities the inputs in order
 * @param fusion the settings
 * @param members how many networks of this shape are kept side by side
 * @param weighted whether rows carry BTW weights; without, no weight enters the script
 * @param parts what training methods add for good, in the order in which they act
 */
public record NetworkShape(
        Target target,
        List<TensorColumn> modalities,
        FusionSettings fusion,
        int members,
        boolean weighted,
        List<NetworkPart> parts) {

    /** Keeps its own copies of the lists. */
    public NetworkShape {
        modalities = List.copyOf(modalities);
        parts = List.copyOf(parts);
    }

    /**
     * A network to which nothing is added.
     *
     * @param target what is predicted
     * @param modalities the inputs in order
     * @param fusion the settings
     * @param members how many networks of this shape are kept side by side
     * @param weighted whether rows carry BTW weights
     */
    public NetworkShape(
            Target target, List<TensorColumn> modalities, FusionSettings fusion, int members, boolean weighted) {
        this(target, modalities, fusion, members, weighted, List.of());
    }

    /** @return values of a head: the number of classes or labels, or 1 for a number */
    public int outputs() {
        return target.outputs();
    }

    /** @return how many modalities there are */
    public int modalityCount() {
        return modalities.size();
    }

    /**
     * @param modality a modality's position
     * @return how many values its rows have, at most where it is ragged
     */
    public int inputSize(int modality) {
        return modalities.get(modality).size();
    }

    /**
     * @return whether the fused output is a sum of one term a modality, which depends on that modality's token, weight and presence alone:
     *     no token sees another one before the head, which is linear
     */
    public boolean isSumOfTerms() {
        return !fusion.attention() && fusion.experts().routing() != Routing.JOINT && hasTokensOfTheirOwn();
    }

    /** @return whether a modality's token, and so its own output, is the same whatever other modalities are seen */
    public boolean hasTokensOfTheirOwn() {
        return parts.isEmpty();
    }

    /** @return whether modalities share a head in place of the mixture of experts */
    public boolean sharesHead() {
        return parts.stream().anyMatch(NetworkPart::sharesHead);
    }

    /** The first part of a modality's encoder. */
    Backbone backbone(int modality) {
        return Backbone.of(modalities.get(modality), fusion.width());
    }
}
