package org.multimodalbtw.platform.core;

import org.knime.core.data.DataValue;
import org.knime.core.data.DataValueComparator;

/** Orders cells by the text that is shown for them. */
public final class TextComparator extends DataValueComparator {
    @Override
    protected int compareDataValues(final DataValue first, final DataValue second) {
        return first.toString().compareTo(second.toString());
    }
}
