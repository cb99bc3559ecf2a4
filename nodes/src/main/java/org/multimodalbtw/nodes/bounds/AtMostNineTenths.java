package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A share of which something must be left. */
public final class AtMostNineTenths extends MaxValidation {

    @Override
    protected double getMax() {
        return .9;
    }
}
