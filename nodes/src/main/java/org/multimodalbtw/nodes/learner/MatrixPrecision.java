package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.network.Precision;

/** Numbers of the matrix products in training. */
enum MatrixPrecision {
    @Label(value = "Single", description = "32 bits.")
    SINGLE(Precision.FLOAT32),
    @Label(
            value = "Half",
            description =
                    "16 bits (bfloat16) for the factors of matrix products; sums, losses and routers keep 32 bits.")
    HALF(Precision.BFLOAT16);

    final Precision precision;

    MatrixPrecision(Precision precision) {
        this.precision = precision;
    }
}
