package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A number of trainings that still ends in time. */
public final class AtMost20 extends MaxValidation {

    @Override
    protected double getMax() {
        return 20;
    }
}
