package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.Optional;
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

    /**
     * @param others what training methods add for good, in the order in which they act
     * @return the same network with these in place of what it has
     */
    public NetworkShape with(List<? extends NetworkPart> others) {
        return new NetworkShape(target, modalities, fusion, members, weighted, List.copyOf(others));
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

    /** @return whether a modality's token depends on which modalities of the row are seen */
    public boolean readsPresence() {
        return parts.stream().anyMatch(NetworkPart::readsPresence);
    }

    /** @return whether modalities share a head in place of the mixture of experts */
    public boolean sharesHead() {
        return parts.stream().anyMatch(NetworkPart::sharesHead);
    }

    /** @return whether the fused output is the mean of the modalities' own outputs and what the mixture of experts adds */
    public boolean addsToEnsemble() {
        return parts.stream().anyMatch(NetworkPart::addsToEnsemble);
    }

    /** How modalities are fused in pairs with a main one; empty where they are not. */
    Optional<PairSettings> pairs() {
        return parts.stream().flatMap(part -> part.pairs().stream()).findFirst();
    }

    /** Whether a mixture of experts is, or has a part in, the fusion. */
    boolean hasExperts() {
        return !sharesHead() && pairs().isEmpty();
    }

    /** The first part of a modality's encoder. */
    Backbone backbone(int modality) {
        return Backbone.of(modalities.get(modality), fusion.width());
    }
}
