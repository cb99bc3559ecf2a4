package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * A fusion in pairs with a main modality (after BBFN, Han et al. 2021, arXiv 2107.13669, whose abstract and released code were read;
 * docs/METHODS.md). Each other modality and the main one are two streams of items that attend to each other, with gates that say how much of
 * what was found and how much of what was there goes on. A linear head reads the modalities' tokens, the mean item of both streams of each
 * pair, and whether the row has the pair; where it does not, these are 0.
 *
 * <p>Of a modality that is pooled from items at most {@value PairSettings#MOST_ITEMS} of a row are read, evenly taken; of others the token
 * becomes {@value PairSettings#ITEMS_OF_TOKEN} items. BTW weights multiply tokens and items. K members, B rows, M modalities, d token width, e
 * width of an item, L items, C outputs.
 */
final class PairedAttention implements Fusion {

    /** No item is wider than this, which bounds the memory of a step. */
    private static final int MOST_WIDTH = 32;

    /** What an item that is not there counts in attention, beside 1. */
    private static final double LEAST_PRESENCE = 1e-12;

    /** The least of what is divided by. */
    private static final double LEAST = 1e-9;

    private final Graph graph;
    private final NetworkShape shape;
    private final PairSettings settings;
    private final int main;
    private final int width;
    private final List<Reading> readings = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Linear head;
    private final Optional<Separator> separator;

    /** What makes items of a modality: a layer, and a vector for each place. */
    private record Reading(Linear layer, Value places, int items) {}

    /** The main modality and another one. */
    private record Pair(int partner, List<Layer> layers) {}

    /** What each stream of a pair does once. */
    private record Layer(Direction ofMain, Direction ofPartner) {}

    /** One stream, which attends to the other one. */
    private record Direction(
            Linear control,
            Linear query,
            Linear key,
            Linear value,
            Linear found,
            Linear kept,
            Linear wide,
            Linear back) {}

    /** What tells the streams of a pair apart. */
    private record Separator(Linear wide, Linear back) {}

    /** Items of a stream [K, B, L, e], how far they are there [K, B, L], L, and their summary: at first the token, [K, B, d], then [K, B, e]. */
    private record Stream(Value items, Value mask, int length, Value summary) {}

    /** Declares the parameters. */
    PairedAttention(Graph graph, NetworkShape shape, PairSettings settings) {
        this.graph = graph;
        this.shape = shape;
        this.settings = settings;
        main = settings.position(shape);
        width = Math.min(shape.fusion().width(), MOST_WIDTH);
        int modalities = shape.modalityCount();
        for (int m = 0; m < modalities && modalities > 1; m++) {
            readings.add(reading(m));
        }
        for (int m = 0; m < modalities; m++) {
            if (m != main) {
                pairs.add(pair(m));
            }
        }
        separator = pairs.isEmpty() || settings.separation() == 0
                ? Optional.empty()
                : Optional.of(new Separator(
                        Linear.declare(graph, "separator.1", width, 4 * width),
                        Linear.declare(graph, "separator.2", 4 * width, 1)));
        head = Linear.declare(graph, "head", inputs(), shape.outputs());
    }

    /** How many numbers the head reads. */
    private int inputs() {
        return shape.modalityCount() * shape.fusion().width() + pairs.size() * (2 * width + 1);
    }

    private Reading reading(int modality) {
        TensorColumn column = shape.modalities().get(modality);
        String name = column.name() + "/pairs.";
        Optional<Integer> size = itemSize(modality);
        int items = size.isEmpty()
                ? PairSettings.ITEMS_OF_TOKEN
                : Math.min(PairSettings.MOST_ITEMS, column.shape().get(0));
        Linear layer = size.map(numbers -> Linear.declare(graph, name + "items", numbers, width))
                .orElseGet(() ->
                        Linear.declare(graph, name + "items", shape.fusion().width(), items * width));
        return new Reading(layer, graph.parameter(name + "places", Slice.Start.ZERO, items, width), items);
    }

    /** How many numbers an item has; empty where a row is one item. */
    private Optional<Integer> itemSize(int modality) {
        TensorColumn column = shape.modalities().get(modality);
        return switch (column.items().kind()) {
            case FIXED ->
                column.shape().size() == 2 ? Optional.of(column.shape().get(1)) : Optional.empty();
            case VECTORS -> Optional.of(shape.backbone(modality).features());
            case TOKENS -> Optional.of(TermPooling.WIDTH);
            case EVENTS -> Optional.of(Items.EVENT_SIZE);
        };
    }

    private Pair pair(int partner) {
        List<Layer> layers = new ArrayList<>();
        String name = shape.modalities().get(partner).name() + "/pair.";
        for (int layer = 1; layer <= settings.layers(); layer++) {
            layers.add(new Layer(direction(name + layer + ".main.", layer), direction(name + layer + ".own.", layer)));
        }
        return new Pair(partner, layers);
    }

    private Direction direction(String name, int layer) {
        int summary = layer == 1 ? shape.fusion().width() : width;
        return new Direction(
                Linear.declare(graph, name + "control", summary, width),
                Linear.declare(graph, name + "query", width, width),
                Linear.declare(graph, name + "key", width, width),
                Linear.declare(graph, name + "value", width, width),
                Linear.declare(graph, name + "found", 2 * width, width),
                Linear.declare(graph, name + "kept", 2 * width, width),
                Linear.declare(graph, name + "wide", width, 2 * width),
                Linear.declare(graph, name + "back", 2 * width, width));
    }

    @Override
    public Fused scored(Tokens tokens) {
        return fused(tokens, false);
    }

    @Override
    public Fused trained(Tokens tokens) {
        return fused(tokens, true);
    }

    /** The shares of the modalities that are there. */
    @Override
    public Value gates(Tokens tokens) {
        Value seen = tokens.seen().expandAs(tokens.values().select(3, 0));
        return Fusion.asGates(seen.div(seen.sumKeeping(2).clampMin(LEAST)), shape);
    }

    /** There are no gates of experts to be held. */
    @Override
    public Fused held(Tokens tokens, Value gates) {
        return new Fused(fused(tokens, false).output(), gates);
    }

    private Fused fused(Tokens tokens, boolean training) {
        int all = shape.modalityCount() * shape.fusion().width();
        Value factor =
                tokens.weights().orElse(tokens.seen()).expandAs(tokens.values().select(3, 0));
        Value weighted = tokens.values().mul(factor.unsqueeze(-1));
        List<Value> read = new ArrayList<>(List.of(weighted.reshape(graph.members(), -1, all)));
        List<Value> losses = new ArrayList<>();
        List<Stream> streams = new ArrayList<>();
        for (int m = 0; m < readings.size(); m++) {
            streams.add(stream(m, tokens, weighted, factor));
        }
        for (Pair pair : pairs) {
            Value there = tokens.seen()
                    .select(2, main)
                    .mul(tokens.seen().select(2, pair.partner()))
                    .unsqueeze(-1);
            read.add(joined(pair, streams, there, losses, training).mul(there));
            read.add(there);
        }
        Value joined = Value.cat(read, 2).dropout(shape.fusion().dropout().head(), inputs());
        return new Fused(head.of(joined), gates(tokens), separation(losses));
    }

    /** The mean items of both streams of a pair after all layers, [K, B, 2 e]; adds what it costs that they are alike to the losses. */
    private Value joined(Pair pair, List<Stream> streams, Value there, List<Value> losses, boolean training) {
        Stream one = streams.get(main);
        Stream other = streams.get(pair.partner());
        for (Layer layer : pair.layers()) {
            Value first = layer.ofMain().control().of(one.summary());
            Value second = layer.ofPartner().control().of(other.summary());
            if (training) {
                separator.ifPresent(
                        apart -> losses.add(alike(apart, first, second).mul(there)));
            }
            Value control = Value.cat(List.of(first, second), 2);
            Stream next = attended(layer.ofMain(), one, other, control);
            other = attended(layer.ofPartner(), other, one, control);
            one = next;
        }
        return Value.cat(List.of(one.summary(), other.summary()), 2);
    }

    private Stream stream(int modality, Tokens tokens, Value weighted, Value factor) {
        Reading reading = readings.get(modality);
        Value present =
                tokens.seen().select(2, modality).expandAs(weighted.select(2, 0).select(2, 0));
        Optional<RowItems> items = itemSize(modality).isPresent() ? tokens.items(modality) : Optional.empty();
        Value flat = items.map(rows -> reading.layer()
                        .of(rows.evenly(
                                        reading.items(),
                                        shape.modalities().get(modality).shape().get(0))
                                .reshape(graph.members(), -1, rows.size())))
                .orElseGet(() -> reading.layer().of(weighted.select(2, modality)));
        Value mask = items.map(rows -> rows.mask(reading.items(), present))
                .orElseGet(() -> present.unsqueeze(-1).expand(-1, -1, reading.items()));
        Value own = flat.reshape(graph.members(), -1, reading.items(), width)
                .add(reading.places().unsqueeze(1))
                .mul(factor.select(2, modality).unsqueeze(-1).unsqueeze(-1));
        return new Stream(own, mask, reading.items(), weighted.select(2, modality));
    }

    /** One stream after it has attended to another one: {@code gate A(x, y) + gate x}, and a layer of its own, residual. */
    private Stream attended(Direction direction, Stream own, Stream other, Value control) {
        Value x = own.items();
        Value query = ofItems(direction.query(), x.layerNorm(width), width, own.length(), width);
        Value key = ofItems(direction.key(), other.items().layerNorm(width), width, other.length(), width);
        Value value = ofItems(direction.value(), other.items().layerNorm(width), width, other.length(), width);
        Value scores = query.matmul(key.transpose(2, 3))
                .div(Math.sqrt(width))
                .add(other.mask().clampMin(LEAST_PRESENCE).log().unsqueeze(2));
        Value found = scores.softmax().matmul(value);
        Value gateOfFound = direction.found().of(control).sigmoid().unsqueeze(2);
        Value gateOfKept = direction.kept().of(control).sigmoid().unsqueeze(2);
        Value gated = found.mul(gateOfFound).add(x.mul(gateOfKept));
        Value inner = ofItems(direction.wide(), gated.layerNorm(width), width, own.length(), 2 * width)
                .gelu();
        Value after = gated.add(ofItems(direction.back(), inner, 2 * width, own.length(), width));
        return new Stream(after, own.mask(), own.length(), mean(after, own.mask()));
    }

    /** A layer for each item, from [K, B, L, inputs] to [K, B, L, outputs]. */
    private Value ofItems(Linear layer, Value items, int inputs, int length, int outputs) {
        return layer.of(items.reshape(graph.members(), -1, inputs)).reshape(graph.members(), -1, length, outputs);
    }

    /** The mean of the items that are there, [K, B, e]. */
    private static Value mean(Value items, Value mask) {
        Value sum = items.mul(mask.unsqueeze(-1)).sum(2);
        return sum.div(mask.sumKeeping(2).clampMin(LEAST));
    }

    /** How alike the summaries of two streams are: the mean cross entropy of telling them apart, log 2 where that cannot be done, [K, B, 1]. */
    private static Value alike(Separator apart, Value first, Value second) {
        Value one = apart.back().of(apart.wide().of(first).gelu());
        Value other = apart.back().of(apart.wide().of(second).gelu());
        return one.binaryCrossEntropy(one.zerosLike())
                .add(other.binaryCrossEntropy(other.onesLike()))
                .div(2.0);
    }

    /** What each row's streams cost that are alike, [K, B]: the mean over layers and pairs. */
    private Optional<Value> separation(List<Value> losses) {
        return losses.isEmpty()
                ? Optional.empty()
                : Optional.of(Value.cat(losses, 2).mean(2).mul(settings.separation()));
    }
}
