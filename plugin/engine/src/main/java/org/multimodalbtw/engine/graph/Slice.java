package org.multimodalbtw.engine.graph;

import java.util.List;

/**
 * A named part of a member's parameters.
 *
 * @param name the name in the model file, for example {@code "labs/encoder.1.weight"}
 * @param shape the sizes of its dimensions
 * @param offset where it starts in the member's parameter vector
 * @param start how it starts
 */
public record Slice(String name, List<Integer> shape, int offset, Start start) {

    /** How a parameter starts before training. */
    public enum Start {
        /** Uniform within plus and minus 1/sqrt(first dimension of the shape): the weight matrix of a linear layer. */
        MATRIX,
        /** As the matrix of the layer before it: its bias. */
        BIAS,
        /** Standard normal: keys that are compared by distance. */
        KEY,
        /** Normal with standard deviation 1/sqrt(last dimension of the shape): a vector for each term. */
        EMBEDDING,
        /** From 0 to 1 in even steps: reference times. */
        EVEN,
        /** .3, .63, 1.32, ..., each 2.1 times the one before: oscillations in the window, no multiples of each other. */
        GEOMETRIC,
        ONE,
        ZERO
    }

    /** @return how many values it has */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /** @return whether weight decay pulls at it: matrices and terms' vectors only, not biases, gains, keys and times. */
    public boolean decays() {
        return start == Start.MATRIX || start == Start.EMBEDDING;
    }
}
