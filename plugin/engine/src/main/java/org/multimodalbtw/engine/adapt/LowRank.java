package org.multimodalbtw.engine.adapt;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.LowRankFactors;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * Low-rank adaptation (as the second stage of MMLoRA, Du et al. 2023, arXiv 2310.05193, has it): beside each linear layer stand {@link
 * LowRankFactors}. They and the heads learn, all else rests.
 *
 * @param rank most dimensions of the factors, 1 to 256
 * @param resting what rests in any case
 */
record LowRank(int rank, Resting resting) implements TrainingMethod {

    /** @throws org.multimodalbtw.engine.InputException if the rank is out of its range */
    LowRank {
        new LowRankFactors(rank, resting::isLayer);
    }

    private LowRankFactors factors() {
        return new LowRankFactors(rank, resting::isLayer);
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        factors().declare(graph);
    }

    @Override
    public boolean learns(Slice slice) {
        return resting.isHead(slice) || LowRankFactors.isFactor(slice);
    }

    @Override
    public void merge(ParameterLayout layout, float[] parameters) {
        factors().merge(layout, parameters);
    }
}
