package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * The mean of what the modalities' own heads say of the tokens that are there, and what a mixture of experts adds. The head of the mixture
 * starts at zero, so that whatever is there the fused output starts as exactly that mean. BTW weights weigh the mean. Where nothing is there,
 * the mean is 0. K members, B rows, M modalities, d token width, C outputs.
 */
final class Ensemble implements Fusion {

    /** The least of what is divided by. */
    private static final double LEAST = 1e-12;

    private final List<Linear> heads;
    private final SparseMixture mixture;

    /** Has no parameters beside those of the heads, which are declared, and of the mixture. */
    Ensemble(Graph graph, NetworkShape shape, SparseMixture mixture) {
        this.mixture = mixture;
        heads = shape.modalities().stream()
                .map(modality -> Linear.declared(graph, ModalityEncoder.head(modality)))
                .toList();
    }

    @Override
    public Fused scored(Tokens tokens) {
        Value mean = mean(tokens);
        return with(mean, mixture.scored(tokens));
    }

    @Override
    public Fused trained(Tokens tokens) {
        Value mean = mean(tokens);
        return with(mean, mixture.trained(tokens));
    }

    @Override
    public Value gates(Tokens tokens) {
        return mixture.gates(tokens);
    }

    @Override
    public Fused held(Tokens tokens, Value gates) {
        Value mean = mean(tokens);
        return with(mean, mixture.held(tokens, gates));
    }

    private static Fused with(Value mean, Fused added) {
        return new Fused(mean.add(added.output()), added.gates());
    }

    /** [K, B, C]. */
    private Value mean(Tokens tokens) {
        List<Value> said = new ArrayList<>();
        for (int m = 0; m < heads.size(); m++) {
            said.add(heads.get(m).of(tokens.values().select(2, m)));
        }
        Value all = Value.stack(said, 2);
        Value counts = tokens.weights().orElse(tokens.seen()).expandAs(all.select(3, 0));
        Value shares = counts.div(counts.sumKeeping(2).clampMin(LEAST));
        return all.mul(shares.unsqueeze(-1)).sum(2);
    }
}
