package org.knime.core.data;

/** A missing value. */
public interface MissingValue extends DataValue {
    /** @return why it is missing, null where that is unknown */
    String getError();
}
