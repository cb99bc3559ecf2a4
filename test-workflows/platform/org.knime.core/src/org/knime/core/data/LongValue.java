package org.knime.core.data;

/** Read as a whole number of 64 bits. */
public interface LongValue extends DataValue {
    long getLongValue();
}
