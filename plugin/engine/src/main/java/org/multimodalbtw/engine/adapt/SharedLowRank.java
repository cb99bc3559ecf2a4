package org.multimodalbtw.engine.adapt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.method.LayerFactors;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * Mode approximation (PETAL, arXiv 2312.12458, with a super-diagonal core): as {@link LowRank}, but layers share their factors, {@code W_l +
 * 2 U diag(s_l) V}, and each has only a vector s_l of its own. All layers with as many inputs share U, and all with as many outputs V. U starts
 * at random, V at zero and s at one, so that nothing is changed at first.
 *
 * @param rank dimensions between the factors, 1 to 256
 * @param resting what rests in any case
 */
record SharedLowRank(int rank, Resting resting) implements TrainingMethod {

    private static final String DOWN = "low-rank.down.";
    private static final String UP = "low-rank.up.";
    private static final String OWN = "/low-rank.scale";

    /** @throws org.multimodalbtw.engine.InputException if the rank is out of its range */
    SharedLowRank {
        Limits.between("Rank", rank, 1, 256);
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        Map<String, Value> shared = new HashMap<>();
        for (Slice slice : List.copyOf(graph.slices().values())) {
            if (resting.isLayer(slice)) {
                LayerFactors layer = new LayerFactors(slice);
                Value down = shared.computeIfAbsent(
                        DOWN + layer.inputs(), name -> graph.parameter(name, Slice.Start.MATRIX, layer.inputs(), rank));
                Value up = shared.computeIfAbsent(
                        UP + layer.outputs(), name -> graph.parameter(name, Slice.Start.ZERO, rank, layer.outputs()));
                Value own = graph.parameter(slice.name() + OWN, Slice.Start.ONE, layer.shape(rank));
                graph.addTo(slice.name(), () -> product(layer, down, own, up).mul(LayerFactors.SCALE));
            }
        }
    }

    /** [K, inputs, outputs], of a list of matrices [K, list, inputs, outputs]. */
    private static Value product(LayerFactors layer, Value down, Value own, Value up) {
        return layer.isList()
                ? down.unsqueeze(1).mul(own.unsqueeze(2)).matmul(up.unsqueeze(1))
                : down.mul(own.unsqueeze(1)).matmul(up);
    }

    @Override
    public boolean learns(Slice slice) {
        return resting.isHead(slice)
                || slice.name().startsWith(DOWN)
                || slice.name().startsWith(UP)
                || slice.name().endsWith(OWN);
    }

    @Override
    public void merge(ParameterLayout layout, float[] parameters) {
        LayerFactors.each(layout, OWN, parameters, (layer, offset) -> merge(layer, layout, parameters, offset));
    }

    private void merge(LayerFactors layer, ParameterLayout layout, float[] parameters, int offset) {
        int down = offset + layout.byName().get(DOWN + layer.inputs()).offset();
        int up = offset + layout.byName().get(UP + layer.outputs()).offset();
        int own = offset + layout.byName().get(layer.slice().name() + OWN).offset();
        for (int matrix = 0; matrix < layer.matrices(); matrix++) {
            int scale = own + matrix * rank;
            layer.add(parameters, offset, matrix, (input, output) -> {
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    sum += (double) parameters[down + input * rank + r]
                            * parameters[scale + r]
                            * parameters[up + r * layer.outputs() + output];
                }
                return sum;
            });
        }
    }
}
