package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.graph.Value;

/**
 * A batch that holds each of its rows twice, in two views.
 *
 * @param first the rows as the first view has them, [K, B, ...]
 * @param second the same rows as the second has them
 */
record Halves(Value first, Value second) {

    /** @param values [K, 2 B, sizes] */
    static Halves of(Value values, int... sizes) {
        Object[] shape = new Object[3 + sizes.length];
        shape[0] = values.graph().members();
        shape[1] = 2;
        shape[2] = -1;
        for (int i = 0; i < sizes.length; i++) {
            shape[3 + i] = sizes[i];
        }
        Value both = values.reshape(shape);
        return new Halves(both.select(1, 0), both.select(1, 1));
    }
}
