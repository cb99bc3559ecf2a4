package org.multimodalbtw.engine.network;

import java.util.function.ToIntFunction;

/**
 * The expressions of layers, sums of a bias and a matrix product, in one precision. Parameters are the variables {@code p<i>} in single
 * precision, and {@code h<i>} in half.
 *
 * @param precision of the factors; what comes out has single precision
 * @param position gives a parameter's position by its name
 */
record MatrixProducts(Precision precision, ToIntFunction<String> position) {

    /** TorchScript's numbers of types. */
    private static final int FLOAT32_TYPE = 6;

    private static final int BFLOAT16_TYPE = 15;

    /** The variable of a parameter that takes part in a product. */
    String parameter(String name) {
        return (isHalf() ? "h" : "p") + position.applyAsInt(name);
    }

    /** A layer over [members, rows, values]. */
    String linear(String input, String layer) {
        return product(
                "baddbmm",
                "torch.unsqueeze(" + parameter(layer + ".bias") + ", 1)",
                input,
                parameter(layer + ".weight"),
                "");
    }

    /**
     * A sum with a product.
     *
     * @param function {@code "addmm"} or {@code "baddbmm"}
     * @param summand a parameter, or {@link #halved} where it is none
     * @param input single precision
     * @param matrix a parameter
     * @param options further arguments, each with a comma before it
     */
    String product(String function, String summand, String input, String matrix, String options) {
        String product = "torch.%s(%s, %s, %s%s)".formatted(function, summand, halved(input), matrix, options);
        return isHalf() ? "torch.to(" + product + ", " + FLOAT32_TYPE + ")" : product;
    }

    /** A value as a product takes it. */
    String halved(String value) {
        return isHalf() ? "torch.to(" + value + ", " + BFLOAT16_TYPE + ")" : value;
    }

    boolean isHalf() {
        return precision == Precision.BFLOAT16;
    }
}
