package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Modalities whose own predictions are ahead of the others' make smaller steps: on-the-fly gradient modulation, OGM, and with noise OGM-GE
 * (Peng et al. 2022, arXiv 2203.15332). The factor of a modality is {@code 1 - tanh(alpha rho)} where its {@link ModalityLead lead} rho is
 * above 1, else exactly 1.
 *
 * <p>Published for SGD. AdamW divides by the gradient's size, so that a factor on the gradient would do nothing: here it scales the update.
 * Scores are of the rows of the epoch before rather than of the batch, so that the first epoch learns as usual.
 *
 * @param alpha how strongly, 0 to 10; with 0 steps are as usual
 * @param epochs in which it acts
 * @param smooth whether the factor is {@code 1 - tanh(alpha (rho - 1))} instead, which does not jump at 1 (ours)
 * @param noise whether the gradient of each parameter of a modality gets normal noise as wide as that gradient spreads (GE)
 */
public record GradientModulation(double alpha, EpochRange epochs, boolean smooth, boolean noise)
        implements TrainingMethod {

    /** What a training starts from. */
    public static final GradientModulation STANDARD = new GradientModulation(.3, EpochRange.ALL, false, false);

    /** The name of the input with the factors of the updates, [K, M]. */
    public static final String FACTORS = "modulation_factors";

    /** The name of the input with normal noise for each parameter of the network, [K, parameters]. */
    public static final String NOISE = "modulation_noise";

    /** @throws org.multimodalbtw.engine.InputException if the strength is out of its range */
    public GradientModulation {
        Limits.between("Strength of gradient modulation", alpha, 0, 10);
    }

    /** @return the same with noise */
    public GradientModulation withNoise() {
        return new GradientModulation(alpha, epochs, smooth, true);
    }

    /**
     * @param lead rho of a modality
     * @return how far its parameters go, of the whole way
     */
    public double factor(double lead) {
        if (!(lead > 1)) {
            return 1;
        }
        return 1 - Math.tanh(alpha * (smooth ? lead - 1 : lead));
    }

    @Override
    public String summary() {
        return "alpha " + Limits.number(alpha) + ", " + epochs.summary() + (smooth ? ", smooth" : "")
                + (noise ? ", with noise" : "");
    }

    @Override
    public boolean readsRowLosses() {
        return alpha > 0;
    }

    @Override
    public Optional<Value> updateScale(Graph graph) {
        return alpha > 0 ? Optional.of(graph.input(FACTORS)) : Optional.empty();
    }

    @Override
    public Value gradient(Value gradient, NetworkShape shape) {
        return noise ? noisy(gradient, shape) : gradient;
    }

    /** Slices that no modality has for itself are taken as they are, in one piece as long as they follow each other. */
    private static Value noisy(Value gradient, NetworkShape shape) {
        Graph graph = gradient.graph();
        Value normal = graph.input(NOISE);
        List<Value> pieces = new ArrayList<>();
        Predicate<Slice> isOfOne = ofOneModality(shape.modalities());
        int from = 0;
        for (Slice slice : graph.slices().values()) {
            if (slice.size() > 1 && isOfOne.test(slice)) {
                if (slice.offset() > from) {
                    pieces.add(gradient.narrow(1, from, slice.offset() - from));
                }
                from = slice.offset() + slice.size();
                Value own = gradient.narrow(1, slice.offset(), slice.size());
                pieces.add(own.add(spread(own, slice.size()).mul(normal.narrow(1, slice.offset(), slice.size()))));
            }
        }
        if (from < graph.size()) {
            pieces.add(gradient.narrow(1, from, graph.size() - from));
        }
        return Value.cat(pieces, 1);
    }

    /** The standard deviation of each member's gradient of a slice, [K, 1]. */
    private static Value spread(Value gradient, int size) {
        Value deviation = gradient.sub(gradient.mean(1).unsqueeze(-1));
        return deviation.pow(2).sum(1).div((double) (size - 1)).sqrt().unsqueeze(-1);
    }

    private static Predicate<Slice> ofOneModality(List<TensorColumn> modalities) {
        return slice -> modalities.stream().anyMatch(modality -> slice.name().startsWith(modality.name() + "/"));
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new GradientModulationRun(this, rows, shape);
    }
}
