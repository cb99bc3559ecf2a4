package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.Smoothing;

/** What a new weight is blended with. */
enum Smooth {
    @Label(value = "With 1", description = "New rows are weighed exactly as training rows are.")
    NONE(Smoothing.NONE),
    @Label(value = "With the last weight", description = "A moving average over the updates that starts at 1.")
    MOVING_AVERAGE(Smoothing.MOVING_AVERAGE),
    @Label(
            value = "With the last weight, adaptively",
            description =
                    "The share of the new weight grows by 0.05 after an epoch with a better validation score, else shrinks, as "
                            + "published.")
    ADAPTIVE(Smoothing.ADAPTIVE);

    final Smoothing smoothing;

    Smooth(Smoothing smoothing) {
        this.smoothing = smoothing;
    }

    static Smooth of(Smoothing smoothing) {
        return EngineChoice.of(values(), one -> one.smoothing, smoothing);
    }
}
