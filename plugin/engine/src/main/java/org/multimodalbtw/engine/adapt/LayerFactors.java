package org.multimodalbtw.engine.adapt;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.graph.Slice;

/**
 * The matrix of a linear layer, or a list of such matrices, [lists, inputs, outputs], to which a product of two factors is added.
 *
 * @param slice the parameter
 */
record LayerFactors(Slice slice) {

    /** What is added is taken twice, as in the authors' usual choice of alpha 8 for rank 4 (Hu et al. 2021, MMLoRA). */
    static final double SCALE = 2;

    private int dimension(int fromLast) {
        return slice.shape().get(slice.shape().size() - fromLast);
    }

    int inputs() {
        return dimension(2);
    }

    int outputs() {
        return dimension(1);
    }

    /** How many matrices there are. */
    int matrices() {
        return slice.size() / inputs() / outputs();
    }

    /** Whether there is a dimension before those of a matrix. */
    boolean isList() {
        return slice.shape().size() > 2;
    }

    /** The shape of a factor beside each matrix. */
    Integer[] shape(int... last) {
        List<Integer> shape =
                new ArrayList<>(slice.shape().subList(0, slice.shape().size() - 2));
        for (int size : last) {
            shape.add(size);
        }
        return shape.toArray(Integer[]::new);
    }

    /**
     * Adds a product of factors to a matrix, {@code W += SCALE sum_r down_ir scale_r up_ro}, in double precision.
     *
     * @param values all parameters of a member, from an offset on
     * @param offset where the member's parameters start
     * @param matrix which of the matrices
     * @param product gives {@code sum_r ...} of an input and an output
     */
    void add(float[] values, int offset, int matrix, Product product) {
        int from = offset + slice.offset() + matrix * inputs() * outputs();
        for (int i = 0; i < inputs(); i++) {
            for (int o = 0; o < outputs(); o++) {
                int at = from + i * outputs() + o;
                values[at] = (float) (values[at] + SCALE * product.of(i, o));
            }
        }
    }

    /** A product of factors, at one place. */
    interface Product {
        double of(int input, int output);
    }
}
