package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A rank of adapters. */
public final class AtMost64 extends MaxValidation {

    @Override
    protected double getMax() {
        return 64;
    }
}
