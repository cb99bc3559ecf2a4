package org.multimodalbtw.engine.network;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * A fusion network as a {@link Graph}, all members side by side, with everything that its shape fixes unrolled: a {@link
 * ModalityEncoder} a modality, and a {@link Fusion} of their tokens.
 *
 * <p>Three methods, where K is members, B rows, M modalities, d token width, C outputs; inputs go by name:
 *
 * <ul>
 *   <li>{@code step -> total [K]}: one {@link AdamWStep}; the losses before the step are added to {@code total};
 *   <li>{@code encode -> tokens [K, B, M, d], own [K, B, M, C]}: {@code x} of one member's shape [1, B, p] serves all, and of
 *       {@code seen} only the number of rows is read;
 *   <li>{@code fuse -> fused [K, B, C], use [K, M, E]}: the head's output, and how much of each expert each modality used.
 * </ul>
 *
 * Of a ragged modality {@code x} holds the items of all rows, [K, items, values of an item], and a second tensor {@code n} [K, items] says
 * which row each item belongs to ({@link Backbone.Input}).
 *
 * <p>{@code seen} is 1 where a modality takes part in the fusion; {@code known} is 1 where it has data, which in training is more: modality
 * dropout hides some from the fusion. Where a row's loss counts more or less than others, {@code known} is that factor in place of 1.
 */
final class NetworkGraph {

    static final String STEP = "step";
    static final String ENCODE = "encode";
    static final String FUSE = "fuse";

    static final String SEEN = "seen";
    static final String WEIGHTS = "w";
    static final String KNOWN = "known";
    static final String TARGET = "y";
    static final String TOKENS = "tokens";

    /** Share of the modalities' own losses in the loss (a comparison of 0, .3 and 1; docs/METHOD.md). */
    static final double OWN_LOSS = 1.0;

    private final Graph graph;
    private final NetworkShape shape;
    private final Execution execution;
    private final List<ModalityEncoder> encoders = new ArrayList<>();
    private final Fusion fusion;
    private Dropout dropout;

    private NetworkGraph(NetworkShape shape, Execution execution) {
        this.shape = shape;
        this.execution = execution;
        graph = new Graph(shape.members());
        FusionSettings settings = shape.fusion();
        List<Router> routers = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            encoders.add(new ModalityEncoder(graph, shape, m));
            if (settings.routing() != Routing.JOINT) {
                String name = shape.modalities().get(m).name() + "/router";
                routers.add(Router.declare(graph, settings, name, settings.width()));
            }
        }
        fusion = new SparseMixture(graph, shape, execution, routers);
    }

    /** The parameters of a network, without methods. */
    static Graph parameters(NetworkShape shape) {
        return new NetworkGraph(shape, Execution.on(Device.cpu())).graph;
    }

    /** The whole network. */
    static NetworkGraph of(NetworkShape shape, Execution execution) {
        NetworkGraph network = new NetworkGraph(shape, execution);
        network.dropout = network.graph.training(
                STEP, execution.precision() == Precision.BFLOAT16, execution.asynchronous(), network::step);
        network.graph.scoring(ENCODE, network::encode);
        network.graph.scoring(FUSE, network::fuse);
        return network;
    }

    Graph graph() {
        return graph;
    }

    /** Where a training step drops values. */
    Dropout dropout() {
        return dropout;
    }

    private List<Value> step() {
        AdamWStep update = new AdamWStep(graph, execution.asynchronous());
        graph.input(Dropout.NOISE);
        List<Backbone.Input> inputs = inputs();
        Value seen = graph.input(SEEN);
        Optional<Value> weights = weights();
        Value known = graph.input(KNOWN);
        RowLoss loss = new RowLoss(shape, graph.input(TARGET));
        graph.rowsOf(seen, 1);
        Encoded encoded = encoded(inputs);
        Fusion.Fused fused = fusion.trained(new Fusion.Tokens(encoded.tokens(), seen, weights));
        Value rows = loss.of(fused.output()).mul(known.amax(2));
        Value own = loss.ofEach(encoded.own()).mul(known).sum(2);
        Value mean = rows.add(own.mul(OWN_LOSS)).mean(1);
        return List.of(update.of(fusion.loss(fused).map(mean::add).orElse(mean)));
    }

    private List<Value> encode() {
        List<Backbone.Input> given = inputs();
        graph.rowsOf(graph.input(SEEN), 1);
        List<Backbone.Input> inputs = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            inputs.add(encoders.get(m).shared(given.get(m)));
        }
        Encoded encoded = encoded(inputs);
        graph.gradients(true);
        return List.of(encoded.tokens(), encoded.own());
    }

    private List<Value> fuse() {
        Value tokens = graph.input(TOKENS);
        Value seen = graph.input(SEEN);
        graph.rowsOf(tokens, 1);
        Fusion.Fused fused = fusion.scored(new Fusion.Tokens(tokens, seen, weights()));
        Value use = fused.gates().sum(1);
        graph.gradients(true);
        return List.of(fused.output(), use);
    }

    /**
     * What the encoders give.
     *
     * @param tokens [K, B, M, d]
     * @param own the modalities' own outputs, [K, B, M, C]
     */
    private record Encoded(Value tokens, Value own) {}

    private Encoded encoded(List<Backbone.Input> inputs) {
        List<Value> tokens = new ArrayList<>();
        List<Value> own = new ArrayList<>();
        for (int m = 0; m < encoders.size(); m++) {
            Value token = encoders.get(m).token(inputs.get(m));
            tokens.add(token);
            own.add(encoders.get(m).own(token));
        }
        return new Encoded(Value.stack(tokens, 2), Value.stack(own, 2));
    }

    private List<Backbone.Input> inputs() {
        return encoders.stream().map(ModalityEncoder::input).toList();
    }

    private Optional<Value> weights() {
        return shape.weighted() ? Optional.of(graph.input(WEIGHTS)) : Optional.empty();
    }
}
