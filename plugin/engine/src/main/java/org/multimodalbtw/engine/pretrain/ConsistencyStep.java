package org.multimodalbtw.engine.pretrain;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.StepExtension;
import org.multimodalbtw.engine.network.Update;

/**
 * A step in which what each modality says of a row comes to agree with what all say together (UmURL, arXiv 2311.03106, after its released
 * code). The batch holds each row twice, varied differently: of the first half each modality is embedded alone, y_m, of the second all
 * together, y. With a projection P_m a modality, z_m = P_m(y_m), u_m = P_m(y), and z the mean of a row's z_m, the loss is
 *
 * <pre>5 (sum_m |z_m - u_m|^2 / D + sum_m |z_m - z|^2 / D) + terms sum_m (VC(z_m) + VC(u_m))</pre>
 *
 * where each mean is over the rows that have the modality, and VC is {@link VarianceCovariance}.
 *
 * @param outputs D, how many numbers a projection has
 * @param terms how much the terms count that keep embeddings apart: 1; with 0 they collapse
 */
record ConsistencyStep(int outputs, double terms) implements StepExtension {

    private static final double CONSISTENCY = 5;

    private static Layer first(int modality) {
        return new Layer(SharedEncoder.PREFIX + "projector" + modality + ".1");
    }

    private static Layer second(int modality) {
        return new Layer(SharedEncoder.PREFIX + "projector" + modality + ".2");
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        int width = shape.fusion().width();
        SharedEncoder.declare(graph, width);
        for (int m = 0; m < shape.modalityCount(); m++) {
            first(m).declare(graph, width, width);
            second(m).declare(graph, width, outputs);
        }
    }

    @Override
    public List<Update> updates(NetworkShape shape) {
        return List.of(new Update(new LearntSlices(shape), (pass, usual) -> loss(pass, shape)));
    }

    private Value loss(Pass pass, NetworkShape shape) {
        int width = shape.fusion().width();
        int modalities = shape.modalityCount();
        Halves tokens = Halves.of(pass.lesson().tokens().values(), modalities, width);
        Value there = Halves.of(pass.lesson().known(), modalities).first();
        Value alone = SharedEncoder.single(tokens.first(), modalities, width);
        Value together = SharedEncoder.fused(tokens.second(), there, width);
        return loss(projections(m -> alone.select(2, m), modalities), projections(m -> together, modalities), there);
    }

    private Value projections(IntFunction<Value> embeddings, int modalities) {
        return Value.stack(
                IntStream.range(0, modalities)
                        .mapToObj(m ->
                                second(m).of(first(m).of(embeddings.apply(m)).gelu()))
                        .toList(),
                2);
    }

    /**
     * @param alone projections of single modalities, z, [K, B, M, D]
     * @param together projections of all together, u, [K, B, M, D]
     * @param there 1 where a row has a modality, else 0, [K, B, M]
     * @return each member's loss, [K]
     */
    Value loss(Value alone, Value together, Value there) {
        Value rows = there.unsqueeze(-1);
        Value middle = alone.mul(rows).sumKeeping(2).div(rows.sumKeeping(2).clampMin(1));
        Value distance = squares(alone.sub(together)).add(squares(alone.sub(middle)));
        Value mean = distance.mul(there).sum(1).div(there.sum(1).clampMin(1));
        Value apart = VarianceCovariance.of(alone, there, outputs).add(VarianceCovariance.of(together, there, outputs));
        return mean.mul(CONSISTENCY).add(apart.mul(terms)).sum(1);
    }

    private static Value squares(Value difference) {
        return difference.pow(2).mean(3);
    }
}
