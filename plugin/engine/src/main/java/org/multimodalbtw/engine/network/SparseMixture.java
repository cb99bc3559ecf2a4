package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * A sparse mixture of experts (our own composition of parts from BTW's and FuseMoE's code; docs/METHOD.md): the BTW weight multiplies the
 * token, a router sends it to {@code topK} of {@code experts} experts ({@link Routing} has several forms), the experts' answers are
 * added to the token, and one linear head reads all tokens.
 */
final class SparseMixture implements Fusion {

    /** The name of the input with the noise on router scores, standard normal, [K, B, M, E]. */
    static final String JITTER = "jitter";

    private static final String HEAD = "head";

    /** What an unseen token counts in attention, beside 1: nothing to float32, and still a number to take the logarithm of. */
    private static final double LEAST_PRESENCE = 1e-12;

    private final Graph graph;
    private final Execution execution;
    private final FusionSettings fusion;
    private final int members;
    private final int modalities;
    private final List<Router> routers;
    private final Experts experts;
    private final Linear head;
    private final Optional<Attention> attention;
    private final Optional<Value> missing;

    /** One head over the tokens of a row. */
    private record Attention(Linear query, Linear key, Linear value) {}

    /**
     * Declares the parameters.
     *
     * @param ofModality the routers of the modalities; empty where one router serves all
     */
    SparseMixture(Graph graph, NetworkShape shape, Execution execution, List<Router> ofModality) {
        this.graph = graph;
        this.execution = execution;
        fusion = shape.fusion();
        members = shape.members();
        modalities = shape.modalityCount();
        int width = fusion.width();
        experts = Experts.declare(graph, shape);
        head = shape.addsToEnsemble()
                ? Linear.declareZero(graph, HEAD, width * modalities, shape.outputs())
                : Linear.declare(graph, HEAD, width * modalities, shape.outputs());
        routers = fusion.experts().routing() == Routing.JOINT
                ? List.of(Router.declare(graph, fusion, "router", width * modalities))
                : ofModality;
        attention = fusion.attention()
                ? Optional.of(new Attention(
                        Linear.declare(graph, "attention.query", width, width),
                        Linear.declare(graph, "attention.key", width, width),
                        Linear.declare(graph, "attention.value", width, width)))
                : Optional.empty();
        missing = fusion.missing() == MissingToken.LEARNED
                ? Optional.of(graph.parameter("missing", Slice.Start.ZERO, modalities, width))
                : Optional.empty();
    }

    /** Whether a step takes noise for the routers. */
    static boolean isJittered(FusionSettings fusion) {
        return fusion.experts().gateNoise() > 0 && fusion.experts().count() > 1;
    }

    @Override
    public Fused scored(Tokens tokens) {
        return fused(tokens, execution.scoring(), false);
    }

    @Override
    public Fused trained(Tokens tokens) {
        return fused(tokens, execution.training(), true);
    }

    @Override
    public Value gates(Tokens tokens) {
        Value seen = tokens.seen().unsqueeze(-1);
        return routed(weighted(tokens, seen), seen, false).allGates();
    }

    @Override
    public Fused held(Tokens tokens, Value gates) {
        Value seen = tokens.seen().unsqueeze(-1);
        Value largest = gates.topk(fusion.experts().topK());
        Experts.Routed routed = new Experts.Routed(largest.at(1), largest.at(0), gates, seen);
        return fused(weighted(tokens, seen), routed, execution.scoring(), true);
    }

    private Fused fused(Tokens tokens, Dispatch dispatch, boolean training) {
        Value seen = tokens.seen().unsqueeze(-1);
        Value weighted = weighted(tokens, seen);
        return fused(weighted, routed(weighted, seen, training), dispatch, training);
    }

    private Fused fused(Value weighted, Experts.Routed routed, Dispatch dispatch, boolean training) {
        Value answered = experts.answered(weighted, routed, dispatch, training);
        int inputs = modalities * fusion.width();
        Value joined =
                answered.reshape(members, -1, inputs).dropout(fusion.dropout().head(), inputs);
        return new Fused(head.of(joined), routed.allGates());
    }

    /** The tokens as the routers see them. */
    private Value weighted(Tokens tokens, Value seen) {
        Value factor = tokens.weights().map(weights -> weights.unsqueeze(-1)).orElse(seen);
        Value weighted = tokens.values().mul(factor);
        Value whole = missing.map(stand -> weighted.add(seen.subtractedFrom(1).mul(stand.unsqueeze(1))))
                .orElse(weighted);
        return attention
                .map(parts -> attended(parts, whole, tokens.seen(), seen))
                .orElse(whole);
    }

    /** Tokens of a row attend to those that are seen, more to a wholly present one than to one that is partly present. */
    private Value attended(Attention parts, Value tokens, Value presence, Value seen) {
        Value query = part(parts.query(), tokens);
        Value key = part(parts.key(), tokens);
        Value value = part(parts.value(), tokens);
        Value scores = query.matmul(key.transpose(2, 3))
                .div(Math.sqrt(fusion.width()))
                .add(presence.clampMin(LEAST_PRESENCE).log().unsqueeze(2));
        return tokens.add(scores.softmax().matmul(value).mul(seen));
    }

    /** Each part has a view of the tokens to itself: gradients are then added up in the order in which models have been trained. */
    private Value part(Linear layer, Value tokens) {
        int width = fusion.width();
        return layer.of(tokens.reshape(members, -1, width)).reshape(members, -1, modalities, width);
    }

    private Experts.Routed routed(Value tokens, Value seen, boolean training) {
        Value scores = Value.stack(scores(tokens), 2);
        if (training && isJittered(fusion)) {
            scores = scores.add(graph.input(JITTER)
                    .mul(fusion.experts().gateNoise() / fusion.experts().count()));
        }
        Value largest = scores.topk(fusion.experts().topK());
        Value chosen = largest.at(1);
        Value gates = largest.at(0).softmax().mul(seen);
        return new Experts.Routed(chosen, gates, scores.zerosLike().scatter(-1, chosen, gates), seen);
    }

    private List<Value> scores(Value tokens) {
        List<Value> scores = new ArrayList<>();
        if (fusion.experts().routing() == Routing.JOINT) {
            Value all = routers.get(0).scores(tokens.reshape(members, -1, modalities * fusion.width()));
            for (int m = 0; m < modalities; m++) {
                scores.add(all);
            }
        } else {
            for (int m = 0; m < modalities; m++) {
                scores.add(routers.get(m).scores(tokens.select(2, m)));
            }
        }
        return scores;
    }
}
