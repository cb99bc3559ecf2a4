package org.multimodalbtw.engine.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.StepExtension;
import org.multimodalbtw.engine.network.Update;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * A step in which what is hidden of a row is told from what is shown (the first stage of MoCa, arXiv 2506.23115, after its released code,
 * for tables, series and texts in place of words and pictures). Of all shown modalities the row's embedding is made, and of it a decoder for
 * each modality, of one hidden layer, tells the hidden part. The loss of a modality is the mean over what is asked of
 *
 * <pre>(told - true)^2,   both in standard deviations;   of words -log p(word) / log(how many words there are)</pre>
 *
 * so that of numbers it is about 1 where nothing but the mean is told; of words, and of means over some items, a guess has a smaller one. That of a step is the mean over the modalities of which something is asked. K
 * members, B rows.
 *
 * @param columns the modalities
 */
record ReconstructionStep(List<TensorColumn> columns) implements StepExtension {

    /** The name of the input with what should be told of a modality, [K, B, n]. */
    static String truth(int modality) {
        return "hidden_truth" + modality;
    }

    /** The name of the input with how much each of these counts, [K, B, n]. */
    static String asked(int modality) {
        return "hidden_asked" + modality;
    }

    private static Layer first(int modality) {
        return new Layer(SharedEncoder.PREFIX + "decoder" + modality + ".1");
    }

    private static Layer second(int modality) {
        return new Layer(SharedEncoder.PREFIX + "decoder" + modality + ".2");
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        int width = shape.fusion().width();
        SharedEncoder.declare(graph, width);
        for (int m = 0; m < columns.size(); m++) {
            first(m).declare(graph, width, width);
            second(m).declare(graph, width, HiddenValues.size(columns.get(m)));
        }
    }

    @Override
    public List<Update> updates(NetworkShape shape) {
        return List.of(new Update(
                new LearntSlices(shape),
                (pass, usual) -> loss(pass, shape.fusion().width())));
    }

    private Value loss(Pass pass, int width) {
        Value embedding = SharedEncoder.fused(
                pass.lesson().tokens().values(), pass.lesson().known(), width);
        Graph graph = embedding.graph();
        List<Value> told = new ArrayList<>();
        List<Value> truths = new ArrayList<>();
        List<Value> counted = new ArrayList<>();
        for (int m = 0; m < columns.size(); m++) {
            told.add(second(m).of(first(m).of(embedding).gelu()));
            truths.add(graph.input(truth(m)));
            counted.add(graph.input(asked(m)));
        }
        return loss(told, truths, counted);
    }

    /**
     * @param told of each modality what was told, or of words how much speaks for each, [K, B, n]
     * @param truths what should have been told, [K, B, n]
     * @param counted how much each counts, [K, B, n]
     * @return each member's loss, [K]
     */
    Value loss(List<Value> told, List<Value> truths, List<Value> counted) {
        List<Value> losses = new ArrayList<>();
        List<Value> are = new ArrayList<>();
        for (int m = 0; m < columns.size(); m++) {
            Value asked = counted.get(m).sum(1, 2);
            Value all = HiddenValues.areTerms(columns.get(m))
                    ? told.get(m).logSoftmax().neg().div(Math.log(Math.max(2, HiddenValues.size(columns.get(m)))))
                    : told.get(m).sub(truths.get(m)).pow(2);
            losses.add(all.mul(counted.get(m)).sum(1, 2).div(asked.clampMin(1)));
            are.add(asked.div(asked.clampMin(1)));
        }
        Value sum = Value.stack(losses, 0).sum(0);
        return sum.div(Value.stack(are, 0).sum(0).clampMin(1));
    }
}
