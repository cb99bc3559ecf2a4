package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The first part of a modality's encoder: it turns a row's tensor into a vector of features for the layers behind it. The rank of the
 * tensor says which one: a vector passes as it is, [time, features] goes through {@link Recurrent}, [channels, height, width] through
 * {@link Convolutional}. Of a ragged tensor the kind of its items says it: {@link TermPooling}, {@link TimeAttention} or {@link
 * ItemPooling}.
 */
sealed interface Backbone permits Backbone.Vector, Recurrent, Convolutional, TermPooling, TimeAttention, ItemPooling {

    /** Added to the score of an item that is not there, so that it has no share. */
    double UNSEEN = 1e9;

    /**
     * The variables of a modality's tensors.
     *
     * @param values [members, rows, all values]; of a ragged tensor [members, rows, items, values of an item] with zeros behind each row's
     *     items
     * @param items how many items each row has, [members, rows]; empty where the tensor is not ragged
     */
    record Input(String values, String items) {
        static Input fixed(String values) {
            return new Input(values, "");
        }
    }

    /** The expression that is 1 for a row's items and 0 behind them, [members, rows, items]. */
    static String mask(Input input) {
        String ones = "torch.ones_like(torch.select(" + input.values() + ", 3, 0))";
        return "torch.mul(" + ones + ", torch.le(torch.cumsum(" + ones + ", 2), torch.unsqueeze(" + input.items()
                + ", -1)))";
    }

    /** A parameter of a backbone; its shape is one member's. */
    record Parameter(String name, Slice.Start start, List<Integer> shape) {
        static Parameter of(String name, Slice.Start start, Integer... shape) {
            return new Parameter(name, start, List.of(shape));
        }
    }

    /**
     * @param modality the input; more than three dimensions are taken as a vector
     * @param width size of a token, and of a recurrent state
     */
    static Backbone of(TensorColumn modality, int width) {
        List<Integer> shape = modality.shape();
        return switch (modality.items().kind()) {
            case FIXED -> ofShape(shape, width);
            case VECTORS -> new ItemPooling(ofShape(shape.subList(1, shape.size()), width), modality.itemSize());
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

    /** What is learnt, in order. */
    List<Parameter> parameters();

    /**
     * The TorchScript lines that compute the features [members, rows, features].
     *
     * @param input the variables of the tensors
     * @param output the variable of the features; further variables begin with it
     * @param members how many members
     * @param parameter gives the variable of a parameter, which has a leading dimension of members
     */
    List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter);

    /** Nothing is done. */
    record Vector(int features) implements Backbone {

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
            return List.of(output + " = " + input.values());
        }
    }
}
