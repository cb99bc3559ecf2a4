package org.multimodalbtw.engine.network;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.outcome.Truth;

/**
 * A fusion network as a {@link Graph}, all members side by side, with everything that its shape fixes unrolled: a {@link
 * ModalityEncoder} a modality, and a {@link Fusion} of their tokens.
 *
 * <p>Its methods, where K is members, B rows, M modalities, d token width, C outputs; inputs go by name:
 *
 * <ul>
 *   <li>{@code step -> total [K]}: one {@link AdamWStep}; the losses before the step are added to {@code total}; where an extension
 *       reads them, the losses of the rows [K, B, 1 + M] come behind it. Further {@link Update}s of a step have a method each, with the
 *       same inputs: {@code step1, step2, ...};
 *   <li>{@code encode -> tokens [K, B, M, d], own [K, B, M, C]}: {@code x} of one member's shape [1, B, p] serves all; of {@code seen}
 *       only the number of rows is read, but for {@link NetworkPart}s;
 *   <li>{@code fuse -> fused [K, B, C], use [K, M, E]}: the head's output, and how much of each expert each modality used; it has the
 *       rows' tensors too where the fusion reads their {@link RowItems};
 *   <li>only in a network that explains, {@code gates -> [K, B, M, E]}, and {@code slopes -> score [B]} and for each modality the
 *       gradient of its sum over rows: by {@code x}, of its shape; of terms for each item the gradient by its vector times that vector,
 *       [items]. The score is that of {@link org.multimodalbtw.engine.outcome.Target#score}, the mean over members, with {@code gates},
 *       {@code w} and {@code presence} as they are given.
 * </ul>
 *
 * Of a ragged modality {@code x} holds the items of all rows, [K, items, values of an item], and a second tensor {@code n} [K, items] says
 * which row each item belongs to ({@link Backbone.Input}).
 *
 * <p>{@code seen} is 1 where a modality takes part in the fusion; {@code known} is 1 where it has data, which in training is more: modality
 * dropout hides some from the fusion. {@code rows} is how much each row's loss counts.
 */
final class NetworkGraph {

    private static final String STEP = "step";
    static final String ENCODE = "encode";
    static final String FUSE = "fuse";

    static final String SEEN = "seen";
    static final String WEIGHTS = "w";
    static final String KNOWN = "known";
    static final String ROW_WEIGHTS = "rows";
    static final String TARGET = "y";
    static final String TOKENS = "tokens";
    static final String GATES = "gates";
    static final String SLOPES = "slopes";
    static final String HELD = "held";
    static final String PRESENCE = "presence";
    static final String ALONG = "along";
    static final String CHOSEN = "chosen";
    static final String TEMPERATURE = "temperature";

    /** Share of the modalities' own losses in the loss (a comparison of 0, .3 and 1; docs/METHOD.md). */
    static final double OWN_LOSS = 1.0;

    private final Graph graph;
    private final NetworkShape shape;
    private final Execution execution;
    private final List<StepExtension> extensions;
    private final List<ModalityEncoder> encoders = new ArrayList<>();
    private final Fusion fusion;
    private final List<Update> updates;
    private Dropout dropout;

