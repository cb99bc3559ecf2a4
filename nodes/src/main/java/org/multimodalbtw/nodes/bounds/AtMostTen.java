package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A factor that is still of use. */
public final class AtMostTen extends MaxValidation {

    @Override
    protected double getMax() {
        return 10;
    }
}
