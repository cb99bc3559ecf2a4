package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * The experts, each a layer, GELU and another layer, and how tokens get to them.
 *
 * <p>K members, B rows, M modalities, k experts a token, E experts that a token may choose from, d token width, h hidden size.
 *
 * @param shape the network
 * @param firstWeight [K, all experts, d, h]
 * @param firstBias [K, all experts, h]
 * @param secondWeight [K, all experts, h, d]
 * @param secondBias [K, all experts, d]
 */
record Experts(NetworkShape shape, Value firstWeight, Value firstBias, Value secondWeight, Value secondBias) {

    /** An answer shorter than the root of this is divided by that root. */
    private static final double LEAST_SQUARE = 1e-12;

    /**
     * What the routers decided.
     *
     * @param chosen the experts of each token, [K, B, M, k]
     * @param gates how much each of them counts, 0 where the token is not seen, [K, B, M, k]
     * @param allGates the same by expert, [K, B, M, E]
     * @param seen which tokens are seen, [K, B, M, 1]
     */
    record Routed(Value chosen, Value gates, Value allGates, Value seen) {}

    static Experts declare(Graph graph, NetworkShape shape) {
        FusionSettings fusion = shape.fusion();
        int all = fusion.experts().all(shape.modalityCount());
        int width = fusion.width();
        int hidden = fusion.experts().width();
        return new Experts(
                shape,
                graph.parameter("experts.1.weight", Slice.Start.MATRIX, all, width, hidden),
                graph.parameter("experts.1.bias", Slice.Start.BIAS, all, hidden),
                graph.parameter("experts.2.weight", Slice.Start.MATRIX, all, hidden, width),
                graph.parameter("experts.2.bias", Slice.Start.BIAS, all, width));
    }

    /**
     * The tokens with their experts' answers added, [K, B, M, d].
     *
     * @param training whether there is a gradient; without, values may be changed in place
     */
    Value answered(Value tokens, Routed routed, Dispatch dispatch, boolean training) {
        return dispatch == Dispatch.SORTED
                ? new SortedExperts(this, routed, training).answered(tokens)
                : new GroupedExperts(this, routed).answered(tokens);
    }

    /** Answers as they are added to tokens, in the last dimension: of length 1 where the gate asks for that ({@link Gate#hasUnitAnswers}). */
    Value sized(Value answers, int dimension) {
        return shape.fusion().experts().gate().hasUnitAnswers()
                ? answers.div(answers.pow(2)
                        .sumKeeping(dimension)
                        .clampMin(LEAST_SQUARE)
                        .sqrt())
                : answers;
    }

    /** How many experts one member has. */
    int perMember() {
        return shape.fusion().experts().all(shape.modalityCount());
    }

    boolean isDisjoint() {
        return shape.fusion().experts().routing() == Routing.DISJOINT;
    }

    /** Random bytes a row that the dropout of hidden values takes: some for each token and expert that it chose. */
    int hiddenValues() {
        FusionSettings fusion = shape.fusion();
        return Math.multiplyExact(
                shape.members() * shape.modalityCount() * fusion.experts().topK(),
                fusion.experts().width());
    }

    /**
     * Which slice each assignment of a token to an expert belongs to, [assignments]: one for each expert of each member, and a last one of
     * tokens that are not seen.
     */
    Value slices(Routed routed) {
        Value chosen = routed.chosen();
        Value offset = Backbone.positions(chosen, 0).mul(perMember());
        if (isDisjoint()) {
            offset = offset.add(
                    Backbone.positions(chosen, 2).mul(shape.fusion().experts().count()));
        }
        Value none = chosen.onesLike().mul(shape.members() * perMember());
        return routed.seen().gt(0).where(chosen.add(offset), none).reshape(-1);
    }
}
