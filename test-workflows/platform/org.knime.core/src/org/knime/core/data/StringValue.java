package org.knime.core.data;

/** Read as a text. */
public interface StringValue extends DataValue {
    String getStringValue();
}
