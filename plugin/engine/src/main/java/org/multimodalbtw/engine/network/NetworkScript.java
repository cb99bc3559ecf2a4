package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a fusion network as TorchScript text, all members side by side, with everything that its shape fixes unrolled.
 *
 * <p>The network (our own composition of parts from BTW's and FuseMoE's code; docs/METHOD.md): a {@link Backbone} by the rank of the
 * modality's tensor and a two-layer encoder behind it give a normalised token; the BTW weight multiplies the token after its normalisation, so that it is not cancelled; a router a
 * modality sends the token to {@code topK} of {@code experts} shared experts ({@link Routing} has other forms); the experts' answers are added to the token; one
 * linear head reads all tokens, and one linear head a modality reads that modality's token alone.
 *
 * <p>Three methods, where K is members, B rows, M modalities, d token width, C outputs:
 *
 * <ul>
 *   <li>{@code step(P, m, v, t, decay, total, hyper, noise, x0.., seen, [w,] known, y, [jitter]) -> total [K]}: one step of AdamW,
 *       with the gradient's norm clipped for each member; the losses before the step are added to total;
 *   <li>{@code encode(P, x0.., seen) -> tokens [K, B, M, d], own [K, B, M, C]}: x of one member's shape [1, B, p] serves all, and of
 *       {@code seen} only the number of rows is read;
 *   <li>{@code fuse(P, tokens, seen[, w]) -> fused [K, B, C], use [K, M, E]}: the head's output, and how much of each expert each
 *       modality used.
 * </ul>
 *
 * Of a ragged modality x holds the items of all rows, [K, items, values of an item], and a second tensor n0.. [K, items] follows it: which
 * row each item belongs to ({@link Backbone.Input}).
 *
 * <p>{@code seen} is 1 where a modality takes part in the fusion; {@code known} is 1 where it has data, which in training is more:
 * modality dropout hides some from the fusion. Where a row's loss counts more or less than others, {@code known} is that factor in place of 1.
 */
final class NetworkScript {

    /** Share of the modalities' own losses in the loss (a comparison of 0, .3 and 1; docs/METHOD.md). */
    static final double OWN_LOSS = 1.0;

    /** What an unseen token counts in attention, beside 1: nothing to float32, and still a number to take the logarithm of. */
    private static final double LEAST_PRESENCE = 1e-12;

    private static final double BETA1 = .9;
    private static final double BETA2 = .99;

    private final NetworkShape shape;
    private final Execution execution;
    private final ParameterLayout layout;
    private final FusionSettings fusion;
    private final int members;
    private final int modalities;
    private final StringBuilder text = new StringBuilder(1 << 14);
    private MatrixProducts products;

    private NetworkScript(NetworkShape shape, Execution execution) {
        this.shape = shape;
        this.execution = execution;
        layout = new ParameterLayout(shape);
        fusion = shape.fusion();
        members = shape.members();
        modalities = shape.modalityCount();
    }

    /** The text of the module's class. */
    static String of(NetworkShape shape, Execution execution) {
        NetworkScript script = new NetworkScript(shape, execution);
        script.module();
        return script.text.toString();
    }