    private NetworkGraph(NetworkShape shape, Execution execution, List<? extends StepExtension> extensions) {
        this.shape = shape;
        this.extensions = List.copyOf(extensions);
        this.execution = execution;
        graph = new Graph(shape.members());
        FusionSettings settings = shape.fusion();
        List<Router> routers = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            encoders.add(new ModalityEncoder(graph, shape, m));
            if (settings.experts().routing() != Routing.JOINT && shape.hasExperts()) {
                String name = shape.modalities().get(m).name() + "/router";
                routers.add(Router.declare(graph, settings, name, settings.width()));
            }
        }
        fusion = fusion(routers);
        shape.parts().forEach(part -> part.declare(graph, shape));
        extensions.forEach(extension -> extension.parameters(graph, shape));
        updates = Update.of(extensions, shape);
    }

    private Fusion fusion(List<Router> routers) {
        if (shape.sharesHead()) {
            return SharedHead.declare(graph, shape);
        }
        if (shape.pairs().isPresent()) {
            return new PairedAttention(graph, shape, shape.pairs().get());
        }
        SparseMixture mixture = new SparseMixture(graph, shape, execution, routers);
        return shape.addsToEnsemble() ? new Ensemble(graph, shape, mixture) : mixture;
    }

    /** The parameters of a network, and behind them those that are added for training; without methods. */
    static Graph parameters(NetworkShape shape, List<? extends StepExtension> extensions) {
        return new NetworkGraph(shape, Execution.on(Device.cpu()), extensions).graph;
    }

    /** The whole network, with what is added to its training step. */
    static NetworkGraph of(NetworkShape shape, Execution execution, List<? extends StepExtension> extensions) {
        NetworkGraph network = new NetworkGraph(shape, execution, extensions);
        for (int position = 0; position < network.updates.size(); position++) {
            network.update(position);
        }
        network.graph.scoring(ENCODE, network::encode);
        network.graph.scoring(FUSE, network::fuse);
        return network;
    }

    /** What makes training steps in parts, and nothing else. */
    static NetworkGraph inParts(NetworkShape shape, Execution execution, List<? extends StepExtension> extensions) {
        NetworkGraph network = new NetworkGraph(shape, execution, extensions);
        network.dropout = new StepInParts(network, execution).write();
        return network;
    }

    /** The whole network, with what explains its scores. */
    static NetworkGraph explaining(NetworkShape shape, Execution execution) {
        NetworkGraph network = of(shape, execution, List.of());
        network.graph.scoring(GATES, network::gates);
        network.graph.differentiated(SLOPES, network::slopes);
        return network;
    }

    /** The method that makes an update. */
    static String step(int position) {
        return position == 0 ? STEP : STEP + position;
    }

    NetworkShape shape() {
        return shape;
    }

    List<StepExtension> extensions() {
        return extensions;
    }

    /** The updates of a step, one unless an extension splits it. */
    List<Update> updates() {
        return updates;
    }

    Graph graph() {
        return graph;
    }

    /** Where a training step drops values, the same places in each update. */
    Dropout dropout() {
        return dropout;
    }

    private void update(int position) {
        dropout = graph.training(
                step(position),
                execution.precision() == Precision.BFLOAT16,
                execution.asynchronous(),
                () -> step(updates.get(position)));
    }

    private List<Value> step(Update which) {
        AdamWStep update = new AdamWStep(graph, shape, which, execution.asynchronous(), extensions);
        Pass pass = pass();
        return update.of(pass, losses(pass));
    }

    /** A step of the method that is being written, from its inputs to its losses. */
    Pass pass() {
        graph.input(Dropout.NOISE);
        List<Backbone.Input> inputs = inputs();
        Value seen = graph.input(SEEN);
        Optional<Value> weights = weights();
        Value known = graph.input(KNOWN);
        Value rowWeights = graph.input(ROW_WEIGHTS);
        Truth truth = new Truth(shape.target(), graph.input(TARGET), false);
        graph.rowsOf(seen, 1);
        List<ModalityEncoder.Token> tokens = tokens(inputs);
        Tokens encoded =
                new Tokens(stacked(tokens), seen, weights, m -> tokens.get(m).items());
        Lesson lesson = new Lesson(adapted(encoded), known, rowWeights, truth);
        for (StepExtension extension : extensions) {
            lesson = extension.tokens(lesson);
        }
        Value own = own(tokens, encoded.values(), lesson.tokens().values());
        Fused fused = fusion.trained(lesson.tokens());
        Truth said = lesson.truth();
        Value losses = shape.target().loss(fused.output(), said);
        Value ownLosses = shape.target().ownLosses(own, said, shape.modalityCount());
        return new Pass(lesson, own, fused, losses, ownLosses);
    }

    /** Each member's loss where a step is one update, [K]. */
    private Value losses(Pass pass) {
        Value losses = rowLosses(pass);
        for (StepExtension extension : extensions) {
            losses = extension.loss(pass).map(losses::add).orElse(losses);
        }
        return losses;
    }

    /** The mean over rows, without what extensions add, [K]. */
    Value rowLosses(Pass pass) {
        Value weights = pass.lesson().rowWeights();
        Value rows = pass.fused().loss().map(pass.losses()::add).orElse(pass.losses());
        Value fused = rows.mul(weights);
        Value own = pass.ownLosses()
                .mul(pass.lesson().known().mul(weights.unsqueeze(-1)))
                .sum(2);
        return fused.add(own.mul(OWN_LOSS)).mean(1);
    }

    private List<Value> encode() {
        List<Backbone.Input> given = inputs();
        Value seen = graph.input(SEEN);
        graph.rowsOf(seen, 1);
        List<Backbone.Input> inputs = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            inputs.add(encoders.get(m).shared(given.get(m)));
        }
        List<ModalityEncoder.Token> tokens = tokens(inputs);
        Value presence = shape.parts().isEmpty() ? seen : seen.expand(graph.members(), -1, -1);
        Tokens encoded = new Tokens(
                stacked(tokens), presence, Optional.empty(), m -> tokens.get(m).items());
        Value adapted = adapted(encoded).values();
        List<Value> results = List.of(adapted, own(tokens, encoded.values(), adapted));
        graph.gradients(true);
        return results;
    }

    private List<Value> gates() {
        Value tokens = graph.input(TOKENS);
        Value seen = graph.input(SEEN);
        graph.rowsOf(tokens, 1);
        Value gates = fusion.gates(new Tokens(tokens, seen, weights(), this::items));
        graph.gradients(true);
        return List.of(gates);
    }

    private List<Value> slopes() {
        List<Backbone.Input> given = inputs();
        Value seen = graph.input(SEEN);
        Value presence = graph.input(PRESENCE).expand(graph.members(), -1, -1);
        Value along = graph.input(ALONG);
        graph.rowsOf(seen, 1);
        List<Value> by = new ArrayList<>();
        List<Backbone.Input> inputs = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            Backbone.Input input = encoders.get(m).differentiable(given.get(m), along);
            by.add(input.values());
            inputs.add(encoders.get(m).shared(input));
        }
        List<ModalityEncoder.Token> tokens = tokens(inputs);
        for (int m = 0; m < encoders.size(); m++) {
            if (encoders.get(m).isOfTerms()) {
                by.set(m, tokens.get(m).items().orElseThrow().values());
            }
        }
        Value first = shape.parts().isEmpty() ? seen : seen.expand(graph.members(), -1, -1);
        Value adapted = adapted(new Tokens(stacked(tokens), first, Optional.empty(), m -> tokens.get(m)
                        .items()))
                .values();
        Optional<Value> weights = weights().map(one -> one.expand(graph.members(), -1, -1));
        Fused fused = fusion.held(
                new Tokens(adapted, presence, weights, m -> tokens.get(m).items()), graph.input(HELD));
        Value score = shape.target()
                .score(fused.output().div(graph.input(TEMPERATURE)), graph.input(CHOSEN))
                .mean(0);
        List<Value> results = new ArrayList<>(List.of(score));
        List<Value> gradients = score.sum().gradientsBy(by);
        for (int m = 0; m < encoders.size(); m++) {
            Value gradient = gradients.get(m);
            results.add(encoders.get(m).isOfTerms() ? gradient.mul(by.get(m)).sum(0, 2) : gradient);
        }
        return results;
    }

    private List<Value> fuse() {
        Value tokens = graph.input(TOKENS);
        Value seen = graph.input(SEEN);
        graph.rowsOf(tokens, 1);
        Fused fused = fusion.scored(new Tokens(tokens, seen, weights(), this::items));
        Value use = fused.gates().sum(1);
        graph.gradients(true);
        return List.of(fused.output(), use);
    }

    private List<ModalityEncoder.Token> tokens(List<Backbone.Input> inputs) {
        List<ModalityEncoder.Token> tokens = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            tokens.add(encoders.get(m).token(inputs.get(m)));
        }
        return tokens;
    }

    /** The tokens of all modalities, [K, B, M, d]. */
    private static Value stacked(List<ModalityEncoder.Token> tokens) {
        return Value.stack(tokens.stream().map(ModalityEncoder.Token::value).toList(), 2);
    }

    /** The tokens as the shape's parts leave them; the same values where there are none. */
    private Tokens adapted(Tokens encoded) {
        Tokens adapted = new Tokens(encoded.values(), encoded.seen(), Optional.empty(), encoded.reader());
        for (NetworkPart part : shape.parts()) {
            adapted = adapted.with(part.tokens(adapted, shape));
        }
        return encoded.with(adapted.values());
    }

    /** What a modality is pooled from, read anew in a method that has only its token. */
    Optional<RowItems> items(int modality) {
        ModalityEncoder encoder = encoders.get(modality);
        return encoder.items(encoder.shared(encoder.input()));
    }

    /** The modalities' own outputs, [K, B, M, C], from their tokens, where these are not what they were stacked to, [K, B, M, d], from those. */
    private Value own(List<ModalityEncoder.Token> tokens, Value stacked, Value last) {
        Optional<Value> changed = last == stacked ? Optional.empty() : Optional.of(last);
        List<Value> own = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            int position = m;
            ModalityEncoder.Token token = tokens.get(m);
            Value value = changed.map(all -> all.select(2, position)).orElse(token.value());
            own.add(encoders.get(m).own(value, token.drop()));
        }
        return Value.stack(own, 2);
    }

    private List<Backbone.Input> inputs() {
        return encoders.stream().map(ModalityEncoder::input).toList();
    }

    private Optional<Value> weights() {
        return shape.weighted() ? Optional.of(graph.input(WEIGHTS)) : Optional.empty();
    }
}
