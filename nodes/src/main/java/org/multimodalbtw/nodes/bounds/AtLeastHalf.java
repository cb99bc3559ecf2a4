package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** A share of half or more. */
public final class AtLeastHalf extends MinValidation {

    @Override
    protected double getMin() {
        return .5;
    }
}
