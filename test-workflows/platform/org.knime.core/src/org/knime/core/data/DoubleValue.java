package org.knime.core.data;

/** Read as a floating point number. */
public interface DoubleValue extends DataValue {
    double getDoubleValue();
}
