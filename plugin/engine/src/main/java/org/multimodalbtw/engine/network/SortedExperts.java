package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Value;

/** {@link Dispatch#SORTED}. */
final class SortedExperts {

    private final Experts experts;
    private final Experts.Routed routed;
    private final boolean training;
    private final FusionSettings fusion;
    private final int members;

    SortedExperts(Experts experts, Experts.Routed routed, boolean training) {
        this.experts = experts;
        this.routed = routed;
        this.training = training;
        fusion = experts.shape().fusion();
        members = experts.shape().members();
    }

    /**
     * Assignments in the order of their slices, so that each expert of each member works on one slice. Tokens of modalities that are not
     * seen go to a last slice that nobody works on.
     *
     * @param order the places of the assignments, [assignments]
     * @param tokens the places of their tokens, [assignments]
     * @param counts how many each slice has, a list
     */
    private record Assigned(Value order, Value tokens, Value counts) {}

    Value answered(Value tokens) {
        int width = fusion.width();
        Value flat = tokens.reshape(-1, width);
        Assigned assigned = sorted();
        Value parts = flat.indexSelect(0, assigned.tokens()).splitWithSizes(assigned.counts());
        Value answers = experts.sized(training ? kept(parts, assigned) : written(parts, assigned, flat), 1);
        Value kept = training ? answers.size(0) : seen(assigned);
        Value those = training ? answers : answers.narrow(0, 0, kept);
        Value order = assigned.order().narrow(0, 0, kept);
        Value places = assigned.tokens().narrow(0, 0, kept);
        Value gates = routed.gates().reshape(-1).indexSelect(0, order).unsqueeze(-1);
        Value sum = training
                ? flat.indexAdd(0, places, those.mul(gates))
                : flat.indexAddInPlace(0, places, those.mulInPlace(gates));
        return sum.view(members, -1, experts.shape().modalityCount(), width);
    }

    /**
     * The sort is a stable one: it settles which random bytes of the dropout an assignment gets, and libtorch's faster sort orders equals
     * differently from one processor to the next.
     */
    private Assigned sorted() {
        Value slices = experts.slices(routed);
        Value order = slices.argsort();
        Value counts = slices.bincount(slices() + 1).toList();
        return new Assigned(order, order.divFloor(fusion.experts().topK()), counts);
    }

    private Value seen(Assigned assigned) {
        return assigned.tokens().size(0).sub(assigned.counts().at(slices()));
    }

    private int slices() {
        return members * experts.perMember();
    }

    /** The answers of all experts, one behind the other. */
    private Value kept(Value parts, Assigned assigned) {
        Optional<Dropout.Site> drop = parts.graph().dropoutSite(fusion.dropout().head(), experts.hiddenValues());
        Optional<Value> cut =
                drop.map(site -> site.bytes().view(-1, fusion.experts().width()).splitWithSizes(assigned.counts()));
        Layer first = Layer.of(experts.firstWeight(), experts.firstBias(), members);
        Layer second = Layer.of(experts.secondWeight(), experts.secondBias(), members);
        List<Value> answers = new ArrayList<>();
        for (int slice = 0; slice < slices(); slice++) {
            int place = slice;
            Value hidden = parts.at(slice)
                    .flatProduct(first.weight(slice, experts), first.bias(slice, experts))
                    .gelu();
            Value dropped = drop.map(site -> site.of(hidden, cut.orElseThrow().at(place)))
                    .orElse(hidden);
            answers.add(dropped.flatProduct(second.weight(slice, experts), second.bias(slice, experts)));
        }
        return Value.cat(answers);
    }

    /** The same where nothing is learnt: each answer is written straight to its place. */
    private Value written(Value parts, Assigned assigned, Value flat) {
        Value answers = flat.newEmpty(assigned.tokens().size(0), fusion.width());
        Value room = answers.splitWithSizes(assigned.counts());
        Layer first = Layer.of(experts.firstWeight(), experts.firstBias(), members);
        Layer second = Layer.of(experts.secondWeight(), experts.secondBias(), members);
        for (int slice = 0; slice < slices(); slice++) {
            parts.at(slice)
                    .flatProduct(first.weight(slice, experts), first.bias(slice, experts))
                    .geluInPlace()
                    .flatProductInto(room.at(slice), second.weight(slice, experts), second.bias(slice, experts));
        }
        return answers;
    }

    /** One layer of all experts, by member. */
    private record Layer(List<Value> weights, List<Value> biases) {

        static Layer of(Value weight, Value bias, int members) {
            return new Layer(byMember(weight, members), byMember(bias, members));
        }

        private static List<Value> byMember(Value parameter, int members) {
            Value all = parameter.asFactor().unbind();
            List<Value> each = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                each.add(all.at(member).unbind());
            }
            return each;
        }

        Value weight(int slice, Experts experts) {
            return weights.get(slice / experts.perMember()).at(slice % experts.perMember());
        }

        Value bias(int slice, Experts experts) {
            return biases.get(slice / experts.perMember()).at(slice % experts.perMember());
        }
    }
}
