package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * A fusion without experts: each token goes through a linear map of its modality and a linear head that all modalities share, and the fused
 * output is the mean of what the head says of the modalities that are there, by confidence: 1 less the entropy of the answer as a share of the
 * largest possible, of labels the mean of that over them, and 1 for a number, which has none. BTW weights multiply the confidence. Where
 * nothing is there, the output is 0. K members, B rows, M modalities, d token width, C outputs.
 */
public final class SharedHead implements Fusion {

    /** Parameters of the head and of nothing else begin like this. */
    private static final String HEAD = "shared";

    private static final String MAP = "/map";

    /** The least confidence, so that the answers of a row that is not sure of anything are averaged all the same. */
    private static final double LEAST_CONFIDENCE = 1e-4;

    /** The least of what is divided by. */
    private static final double LEAST = 1e-12;

    private final NetworkShape shape;

    private SharedHead(NetworkShape shape) {
        this.shape = shape;
    }

    /** Declares the parameters. */
    static SharedHead declare(Graph graph, NetworkShape shape) {
        int width = shape.fusion().width();
        shape.modalities().forEach(modality -> Linear.declare(graph, modality.name() + MAP, width, width));
        Linear.declare(graph, HEAD, width, shape.outputs());
        return new SharedHead(shape);
    }

    /**
     * @param slice a parameter
     * @return whether it is one of the head
     */
    public static boolean isHead(Slice slice) {
        return slice.name().equals(HEAD + ".weight") || slice.name().equals(HEAD + ".bias");
    }

    /**
     * @param graph the network
     * @return the head's weight [K, d, C] and bias [K, C]
     */
    public static List<Value> head(Graph graph) {
        return List.of(graph.declared(HEAD + ".weight"), graph.declared(HEAD + ".bias"));
    }

    /**
     * @param shape the network
     * @param tokens [K, B, M, d]
     * @param modality a modality's position
     * @return what the head reads of it, [K, B, d]
     */
    public static Value mapped(NetworkShape shape, Value tokens, int modality) {
        Graph graph = tokens.graph();
        String name = shape.modalities().get(modality).name() + MAP;
        return Linear.declared(graph, name).of(tokens.select(2, modality));
    }

    /**
     * @param read what a head reads, [K, B, d]
     * @param weight of the head, [K, d, C]
     * @param bias of the head, [K, C]
     * @return what it says, [K, B, C]
     */
    public static Value said(Value read, Value weight, Value bias) {
        return new Linear(weight, bias).of(read);
    }

    @Override
    public Fused scored(Tokens tokens) {
        Value said = said(tokens);
        Value shares = shares(said, tokens);
        return new Fused(average(said, shares), Fusion.asGates(shares, shape));
    }

    @Override
    public Fused trained(Tokens tokens) {
        return scored(tokens);
    }

    @Override
    public Value gates(Tokens tokens) {
        return Fusion.asGates(shares(said(tokens), tokens), shape);
    }

    /** The average with shares that are given. */
    @Override
    public Fused held(Tokens tokens, Value gates) {
        return new Fused(average(said(tokens), gates.sum(3)), gates);
    }

    /** What the head says of each modality, [K, B, M, C]. */
    private Value said(Tokens tokens) {
        List<Value> head = head(tokens.values().graph());
        List<Value> said = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            said.add(said(mapped(shape, tokens.values(), m), head.get(0), head.get(1)));
        }
        return Value.stack(said, 2);
    }

    /** How much each modality counts in a row, [K, B, M]: shares of 1, or 0 where none is there. */
    private Value shares(Value said, Tokens tokens) {
        Value there = tokens.weights().orElse(tokens.seen()).expandAs(said.select(3, 0));
        Value weighed = confidence(said)
                .map(sure -> there.mul(sure.clampMin(LEAST_CONFIDENCE)))
                .orElse(there);
        return weighed.div(weighed.sumKeeping(2).clampMin(LEAST));
    }

    /** [K, B, M], 0 to 1; empty for a number. */
    private Optional<Value> confidence(Value said) {
        return shape.target()
                .match(
                        ofClass -> Optional.of(ofClasses(said)),
                        ofLabels -> Optional.of(ofLabels(said)),
                        ofNumber -> Optional.empty());
    }

    private Value ofClasses(Value said) {
        Value log = said.logSoftmax();
        return log.exp().mul(log).sum(3).div(Math.log(shape.outputs())).add(1.0);
    }

    private static Value ofLabels(Value said) {
        Value probability = said.sigmoid();
        Value entropy = said.binaryCrossEntropy(probability);
        return entropy.mean(3).div(-Math.log(2)).add(1.0);
    }

    private static Value average(Value said, Value shares) {
        return said.mul(shares.unsqueeze(-1)).sum(2);
    }
}
