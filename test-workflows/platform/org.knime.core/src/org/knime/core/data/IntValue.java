package org.knime.core.data;

/** Read as a whole number of 32 bits. */
public interface IntValue extends DataValue {
    int getIntValue();
}
