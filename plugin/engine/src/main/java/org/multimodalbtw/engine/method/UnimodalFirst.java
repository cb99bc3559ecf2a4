package org.multimodalbtw.engine.method;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * Each modality is first trained alone, and then all together with few parameters (MMLoRA, Du et al. 2023, arXiv 2310.05193, of which the
 * abstract was read). In the second stage the encoders rest, and beside each of their linear layers stand {@link LowRankFactors}; these, the
 * heads and the fusion learn. The fused output starts as the mean of the modalities' own outputs, whatever modalities a row has, and the
 * network may stay there. When the training is done the factors are put to their layers.
 *
 * @param rank most dimensions of the factors, 1 to 256
 * @param epochs of the modalities alone, 1 to 100,000
 */
public record UnimodalFirst(int rank, int epochs) implements TrainingMethod, NetworkPart {

    /** The settings to start from; ours, since the authors' could not be read. */
    public static final UnimodalFirst STANDARD = new UnimodalFirst(4, 20);

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public UnimodalFirst {
        Limits.between("Rank of the joint training", rank, 1, 256);
        Limits.between("Epochs of single modalities", epochs, 1, 100_000);
    }

    static boolean isEncoder(Slice slice) {
        return slice.name().matches(".*/encoder\\.[^/]*");
    }

    static boolean isOwnHead(Slice slice) {
        return slice.name().matches(".*/head\\.[^/]*");
    }

    private static boolean isLayer(Slice slice) {
        return isEncoder(slice)
                && slice.start() == Slice.Start.MATRIX
                && slice.name().endsWith(".weight");
    }

    private LowRankFactors factors() {
        return new LowRankFactors(rank, UnimodalFirst::isLayer);
    }

    @Override
    public String summary() {
        return "rank " + rank + ", " + epochs + " epochs of single modalities";
    }

    @Override
    public Optional<String> conflict(TrainingMethod other) {
        if (other instanceof AlternatingTraining) {
            return Optional.of("modalities that take turns have no fusion of their own to be trained jointly");
        }
        return other instanceof GradientModulation modulation && modulation.noise()
                ? Optional.of("the noise is for encoders, which rest in the joint training")
                : Optional.empty();
    }

    @Override
    public List<TrainingStage> before() {
        return List.of(new TrainingStage("single modalities", epochs, List.of(new SingleModalities())));
    }

    @Override
    public Optional<NetworkPart> part() {
        return Optional.of(this);
    }

    @Override
    public boolean addsToEnsemble() {
        return true;
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        factors().declare(graph);
    }

    @Override
    public boolean learns(Slice slice) {
        return !isEncoder(slice);
    }

    @Override
    public boolean mayKeepStart() {
        return true;
    }

    @Override
    public void merge(ParameterLayout layout, float[] parameters) {
        factors().merge(layout, parameters);
    }
}
