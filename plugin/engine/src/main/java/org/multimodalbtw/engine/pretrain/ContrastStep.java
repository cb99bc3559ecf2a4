package org.multimodalbtw.engine.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.StepExtension;
import org.multimodalbtw.engine.network.Update;

/**
 * A step in which each modality finds its row among all rows of the batch by what the row's other modalities say (the second stage of MoCa,
 * arXiv 2506.23115, with modalities in place of questions and documents). The batch holds each row twice, varied differently: of the first
 * half each modality is embedded alone, q, of the second all others together, t; where a row has no other one, the modality itself. The loss
 * of a modality is the mean over the rows b that have it of
 *
 * <pre>log sum_c exp(cos(q_b, t_c) / {@value #TEMPERATURE}) - cos(q_b, t_b) / {@value #TEMPERATURE}</pre>
 *
 * over all rows c, so that it is log B where all embeddings are the same and about 0 where rows are found for certain; that of a step is the
 * mean over the modalities that some row has. K members, B rows, M modalities, d numbers of an embedding.
 */
record ContrastStep() implements StepExtension {

    private static final double TEMPERATURE = .03;

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        SharedEncoder.declare(graph, shape.fusion().width());
    }

    @Override
    public List<Update> updates(NetworkShape shape) {
        return List.of(new Update(new LearntSlices(shape), (pass, usual) -> loss(pass, shape)));
    }

    private static Value loss(Pass pass, NetworkShape shape) {
        int width = shape.fusion().width();
        int modalities = shape.modalityCount();
        Halves tokens = Halves.of(pass.lesson().tokens().values(), modalities, width);
        Value there = Halves.of(pass.lesson().known(), modalities).first();
        Value alone = SharedEncoder.single(tokens.first(), modalities, width);
        List<Value> others = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            others.add(SharedEncoder.fused(tokens.second(), others(there, m, modalities), width));
        }
        return loss(alone, Value.stack(others, 2), there);
    }

    /** Which modalities of a row take part beside one of them, which does where there is no other, [K, B, M]. */
    private static Value others(Value there, int modality, int modalities) {
        Value own = there.select(2, modality);
        Value any = there.sum(2).sub(own).clampMax(1);
        Value kept = own.mul(any.subtractedFrom(1));
        List<Value> parts = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            parts.add(m == modality ? kept : there.select(2, m));
        }
        return Value.stack(parts, 2);
    }

    /**
     * @param alone embeddings of single modalities, q, [K, B, M, d]
     * @param others embeddings of the others together, t, [K, B, M, d]
     * @param there 1 where a row has a modality, else 0, [K, B, M]
     * @return each member's loss, [K]
     */
    static Value loss(Value alone, Value others, Value there) {
        Value questions = ofLengthOne(alone.permute(0, 2, 1, 3));
        Value answers = ofLengthOne(others.permute(0, 2, 1, 3));
        Value right = questions.mul(answers).sum(3).div(TEMPERATURE);
        Value among = questions.matmul(answers.transpose(2, 3)).div(TEMPERATURE).logSumExp(3);
        Value rows = there.permute(0, 2, 1);
        Value count = rows.sum(2);
        Value mean = among.sub(right).mul(rows).sum(2).div(count.clampMin(1));
        Value are = count.div(count.clampMin(1)).sum(1);
        return mean.sum(1).div(are.clampMin(1));
    }

    private static Value ofLengthOne(Value values) {
        return values.div(values.pow(2).sumKeeping(3).sqrt().clampMin(1e-6));
    }
}
