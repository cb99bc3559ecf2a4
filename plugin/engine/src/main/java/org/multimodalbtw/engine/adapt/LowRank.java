package org.multimodalbtw.engine.adapt;

import java.util.List;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * Low-rank adaptation (Hu et al. 2021, arXiv 2106.09685; as the second stage of MMLoRA, Du et al. 2023, arXiv 2310.05193, has it): beside
 * each linear layer stand two factors, {@code W + 2 A B}; A starts at random and B at zero, so that nothing is changed at first. The
 * factors and the heads learn, all else rests.
 *
 * @param rank most dimensions between the factors, 1 to 256; a layer with fewer inputs or outputs has as many as those
 * @param resting what rests in any case
 */
record LowRank(int rank, Resting resting) implements TrainingMethod {

    private static final String DOWN = "/low-rank.down";
    private static final String UP = "/low-rank.up";

    /** @throws org.multimodalbtw.engine.InputException if the rank is out of its range */
    LowRank {
        Limits.between("Rank", rank, 1, 256);
    }

    private int rank(LayerFactors layer) {
        return Math.min(rank, Math.min(layer.inputs(), layer.outputs()));
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        for (Slice slice : List.copyOf(graph.slices().values())) {
            if (resting.isLayer(slice)) {
                LayerFactors layer = new LayerFactors(slice);
                int inner = rank(layer);
                Value down =
                        graph.parameter(slice.name() + DOWN, Slice.Start.MATRIX, layer.shape(layer.inputs(), inner));
                Value up = graph.parameter(slice.name() + UP, Slice.Start.ZERO, layer.shape(inner, layer.outputs()));
                graph.addTo(slice.name(), () -> down.matmul(up).mul(LayerFactors.SCALE));
            }
        }
    }

    @Override
    public boolean learns(Slice slice) {
        return resting.isHead(slice)
                || slice.name().endsWith(DOWN)
                || slice.name().endsWith(UP);
    }

    @Override
    public void merge(ParameterLayout layout, float[] parameters) {
        resting.eachLayer(layout, UP, parameters, (layer, offset) -> merge(layer, layout, parameters, offset));
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
