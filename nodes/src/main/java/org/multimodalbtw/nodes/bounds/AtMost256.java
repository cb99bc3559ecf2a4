package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A rank of factors. */
public final class AtMost256 extends MaxValidation {

    @Override
    protected double getMax() {
        return 256;
    }
}
