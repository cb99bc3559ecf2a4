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

    /** Where the logarithm of an item's weight levels off, so that no weight overflows (our own decision). */
    double BOUND = 15;

    /** Added to a sum of weights that divides: nothing, beside the least weight. */
    double LEAST = 1e-9;

    /**
     * The variables of a modality's tensors. Items of ragged tensors lie one behind the other, row after row, with nothing between them;
     * behind those of members with fewer items follow others that belong to no row.
     *
     * @param values [members, rows, all values]; of a ragged tensor [members, items of all rows, values of an item]
     * @param owners of a ragged tensor which row each item belongs to, [members, items of all rows]; the number of rows if it belongs to none;
     *     empty where the tensor is not ragged
     */
    record Input(String values, String owners) {
        static Input fixed(String values) {
            return new Input(values, "");
        }
    }

    /**
     * The expression that adds up the items of each row, [members, rows, size]; a row without items gives zeros.
     *
     * @param owners the variable of the items' rows
     * @param values the variable of the items' values, [members, items, size]
     * @param size how many values an item has
     * @param members how many members
     */
    static String sums(String owners, String values, int size, int members) {
        String rows = "torch.add(B, 1)";
        String offsets = "torch.mul(torch.sub(torch.cumsum(torch.ones_like(" + owners + "), 0), 1), " + rows + ")";
        String zeros = "torch.new_zeros(" + values + ", [torch.mul(" + rows + ", " + members + "), " + size + "])";
        String sums = "torch.index_add(" + zeros + ", 0, torch.reshape(torch.add(" + owners + ", " + offsets
                + "), [-1]), torch.reshape(" + values + ", [-1, " + size + "]))";
        return "torch.narrow(torch.reshape(" + sums + ", [" + members + ", -1, " + size + "]), 1, 0, B)";
    }

    /** The expression of the weights that scores stand for: {@code exp(15 tanh(score / 15))}. */
    static String weights(String scores) {
        return "torch.exp(torch.mul(torch.tanh(torch.div(" + scores + ", " + BOUND + ")), " + BOUND + "))";
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

    /** What is learnt, in order. */
    List<Parameter> parameters();

    /**
     * The TorchScript lines that compute the features [members, rows, features]. The variable B is the number of rows.
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
