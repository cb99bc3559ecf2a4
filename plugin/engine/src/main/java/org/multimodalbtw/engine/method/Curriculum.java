package org.multimodalbtw.engine.method;

import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Tokens;

/**
 * Easy rows count more at first and hard ones later, modalities that add little are hidden from the fusion at first, and each token goes
 * through a gate of its modality, in the style of DynCIM (Qian et al. 2025, arXiv 2503.06456), whose formulas could not be read
 * (docs/METHODS.md). In the share {@code t = epoch / epochs} of the curriculum a row counts {@code exp(-strength (1 - t) difficulty)}, by
 * {@link RowDifficulty}, rescaled to mean 1 within its class; a modality is hidden where its {@link ModalityGain} is less than
 * {@code threshold (1 - t)} of the largest. From the last epoch of the curriculum on all rows count alike and nothing is hidden.
 *
 * <p>The gate is {@code 2 sigmoid(v z)}, which is 1 at the start and stays for scoring; it reads its own token alone, so that a modality's own
 * prediction depends on no other.
 *
 * @param strength how much less the hardest rows count at first (kappa), 0 to 10
 * @param threshold below which share of the largest gain a modality is hidden at first, 0 to .9
 * @param epochs of the curriculum, from 1 on
 */
public record Curriculum(double strength, double threshold, int epochs) implements TrainingMethod, NetworkPart {

    /** The settings to start from; the strength is that of the specification, the others are ours. */
    public static final Curriculum STANDARD = new Curriculum(2, .2, 20);

    /** The name of the gates' vectors v, one a modality. */
    static final String GATES = "gates";

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public Curriculum {
        Limits.between("Strength of the curriculum", strength, 0, 10);
        Limits.between("Share below which the curriculum hides a modality", threshold, 0, .9);
        Limits.between("Epochs of the curriculum", epochs, 1, 100_000);
    }

    @Override
    public String summary() {
        return "strength " + Limits.number(strength) + ", hidden below " + Limits.number(threshold) + ", " + epochs
                + " epochs";
    }

    /**
     * @param epoch 1 for the first
     * @return what is left of the curriculum in it: 1 at first, 0 from its last epoch on
     */
    double left(int epoch) {
        return Math.max(0, 1 - (double) epoch / epochs);
    }

    @Override
    public boolean readsRowLosses() {
        return true;
    }

    @Override
    public Optional<String> conflict(TrainingMethod other) {
        return other instanceof AlternatingTraining
                ? Optional.of("modalities that take turns have no fusion that one of them could be hidden from")
                : Optional.empty();
    }

    @Override
    public Optional<NetworkPart> part() {
        return Optional.of(this);
    }

    @Override
    public void declare(Graph graph, NetworkShape shape) {
        graph.parameter(
                GATES, Slice.Start.ZERO, shape.modalityCount(), shape.fusion().width());
    }

    @Override
    public Value tokens(Tokens tokens, NetworkShape shape) {
        Value values = tokens.values();
        Value gates = values.graph().declared(GATES).unsqueeze(1);
        return values.mul(values.mul(gates).sumKeeping(3).sigmoid().mul(2.0));
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new CurriculumRun(this, rows, shape);
    }
}
