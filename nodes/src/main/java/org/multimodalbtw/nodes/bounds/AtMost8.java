package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A number of layers. */
public final class AtMost8 extends MaxValidation {

    @Override
    protected double getMax() {
        return 8;
    }
}
