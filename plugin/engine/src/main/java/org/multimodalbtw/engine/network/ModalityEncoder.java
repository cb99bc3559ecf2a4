package org.multimodalbtw.engine.network;

import java.util.Optional;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What turns one modality into a token: a {@link Backbone}, two layers and a normalisation; and a head that reads that token alone.
 *
 * <p>K members, B rows, d token width, C outputs.
 */
final class ModalityEncoder {

    private final Graph graph;
    private final FusionSettings fusion;
    private final TensorColumn modality;
    private final int position;
    private final Backbone backbone;
    private final Backbone.Reader reader;
    private final Linear first;
    private final Linear second;
    private final Value gain;
    private final Value bias;
    private final Linear head;

    /** Declares the parameters of the modality at a position. */
    ModalityEncoder(Graph graph, NetworkShape shape, int position) {
        this.graph = graph;
        this.position = position;
        fusion = shape.fusion();
        modality = shape.modalities().get(position);
        backbone = shape.backbone(position);
        int width = fusion.width();
        String prefix = modality.name() + "/";
        reader = backbone.declare(graph, prefix);
        first = Linear.declare(graph, prefix + "encoder.1", backbone.features(), width);
        second = Linear.declare(graph, prefix + "encoder.2", width, width);
        gain = graph.parameter(prefix + "encoder.norm.gain", Slice.Start.ONE, width);
        bias = graph.parameter(prefix + "encoder.norm.bias", Slice.Start.ZERO, width);
        head = Linear.declare(graph, head(modality), width, shape.outputs());
    }

    /** The name of a modality's own head. */
    static String head(TensorColumn modality) {
        return modality.name() + "/head";
    }

    /** The name of the input with the values of the modality at a position. */
    static String values(int position) {
        return "x" + position;
    }

    /** The name of the input that says which rows the items of the modality at a position belong to. */
    static String owners(int position) {
        return "n" + position;
    }

    /** The modality's tensors, inputs of the method. */
    Backbone.Input input() {
        Value values = graph.input(values(position));
        return modality.ragged()
                ? new Backbone.Input(values, graph.input(owners(position)))
                : Backbone.Input.fixed(values);
    }

    /** The same where the rows of one member may serve all. */
    Backbone.Input shared(Backbone.Input input) {
        Value values = input.values().expand(graph.members(), -1, -1);
        return modality.ragged()
                ? new Backbone.Input(values, input.owners().expand(graph.members(), -1), input.along())
                : Backbone.Input.fixed(values);
    }

    /**
     * The same for gradients by what the rows have: by the values, or where these are numbers of terms by the terms' vectors.
     *
     * @param along how far each row is on its way, [1, B + 1]
     */
    Backbone.Input differentiable(Backbone.Input input, Value along) {
        return isOfTerms()
                ? new Backbone.Input(input.values(), input.owners(), along)
                : new Backbone.Input(input.values().differentiable(), input.owners());
    }

    /** Whether values are numbers of terms. */
    boolean isOfTerms() {
        return modality.items().kind() == Items.Kind.TOKENS;
    }

    /**
     * A modality of some rows.
     *
     * @param value [K, B, d]
     * @param drop where the head drops values
     * @param items what it was pooled from
     */
    record Token(Value value, Optional<Dropout.Site> drop, Optional<RowItems> items) {}

    Token token(Backbone.Input input) {
        int width = fusion.width();
        Backbone.Reading reading = reader.read(input);
        Value features = reading.features().dropout(fusion.dropout().input(), backbone.features());
        Value hidden = first.of(features).gelu().dropout(fusion.dropout().hidden(), width);
        Value token = bias.unsqueeze(1).addcmul(second.of(hidden).layerNorm(width), gain.unsqueeze(1));
        return new Token(token, graph.dropoutSite(fusion.dropout().head(), graph.members() * width), reading.items());
    }

    /** What the modality of rows is pooled from. */
    Optional<RowItems> items(Backbone.Input input) {
        return reader.read(input).items();
    }

    /** The modality's own output [K, B, C]. */
    Value own(Value token, Optional<Dropout.Site> drop) {
        return head.of(drop.map(site -> site.of(token, site.bytes().view(graph.members(), -1, fusion.width())))
                .orElse(token));
    }
}
