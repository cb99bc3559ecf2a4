package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of {@link Dispatch#GROUPED}: from the tokens {@code T} [K, B, M, d] and the gates {@code G} [K, B, M, E], 0 for experts that a
 * token did not choose, to the tokens with their experts' answers added, {@code Z} [K, B, M, d].
 *
 * <p>Modalities that share experts form one group of g; each group's E experts stand side by side as one layer of E times h hidden values,
 * whose parts are multiplied by the gates before the second product adds them up.
 */
final class GroupedExperts {

    private GroupedExperts() {}

    /** @param drops at the place of the experts' hidden values */
    static List<String> lines(NetworkShape shape, MatrixProducts products, DropoutText drops) {
        FusionSettings fusion = shape.fusion();
        int modalities = shape.modalityCount();
        boolean isDisjoint = fusion.routing() == Routing.DISJOINT;
        int groups = shape.members() * (isDisjoint ? modalities : 1);
        int hidden = fusion.experts() * fusion.expertWidth();
        String weight =
                "torch.reshape(torch.transpose(torch.reshape(%s, [GROUPS, EXPERTS, WIDTH, EACH]), 1, 2), [GROUPS, WIDTH, HIDDEN])"
                        .formatted(products.parameter("experts.1.weight"));
        String bias = "torch.reshape(%s, [GROUPS, 1, HIDDEN])".formatted(products.parameter("experts.1.bias"));
        String constants = "torch.bmm(%s, torch.reshape(%s, [GROUPS, EXPERTS, WIDTH]))"
                .formatted(products.halved("gg"), products.parameter("experts.2.bias"));
        String second = "torch.reshape(%s, [GROUPS, HIDDEN, WIDTH])".formatted(products.parameter("experts.2.weight"));
        Dropout.Site drop = drops.next();
        List<String> lines = new ArrayList<>();
        if (drop != null) {
            lines.addAll(bytes(shape, drops));
            lines.add("eb = " + grouped("es", isDisjoint, groups, hidden));
        }
        """
                tg = GROUPED_TOKENS
                gg = GROUPED_GATES
                eh = HIDDEN_VALUES
                ed = DROPPED
                eg = torch.mul(torch.reshape(ed, [GROUPS, -1, EXPERTS, EACH]), torch.unsqueeze(gg, -1))
                ea = ANSWERS
                ez = torch.add(tg, ea)
                Z = UNGROUPED
                """
                .replace("GROUPED_TOKENS", grouped("T", isDisjoint, groups, fusion.width()))
                .replace("GROUPED_GATES", grouped("G", isDisjoint, groups, fusion.experts()))
                .replace("HIDDEN_VALUES", "torch.gelu(" + products.product("baddbmm", bias, "tg", weight, "") + ")")
                .replace("DROPPED", drop == null ? "eh" : DropoutText.masked("eh", drop, "eb"))
                .replace(
                        "ANSWERS",
                        products.product("baddbmm", constants, "torch.reshape(eg, [GROUPS, -1, HIDDEN])", second, ""))
                .replace(
                        "UNGROUPED",
                        isDisjoint
                                ? "torch.transpose(torch.reshape(ez, [%d, %d, -1, WIDTH]), 1, 2)"
                                        .formatted(shape.members(), modalities)
                                : "torch.reshape(ez, [%d, -1, %d, WIDTH])".formatted(shape.members(), modalities))
                .replace("GROUPS", String.valueOf(groups))
                .replace("HIDDEN", String.valueOf(hidden))
                .replace("EXPERTS", String.valueOf(fusion.experts()))
                .replace("EACH", String.valueOf(fusion.expertWidth()))
                .replace("WIDTH", String.valueOf(fusion.width()))
                .lines()
                .forEach(lines::add);
        return lines;
    }

    /**
     * The random bytes {@code es} [K, B, M, E, h] of the experts' hidden values: an assignment of a token to an expert gets those that it
     * gets where assignments are sorted, and what was not chosen gets 0.
     */
    private static List<String> bytes(NetworkShape shape, DropoutText drops) {
        FusionSettings fusion = shape.fusion();
        List<String> lines = new ArrayList<>(SortedExperts.order(fusion, shape.members(), shape.modalityCount()));
        lines.add("cut = torch.index_select(torch.view(%s, [-1, %d]), 0, torch.argsort(order))"
                .formatted(drops.bytes(), fusion.expertWidth()));
        lines.add("cuts = torch.reshape(cut, [%d, -1, %d, %d, %d])"
                .formatted(shape.members(), shape.modalityCount(), fusion.topK(), fusion.expertWidth()));
        lines.add("none = torch.new_zeros(cuts, [%d, B, %d, %d, %d])"
                .formatted(shape.members(), shape.modalityCount(), fusion.experts(), fusion.expertWidth()));
        lines.add("es = torch.scatter(none, 3, torch.expand_as(torch.unsqueeze(ti, -1), cuts), cuts)");
        return lines;
    }

    /** From [K, B, M, size] to [groups, tokens of a group, size]. */
    private static String grouped(String value, boolean isDisjoint, int groups, int size) {
        String ordered = isDisjoint ? "torch.transpose(" + value + ", 1, 2)" : value;
        return "torch.reshape(" + ordered + ", [" + groups + ", -1, " + size + "])";
    }
}
