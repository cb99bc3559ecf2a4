package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * The matrix of a linear layer, or a list of such matrices, [lists, inputs, outputs], to which a product of two factors is added.
 *
 * @param slice the parameter
 */
public record LayerFactors(Slice slice) {

    /** What is added is taken twice, as in the authors' usual choice of alpha 8 for rank 4 (Hu et al. 2021, MMLoRA). */
    public static final double SCALE = 2;

    /**
     * Does something for each layer that has factors, of each member.
     *
     * @param layout of a member's parameters, factors among them
     * @param factor how the name of a factor ends that stands beside a layer
     * @param parameters of all members
     * @param action gets the layer, and where the member's parameters start
     */
    public static void each(
            ParameterLayout layout, String factor, float[] parameters, ObjIntConsumer<LayerFactors> action) {
        for (Slice slice : layout.byName().values()) {
            if (layout.byName().containsKey(slice.name() + factor)) {
                LayerFactors layer = new LayerFactors(slice);
                for (int offset = 0; offset < parameters.length; offset += layout.size()) {
                    action.accept(layer, offset);
                }
            }
        }
    }

    private int dimension(int fromLast) {
        return slice.shape().get(slice.shape().size() - fromLast);
    }

    /** @return how many numbers the layer reads */
    public int inputs() {
        return dimension(2);
    }

    /** @return how many numbers the layer gives */
    public int outputs() {
        return dimension(1);
    }

    /** @return how many matrices there are */
    public int matrices() {
        return slice.size() / inputs() / outputs();
    }

    /** @return whether there is a dimension before those of a matrix */
    public boolean isList() {
        return slice.shape().size() > 2;
    }

    /**
     * @param last the sizes of a factor's last dimensions
     * @return the shape of a factor beside each matrix
     */
    public Integer[] shape(int... last) {
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
    public void add(float[] values, int offset, int matrix, Product product) {
        int from = offset + slice.offset() + matrix * inputs() * outputs();
        for (int i = 0; i < inputs(); i++) {
            for (int o = 0; o < outputs(); o++) {
                int at = from + i * outputs() + o;
                values[at] = (float) (values[at] + SCALE * product.of(i, o));
            }
        }
    }

    /** A product of factors, at one place. */
    @FunctionalInterface
    public interface Product {
        /**
         * @param input the layer's input
         * @param output the layer's output
         * @return {@code sum_r ...}
         */
        double of(int input, int output);
    }
}
