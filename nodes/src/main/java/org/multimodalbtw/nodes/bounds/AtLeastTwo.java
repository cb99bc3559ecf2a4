package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Where one alone says nothing. */
public final class AtLeastTwo extends MinValidation {

    @Override
    protected double getMin() {
        return 2;
    }
}
