package org.knime.core.data.vector.doublevector;

import org.knime.core.data.DataValue;

/** Read as a vector of floating point numbers. */
public interface DoubleVectorValue extends DataValue {
    int getLength();

    double getValue(int index);
}
