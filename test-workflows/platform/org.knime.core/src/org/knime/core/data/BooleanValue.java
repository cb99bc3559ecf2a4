package org.knime.core.data;

/** Read as true or false. */
public interface BooleanValue extends DataValue {
    boolean getBooleanValue();
}
