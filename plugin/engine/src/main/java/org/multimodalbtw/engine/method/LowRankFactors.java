package org.multimodalbtw.engine.method;

import java.util.List;
import java.util.function.Predicate;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * Two factors beside each of some linear layers, {@code W + 2 A B} (Hu et al. 2021, arXiv 2106.09685); A [inputs, rank] starts at random and
 * B [rank, outputs] at zero, so that nothing is changed at first. They add {@code rank (inputs + outputs)} numbers to a layer.
 *
 * @param rank most dimensions between the factors, 1 to 256; a layer with fewer inputs or outputs has as many as those
 * @param layers which parameters are the matrices of these layers
 */
public record LowRankFactors(int rank, Predicate<Slice> layers) {

    private static final String DOWN = "/low-rank.down";
    private static final String UP = "/low-rank.up";

    /** @throws org.multimodalbtw.engine.InputException if the rank is out of its range */
    public LowRankFactors {
        Limits.between("Rank", rank, 1, 256);
    }

    private int rank(LayerFactors layer) {
        return Math.min(rank, Math.min(layer.inputs(), layer.outputs()));
    }

    /** @param graph the network, without methods so far, to which the factors are added */
    public void declare(Graph graph) {
        for (Slice slice : List.copyOf(graph.slices().values())) {
            if (layers.test(slice)) {
                LayerFactors layer = new LayerFactors(slice);
                int inner = rank(layer);
                Value down =
                        graph.parameter(slice.name() + DOWN, Slice.Start.MATRIX, layer.shape(layer.inputs(), inner));
                Value up = graph.parameter(slice.name() + UP, Slice.Start.ZERO, layer.shape(inner, layer.outputs()));
                graph.addTo(slice.name(), () -> down.matmul(up).mul(LayerFactors.SCALE));
            }
        }
    }

    /**
     * @param slice a parameter
     * @return whether it is one of the factors
     */
    public static boolean isFactor(Slice slice) {
        return slice.name().endsWith(DOWN) || slice.name().endsWith(UP);
    }

    /**
     * Adds what the factors give to their layers.
     *
     * @param layout where all parameters lie
     * @param parameters of all members, changed in place
     */
    public void merge(ParameterLayout layout, float[] parameters) {
        LayerFactors.each(layout, UP, parameters, (layer, offset) -> merge(layer, layout, parameters, offset));
    }

    private void merge(LayerFactors layer, ParameterLayout layout, float[] parameters, int offset) {
        int inner = rank(layer);
        int down = offset + layout.byName().get(layer.slice().name() + DOWN).offset();
        int up = offset + layout.byName().get(layer.slice().name() + UP).offset();
        for (int matrix = 0; matrix < layer.matrices(); matrix++) {
            int a = down + matrix * layer.inputs() * inner;
            int b = up + matrix * inner * layer.outputs();
            layer.add(parameters, offset, matrix, (input, output) -> {
                double sum = 0;
                for (int r = 0; r < inner; r++) {
                    sum += (double) parameters[a + input * inner + r] * parameters[b + r * layer.outputs() + output];
                }
                return sum;
            });
        }
    }
}
