package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The first part of a modality's encoder: it turns a row's tensor into a vector of features for the layers behind it. The rank of the
 * tensor says which one: a vector passes as it is, [time, features] goes through {@link Recurrent}, [channels, height, width] through
 * {@link Convolutional}.
 */
sealed interface Backbone permits Backbone.Vector, Recurrent, Convolutional {

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
        return switch (shape.size()) {
            case 2 -> new Recurrent(shape.get(0), shape.get(1), width);
            case 3 -> new Convolutional(shape.get(0), shape.get(1), shape.get(2));
            default -> new Vector(modality.size());
        };
    }

    /** How many features a row has. */
    int features();

    /** What is learnt, in order. */
    List<Parameter> parameters();

    /**
     * The TorchScript lines that compute the features [members, rows, features].
     *
     * @param input the variable of the tensors, [members, rows, all values]
     * @param output the variable of the features; further variables begin with it
     * @param members how many members
     * @param parameter gives the variable of a parameter, which has a leading dimension of members
     */
    List<String> lines(String input, String output, int members, UnaryOperator<String> parameter);

    /** Nothing is done. */
    record Vector(int features) implements Backbone {

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public List<String> lines(String input, String output, int members, UnaryOperator<String> parameter) {
            return List.of(output + " = " + input);
        }
    }
}
