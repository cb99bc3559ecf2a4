package org.multimodalbtw.engine.method;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.Routing;

/**
 * The experts' use should be even: the squared coefficient of variation of their gates' sums over the batch is added to the loss (Shazeer et
 * al. 2017, section 4).
 *
 * @param factor of that loss, from 0 on
 * @param disjoint whether each modality has experts of its own
 */
public record LoadBalance(double factor, boolean disjoint) implements TrainingMethod {

    /** Added to the square of a mean that divides (the authors' code). */
    private static final double EPSILON = 1e-10;

    /**
     * @param fusion of the network
     * @return the method with its factor
     */
    public static LoadBalance of(FusionSettings fusion) {
        return new LoadBalance(fusion.experts().balance(), fusion.experts().routing() == Routing.DISJOINT);
    }

    @Override
    public Optional<Value> sums(Pass pass) {
        if (factor == 0) {
            return Optional.empty();
        }
        Value gates = pass.fused().gates();
        Graph graph = gates.graph();
        return Optional.of(disjoint ? gates.sum(1).reshape(graph.members(), -1) : gates.sum(1, 2));
    }

    @Override
    public Value lossOf(Value use) {
        Value mean = use.mean(1);
        Value variance = use.sub(mean.unsqueeze(-1)).pow(2).mean(1);
        return variance.div(mean.pow(2).add(EPSILON)).mul(factor);
    }
}