    private void module() {
        text.append("class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        step();
        encode();
        fuse();
    }

    private void step() {
        String weights = shape.weighted() ? ", w: Tensor" : "";
        String jitter = jittered(fusion) ? ", jitter: Tensor" : "";
        method(
                "step(self: __torch__.Ops, P: List[Tensor], m: Tensor, v: Tensor, t: Tensor, decay: Tensor, total: Tensor,"
                        + " hyper: Tensor, noise: Tensor" + inputs() + ", seen: Tensor" + weights
                        + ", known: Tensor, y: Tensor"
                        + jitter
                        + ") -> Tensor");
        line("torch.set_grad_enabled(True)");
        parameters(execution.precision());
        line("B = torch.size(seen, 1)");
        Dropout dropout = new Dropout(shape);
        DropoutText drops = DropoutText.training(dropout);
        if (dropout.bytesPerRow() > 0) {
            drops.split(execution.asynchronous()).forEach(this::line);
        }
        encoders(drops);
        mixture(drops, true);
        head(drops);
        loss();
        update();
    }

    private void encode() {
        method("encode(self: __torch__.Ops, P: List[Tensor]" + inputs() + ", seen: Tensor) -> Tuple[Tensor, Tensor]");
        line("torch.set_grad_enabled(False)");
        parameters(Precision.FLOAT32);
        line("B = torch.size(seen, 1)");
        for (int m = 0; m < modalities; m++) {
            line("x%d = torch.expand(x%d, [%d, -1, -1])", m, m, members);
            if (isRagged(m)) {
                line("n%d = torch.expand(n%d, [%d, -1])", m, m, members);
            }
        }
        encoders(DropoutText.none());
        line("torch.set_grad_enabled(True)");
        line("return (H, L)");
    }

    private void fuse() {
        String weights = shape.weighted() ? ", w: Tensor" : "";
        method("fuse(self: __torch__.Ops, P: List[Tensor], H: Tensor, seen: Tensor" + weights
                + ") -> Tuple[Tensor, Tensor]");
        line("torch.set_grad_enabled(False)");
        parameters(Precision.FLOAT32);
        line("B = torch.size(H, 1)");
        mixture(DropoutText.none(), false);
        head(DropoutText.none());
        line("use = torch.sum(G, [1])");
        line("torch.set_grad_enabled(True)");
        line("return (F, use)");
    }

    /** Views into the flat vector: {@code p<i>} is the i-th slice with a leading dimension of members, {@code h<i>} the same in half. */
    private void parameters(Precision precision) {
        products = new MatrixProducts(precision, this::position);
        line("flat = P[0]");
        views("p", "flat");
        if (products.isHalf()) {
            views("h", products.halved("flat"));
        }
    }

    private void views(String prefix, String flat) {
        List<Slice> slices = layout.slices();
        line(
                "%ss = torch.split_with_sizes(torch.view(%s, [%d, %d]), %s, 1)",
                prefix,
                flat,
                members,
                layout.size(),
                slices.stream().map(Slice::size).toList());
        for (int i = 0; i < slices.size(); i++) {
            line(
                    "%s%d = torch.view(%ss[%d], %s)",
                    prefix, i, prefix, i, withMembers(slices.get(i).shape()));
        }
    }

    /** Tokens {@code H} [K, B, M, d] and the modalities' own outputs {@code L} [K, B, M, C]. */
    private void encoders(DropoutText drops) {
        int width = fusion.width();
        for (int m = 0; m < modalities; m++) {
            String name = name(m);
            Backbone backbone = shape.backbone(m);
            Backbone.Input input = isRagged(m) ? new Backbone.Input("x" + m, "n" + m) : Backbone.Input.fixed("x" + m);
            backbone.lines(input, "f" + m, members, part -> parameter(name + "/" + part))
                    .forEach(this::line);
            line("a%d = %s", m, drops.apply("f" + m, List.of(members, -1, backbone.features())));
            line("b%d = torch.gelu(%s)", m, linear("a" + m, name + "/encoder.1"));
            line("c%d = %s", m, drops.apply("b" + m, List.of(members, -1, width)));
            line("d%d = torch.layer_norm(%s, [%d])", m, linear("c" + m, name + "/encoder.2"), width);
            line(
                    "h%d = torch.addcmul(%s, d%d, %s)",
                    m, row(name + "/encoder.norm.bias"), m, row(name + "/encoder.norm.gain"));
            line("e%d = %s", m, drops.apply("h" + m, List.of(members, -1, width)));
            line("l%d = %s", m, linear("e" + m, name + "/head"));
        }
        line("H = torch.stack([%s], 2)", list("h"));
        line("L = torch.stack([%s], 2)", list("l"));
    }

    /** The weighted tokens {@code T}, the gates {@code G} [K, B, M, E], and the tokens with the experts' answers {@code Z}. */
    private void mixture(DropoutText drops, boolean training) {
        int width = fusion.width();
        line("s1 = torch.unsqueeze(seen, -1)");
        line("T = torch.mul(H, %s)", shape.weighted() ? "torch.unsqueeze(w, -1)" : "s1");
        if (fusion.missing() == MissingToken.LEARNED) {
            line("T = torch.add(T, torch.mul(torch.sub(1., s1), %s))", row("missing"));
        }
        if (fusion.attention()) {
            attention(width);
        }
        for (int m = 0; m < modalities; m++) {
            line("t%d = torch.select(T, 2, %d)", m, m);
        }
        if (fusion.routing() == Routing.JOINT) {
            line("tj = torch.reshape(T, [%d, -1, %d])", members, modalities * width);
            line("rj = %s", score("tj", "router"));
        }
        for (int m = 0; m < modalities; m++) {
            line("r%d = %s", m, fusion.routing() == Routing.JOINT ? "rj" : score("t" + m, name(m) + "/router"));
        }
        line("S = torch.stack([%s], 2)", list("r"));
        if (training && jittered(fusion)) {
            line("S = torch.add(S, torch.mul(jitter, %s))", number(fusion.gateNoise() / fusion.experts()));
        }
        line("tv, ti = torch.topk(S, %d)", fusion.topK());
        line("gate = torch.mul(torch.softmax(tv, -1), s1)");
        line("G = torch.scatter(torch.zeros_like(S), -1, ti, gate)");
        Dispatch dispatch = training ? execution.training() : execution.scoring();
        List<String> experts = dispatch == Dispatch.SORTED
                ? SortedExperts.lines(shape, products, drops, training)
                : GroupedExperts.lines(shape, products, drops);
        experts.forEach(this::line);
    }

    /** The fused output {@code F} [K, B, C]. */
    private void head(DropoutText drops) {
        int inputs = modalities * fusion.width();
        line("z = torch.reshape(Z, [%d, -1, %d])", members, inputs);
        line("zd = %s", drops.apply("z", List.of(members, -1, inputs)));
        line("F = %s", linear("zd", "head"));
    }

    private void loss() {
        if (shape.task() == Task.CLASSIFICATION) {
            line("lp = torch.log_softmax(F, -1)");
            line("fl = torch.neg(torch.squeeze(torch.gather(lp, 2, torch.unsqueeze(y, -1)), -1))");
            line("yo = torch.expand(torch.view(y, [%d, -1, 1, 1]), [-1, -1, %d, 1])", members, modalities);
            line("ol = torch.neg(torch.squeeze(torch.gather(torch.log_softmax(L, -1), 3, yo), -1))");
        } else if (shape.task() == Task.MULTILABEL) {
            line("fl = torch.mean(%s, [2])", logistic("F", "y"));
            line("yo = torch.expand(torch.unsqueeze(y, 2), [-1, -1, %d, %d])", modalities, shape.outputs());
            line("ol = torch.mean(%s, [3])", logistic("L", "yo"));
        } else {
            String beta = number(FusionNetwork.SMOOTH_L1_BETA);
            line("fl = torch.smooth_l1_loss(torch.squeeze(F, -1), y, 0, %s)", beta);
            line("yo = torch.expand(torch.unsqueeze(y, -1), [-1, -1, %d])", modalities);
            line("ol = torch.smooth_l1_loss(torch.squeeze(L, -1), yo, 0, %s)", beta);
        }
        line("fl = torch.mul(fl, torch.amax(known, [2]))");
        line("own = torch.sum(torch.mul(ol, known), [2])");
        line(
                fusion.routing() == Routing.DISJOINT
                        ? "use = torch.reshape(torch.sum(G, [1]), [" + members + ", -1])"
                        : "use = torch.sum(G, [1, 2])");
        line("mu = torch.mean(use, [1])");
        line("var = torch.mean(torch.pow(torch.sub(use, torch.unsqueeze(mu, -1)), 2), [1])");
        line("cv = torch.div(var, torch.add(torch.pow(mu, 2), 1.0e-10))");
        line(
                "each = torch.add(torch.mean(torch.add(fl, torch.mul(own, %s)), [1]), torch.mul(cv, %s))",
                number(OWN_LOSS), number(fusion.balance()));
    }

    private static String logistic(String logits, String truth) {
        return "torch.binary_cross_entropy_with_logits(" + logits + ", " + truth + ", None, None, 0)";
    }

    /** {@code hyper} is [learning rate, clip norm]; the list P stays an argument, since a list built here would be optimised away. */
    private void update() {
        line("gs = torch.autograd.grad([torch.sum(each)], [flat])");
        line("g = torch.view(unchecked_cast(Tensor, gs[0]), [%d, %d])", members, layout.size());
        line("torch.set_grad_enabled(False)");
        line("norm = torch.sqrt(torch.sum(torch.mul(g, g), [1], True))");
        line("scale = torch.clamp_max(torch.div(hyper[1], torch.add(norm, 1.0e-6)), 1.)");
        line("gc = torch.reshape(torch.mul(g, scale), [-1])");
        line("_1 = torch.sub_(flat, torch.mul(torch.mul(flat, decay), hyper[0]))");
        line("_2 = torch.add_(t, 1.)");
        // a number would have to be fetched from the device
        String rate = execution.asynchronous() ? "hyper[0]" : "float(torch.item(hyper[0]))";
        line(
                "torch._fused_adamw_(P, [gc], [m], [v], annotate(List[Tensor], []), [t], lr=%s, beta1=%s, beta2=%s,"
                        + " weight_decay=0., eps=1.0e-8, amsgrad=False, maximize=False)",
                rate, number(BETA1), number(BETA2));
        line("_3 = torch.add_(total, each)");
        line("torch.set_grad_enabled(True)");
        line("return total");
    }

    /** Tokens of a row attend to those that are seen, more to a wholly present one than to one that is partly present. */
    private void attention(int width) {
        for (String part : List.of("query", "key", "value")) {
            line("x_ = torch.reshape(T, [%d, -1, %d])", members, width);
            line(
                    "a%s = torch.reshape(%s, [%d, -1, %d, %d])",
                    part, linear("x_", "attention." + part), members, modalities, width);
        }
        line("al = torch.div(torch.matmul(aquery, torch.transpose(akey, 2, 3)), %s)", number(Math.sqrt(width)));
        line("al = torch.add(al, torch.unsqueeze(torch.log(torch.clamp_min(seen, %s)), 2))", number(LEAST_PRESENCE));
        line("T = torch.add(T, torch.mul(torch.matmul(torch.softmax(al, -1), avalue), s1))");
    }

    private String score(String token, String router) {
        if (fusion.gate() == Gate.SOFTMAX) {
            return new MatrixProducts(Precision.FLOAT32, this::position).linear(token, router);
        }
        String distance = "torch.cdist(" + token + ", " + parameter(router + ".keys") + ")";
        return "torch.neg(" + (fusion.gate() == Gate.LAPLACE ? distance : "torch.pow(" + distance + ", 2)") + ")";
    }

    static boolean jittered(FusionSettings fusion) {
        return fusion.gateNoise() > 0 && fusion.experts() > 1;
    }

    private String linear(String input, String layer) {
        return products.linear(input, layer);
    }

    private String row(String vector) {
        return "torch.unsqueeze(" + parameter(vector) + ", 1)";
    }

    private String parameter(String name) {
        return "p" + position(name);
    }

    private int position(String name) {
        return new ArrayList<>(layout.byName().keySet()).indexOf(name);
    }

    private String name(int m) {
        return shape.modalities().get(m).name();
    }

    private boolean isRagged(int m) {
        return shape.modalities().get(m).ragged();
    }

    private String inputs() {
        return IntStream.range(0, modalities)
                .mapToObj(m -> ", x" + m + ": Tensor" + (isRagged(m) ? ", n" + m + ": Tensor" : ""))
                .collect(Collectors.joining());
    }

    private String list(String prefix) {
        return IntStream.range(0, modalities).mapToObj(m -> prefix + m).collect(Collectors.joining(", "));
    }

    private List<Integer> withMembers(List<Integer> shape) {
        List<Integer> all = new ArrayList<>(shape);
        all.add(0, members);
        return all;
    }

    private void method(String signature) {
        text.append("  def ").append(signature).append(":\n");
    }

    private void line(String format, Object... arguments) {
        text.append("    ")
                .append(arguments.length == 0 ? format : format.formatted(arguments))
                .append('\n');
    }

    private static String number(double value) {
        return Double.toString(value);
    }
}
