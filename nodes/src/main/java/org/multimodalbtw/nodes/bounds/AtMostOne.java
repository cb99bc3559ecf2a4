package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A share of the whole. */
public final class AtMostOne extends MaxValidation {

    @Override
    protected double getMax() {
        return 1;
    }
}
