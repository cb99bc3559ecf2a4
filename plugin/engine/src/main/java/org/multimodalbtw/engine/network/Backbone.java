package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The first part of a modality's encoder: it turns a row's tensor into a vector of features for the layers behind it. The rank of the
 * tensor says which one: a vector passes as it is, [time, features] goes through {@link Recurrent}, [channels, height, width] through
 * {@link Convolutional}. Of a ragged tensor the kind of its items says it: {@link TermPooling}, {@link TimeAttention} or {@link
 * ItemPooling}. K members, B rows.
 */
sealed interface Backbone permits Backbone.Vector, Recurrent, Convolutional, TermPooling, TimeAttention, ItemPooling {

    /** Where the logarithm of an item's weight levels off, so that no weight overflows (our own decision). */
    double BOUND = 15;

    /** Added to a sum of weights that divides: nothing, beside the least weight. */
    double LEAST = 1e-9;

    /**
     * A modality's tensors. Items of ragged tensors lie one behind the other, row after row, with nothing between them; behind those of
     * members with fewer items follow others that belong to no row.
     *
     * @param values [K, B, all values]; of a ragged tensor [K, items of all rows, values of an item]
     * @param owners of a ragged tensor which row each item belongs to, [K, items of all rows]; B if it belongs to none; {@code null} where
     *     the tensor is not ragged
     * @param along of each row how far it is on its way from nothing to what it has, [1, B + 1], the last one for items of no row; {@code
     *     null} where rows are as they are
     */
    record Input(Value values, Value owners, Value along) {

        /** Rows as they are. */
        Input(Value values, Value owners) {
            this(values, owners, null);
        }

        static Input fixed(Value values) {
            return new Input(values, null);
        }

        /** Vectors of ragged items, [K, items, size], as far on their way as their rows are. */
        Value onTheWay(Value items) {
            return along == null
                    ? items
                    : items.mul(along.expand(items.graph().members(), -1)
                            .gather(1, owners)
                            .unsqueeze(-1));
        }

        /** The items' values added up by row, from [K, items, size] to [K, B, size]; a row without items gives zeros. */
        Value sums(Value items, int size) {
            Graph graph = items.graph();
            Value rows = graph.rows().add(1);
            Value offsets = positions(owners, 0).mul(rows);
            Value zeros = items.newZeros(rows.mul(graph.members()), size);
            Value sums = zeros.indexAdd(0, owners.add(offsets).reshape(-1), items.reshape(-1, size));
            return sums.reshape(graph.members(), -1, size).narrow(1, 0, graph.rows());
        }
    }

    /**
     * A modality's tensors as they are read.
     *
     * @param features [K, B, features]
     * @param items what they were pooled from; empty where a row is one item
     */
    record Reading(Value features, Optional<RowItems> items) {
        static Reading whole(Value features) {
            return new Reading(features, Optional.empty());
        }

        /** Features of ragged items [K, N, size]. */
        static Reading pooled(Value features, Input input, Value items, int size) {
            return new Reading(features, Optional.of(new RowItems(items, Optional.of(input.owners()), size)));
        }
    }

    /** Reads a modality's tensors with parameters that have been declared. */
    @FunctionalInterface
    interface Reader {
        Reading read(Input input);
    }

    /** Of each element its position along a dimension, as whole numbers of the tensor's shape. */
    static Value positions(Value tensor, int dimension) {
        return tensor.onesLike().cumsum(dimension).sub(1);
    }

    /** The weights that scores stand for: {@code exp(15 tanh(score / 15))}. */
    static Value weights(Value scores) {
        return scores.div(BOUND).tanh().mul(BOUND).exp();
    }

    /**
     * @param modality the input; more than three dimensions are taken as a vector
     * @param width size of a token, and of a recurrent state
     */
    static Backbone of(TensorColumn modality, int width) {
        List<Integer> shape = modality.shape();
        return switch (modality.items().kind()) {
            case FIXED -> ofShape(shape, width);
            case VECTORS -> new ItemPooling(ofShape(shape.subList(1, shape.size()), width));
            case TOKENS -> new TermPooling(modality.items().categories());
            case EVENTS -> new TimeAttention(modality.items().categories(), width);
        };
    }

    private static Backbone ofShape(List<Integer> shape, int width) {
        return switch (shape.size()) {
            case 2 -> new Recurrent(shape.get(0), shape.get(1), width);
            case 3 -> new Convolutional(shape.get(0), shape.get(1), shape.get(2));
            default -> new Vector(shape.stream().reduce(1, Math::multiplyExact));
        };
    }

    /** How many features a row has. */
    int features();

    /**
     * Declares what is learnt.
     *
     * @param prefix of the parameters' names
     */
    Reader declare(Graph graph, String prefix);

    /** Nothing is done. */
    record Vector(int features) implements Backbone {

        @Override
        public Reader declare(Graph graph, String prefix) {
            return input -> Reading.whole(input.values());
        }
    }
}
