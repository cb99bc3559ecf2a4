package org.multimodalbtw.nodes.bounds;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** A share that leaves one in a hundred. */
public final class AtMost99Percent extends MaxValidation {

    @Override
    protected double getMax() {
        return .99;
    }
}
