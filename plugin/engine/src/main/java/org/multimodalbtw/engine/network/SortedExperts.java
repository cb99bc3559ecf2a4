package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lines of {@link Dispatch#SORTED}: from the tokens {@code T} [K, B, M, d], the chosen experts {@code ti}, their gates {@code gate}
 * [K, B, M, k] and what is seen {@code s1} to the tokens with their experts' answers added, {@code Z} [K, B, M, d].
 */
final class SortedExperts {

    private final FusionSettings fusion;
    private final int members;
    private final int modalities;
    private final MatrixProducts products;
    private final boolean training;
    private final List<String> lines = new ArrayList<>();

    private SortedExperts(NetworkShape shape, MatrixProducts products, boolean training) {
        this.products = products;
        this.training = training;
        fusion = shape.fusion();
        members = shape.members();
        modalities = shape.modalityCount();
    }

    /**
     * @param drops at the place of the experts' hidden values
     * @param training whether there is a gradient; without, values are changed in place
     */
    static List<String> lines(NetworkShape shape, MatrixProducts products, DropoutText drops, boolean training) {
        SortedExperts text = new SortedExperts(shape, products, training);
        text.sort();
        text.experts(drops);
        text.answers();
        return text.lines;
    }

    /**
     * Sorts the assignments of tokens to experts by expert, so that each expert of each member works on one slice. Tokens of modalities
     * that are not seen go to a last slice that nobody works on. The sort is a stable one: it settles which random bytes of the dropout an
     * assignment gets, and libtorch's faster sort orders equals differently from one processor to the next.
     */
    private void sort() {
        line("X = torch.reshape(T, [-1, %d])", fusion.width());
        lines.addAll(order(fusion, members, modalities));
        line("tok = torch.div(order, %d, rounding_mode=\"floor\")", fusion.topK());
        line("cnt = torch.bincount(fid, None, %d)", slices() + 1);
        line("n = annotate(List[int], cnt.tolist())");
        line("part = torch.split_with_sizes(torch.index_select(X, 0, tok), n)");
    }

    /**
     * The lines that put the assignments of tokens to experts in their order {@code order}, from the slices {@code fid} that they belong
     * to: one for each expert of each member, and a last one of tokens that are not seen.
     */
    static List<String> order(FusionSettings fusion, int members, int modalities) {
        int experts = fusion.allExperts(modalities);
        String member = "torch.mul(torch.sub(torch.cumsum(torch.ones_like(ti), 0), 1), " + experts + ")";
        String modality = "torch.mul(torch.sub(torch.cumsum(torch.ones_like(ti), 2), 1), " + fusion.experts() + ")";
        boolean isDisjoint = fusion.routing() == Routing.DISJOINT;
        return List.of(
                "off = " + (isDisjoint ? "torch.add(" + member + ", " + modality + ")" : member),
                "id = torch.where(torch.gt(s1, 0.), torch.add(ti, off), torch.mul(torch.ones_like(ti), "
                        + members * experts + "))",
                "fid = torch.reshape(id, [-1])",
                "order = torch.argsort(fid, stable=True)");
    }

    /** How many slices experts work on: one for each expert of each member. */
    private int slices() {
        return members * fusion.allExperts(modalities);
    }

    /** The answer {@code o<slice>} of each expert to its tokens; where nothing is learnt, written straight to its place in {@code y0}. */
    private void experts(DropoutText drops) {
        if (!training) {
            line("y0 = torch.new_empty(X, [torch.size(tok, 0), %d])", fusion.width());
            line("room = torch.split_with_sizes(y0, n)");
        }
        Dropout.Site drop = drops.next();
        if (drop != null) {
            line("cut = torch.split_with_sizes(torch.view(%s, [-1, %d]), n)", drops.bytes(), fusion.expertWidth());
        }
        for (String matrix : List.of("experts.1.weight", "experts.1.bias", "experts.2.weight", "experts.2.bias")) {
            String plain = matrix.replace("experts.", "").replace(".", "");
            line("q%s = torch.unbind(%s)", plain, products.parameter(matrix));
            for (int member = 0; member < members; member++) {
                line("q%s_%d = torch.unbind(q%s[%d])", plain, member, plain, member);
            }
        }
        int experts = fusion.allExperts(modalities);
        for (int slice = 0; slice < slices(); slice++) {
            expert(slice, slice / experts, slice % experts, drop);
        }
    }

    private void expert(int slice, int member, int expert, Dropout.Site drop) {
        String hidden = "torch.%s(%s)"
                .formatted(training ? "gelu" : "gelu_", layer(1, member, expert, "part[" + slice + "]", ""));
        if (drop != null) {
            hidden = DropoutText.masked(hidden, drop, "cut[" + slice + "]");
        }
        String place = training ? "" : ", out=room[" + slice + "]";
        line("o%d = %s", slice, layer(2, member, expert, hidden, place));
    }

    private String layer(int layer, int member, int expert, String input, String options) {
        return products.product(
                "addmm",
                "q%dbias_%d[%d]".formatted(layer, member, expert),
                input,
                "q%dweight_%d[%d]".formatted(layer, member, expert),
                options);
    }

    /** The answers {@code O} of all experts, multiplied by their gates and added to the tokens {@code tk} that they are for. */
    private void answers() {
        if (training) {
            String all = IntStream.range(0, slices()).mapToObj(i -> "o" + i).collect(Collectors.joining(", "));
            line("y0 = torch.cat([%s])", all);
            line("kept = torch.size(y0, 0)");
        } else {
            line("kept = torch.sub(torch.size(tok, 0), n[%d])", slices());
            line("y0 = torch.narrow(y0, 0, 0, kept)");
        }
        line("ok = torch.narrow(order, 0, 0, kept)");
        line("tk = torch.narrow(tok, 0, 0, kept)");
        line(
                "O = torch.%s(y0, torch.unsqueeze(torch.index_select(torch.reshape(gate, [-1]), 0, ok), -1))",
                training ? "mul" : "mul_");
        line(
                "Z = torch.view(torch.%s(X, 0, tk, O), [%d, -1, %d, %d])",
                training ? "index_add" : "index_add_", members, modalities, fusion.width());
    }

    private void line(String format, Object... arguments) {
        lines.add(arguments.length == 0 ? format : format.formatted(arguments));
    }
}
