package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Value;

/**
 * {@link Dispatch#GROUPED}. Modalities that share experts form one group; each group's E experts stand side by side as one layer of E times
 * h hidden values, whose parts are multiplied by the gates before the second product adds them up.
 */
final class GroupedExperts {

    private final Experts experts;
    private final Experts.Routed routed;
    private final FusionSettings fusion;
    private final int members;
    private final int modalities;
    private final int groups;
    private final int hidden;

    GroupedExperts(Experts experts, Experts.Routed routed) {
        this.experts = experts;
        this.routed = routed;
        fusion = experts.shape().fusion();
        members = experts.shape().members();
        modalities = experts.shape().modalityCount();
        groups = members * (experts.isDisjoint() ? modalities : 1);
        hidden = fusion.experts().count() * fusion.experts().width();
    }

    Value answered(Value tokens) {
        int width = fusion.width();
        Optional<Dropout.Site> drop =
                tokens.graph().dropoutSite(fusion.dropout().head(), experts.hiddenValues());
        Optional<Value> bytes = drop.map(site -> grouped(bytes(site), hidden));
        Value token = grouped(tokens, width);
        Value gates = grouped(routed.allGates(), fusion.experts().count());
        Value plain = token.product(firstWeight(), firstBias()).gelu();
        Value kept = drop.map(site -> site.of(plain, bytes.orElseThrow())).orElse(plain);
        Value hiddenByExpert = kept.reshape(
                groups, -1, fusion.experts().count(), fusion.experts().width());
        Value summed = fusion.experts().gate().hasUnitAnswers()
                ? token.add(each(hiddenByExpert).mul(gates.unsqueeze(-1)).sum(2))
                : summed(token, hiddenByExpert, gates);
        return ungrouped(summed);
    }

    /** The tokens with the answers added, which are never there one by one. */
    private Value summed(Value token, Value hiddenByExpert, Value gates) {
        int width = fusion.width();
        Value gated = hiddenByExpert.mul(gates.unsqueeze(-1));
        Value constants = gates.asFactor()
                .factorProduct(experts.secondBias()
                        .asFactor()
                        .reshape(groups, fusion.experts().count(), width));
        Value second = experts.secondWeight().asFactor().reshape(groups, hidden, width);
        return token.add(gated.reshape(groups, -1, hidden).product(second, constants));
    }

    /** Each expert's answer, [groups, tokens, E, d]. */
    private Value each(Value hiddenByExpert) {
        int count = fusion.experts().count();
        int all = groups * count;
        Value byExpert =
                hiddenByExpert.transpose(1, 2).reshape(all, -1, fusion.experts().width());
        Value weight =
                experts.secondWeight().asFactor().reshape(all, fusion.experts().width(), fusion.width());
        Value bias = experts.secondBias().asFactor().reshape(all, 1, fusion.width());
        Value answers = byExpert.product(weight, bias).reshape(groups, count, -1, fusion.width());
        return experts.sized(answers, 3).transpose(1, 2);
    }

    private Value firstWeight() {
        return experts.firstWeight()
                .asFactor()
                .reshape(
                        groups,
                        fusion.experts().count(),
                        fusion.width(),
                        fusion.experts().width())
                .transpose(1, 2)
                .reshape(groups, fusion.width(), hidden);
    }

    private Value firstBias() {
        return experts.firstBias().asFactor().reshape(groups, 1, hidden);
    }

    /**
     * The random bytes [K, B, M, E, h] of the experts' hidden values: an assignment of a token to an expert gets those that it gets where
     * assignments are sorted, and what was not chosen gets 0.
     */
    private Value bytes(Dropout.Site site) {
        int size = fusion.experts().width();
        Value order = experts.slices(routed).argsort();
        Value assigned = site.bytes()
                .view(-1, size)
                .indexSelect(0, order.argsortOfDistinct())
                .reshape(members, -1, modalities, fusion.experts().topK(), size);
        Value none = assigned.newZeros(
                members, order.graph().rows(), modalities, fusion.experts().count(), size);
        return none.scatter(3, routed.chosen().unsqueeze(-1).expandAs(assigned), assigned);
    }

    /** From [K, B, M, size] to [groups, tokens of a group, size]. */
    private Value grouped(Value value, int size) {
        Value ordered = experts.isDisjoint() ? value.transpose(1, 2) : value;
        return ordered.reshape(groups, -1, size);
    }

    private Value ungrouped(Value value) {
        return experts.isDisjoint()
                ? value.reshape(members, modalities, -1, fusion.width()).transpose(1, 2)
                : value.reshape(members, -1, modalities, fusion.width());
    }
}
