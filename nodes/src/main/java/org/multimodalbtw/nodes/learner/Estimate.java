package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.InformationEstimate;

/** How mutual information is estimated. */
enum Estimate {
    @Label(
            value = "Smooth",
            description = "From probabilities, or from the correlation of numbers. Steady with few rows.")
    SMOOTH(InformationEstimate.SMOOTH),
    @Label(
            value = "As published",
            description = "From counts of the most probable classes, or from nearest neighbours (Kraskov) of numbers.")
    EMPIRICAL(InformationEstimate.EMPIRICAL);

    final InformationEstimate estimate;

    Estimate(InformationEstimate estimate) {
        this.estimate = estimate;
    }

    static Estimate of(InformationEstimate estimate) {
        return EngineChoice.of(values(), one -> one.estimate, estimate);
    }
}
