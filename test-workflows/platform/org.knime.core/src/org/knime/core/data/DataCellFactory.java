package org.knime.core.data;

/** Makes cells of one type. */
public interface DataCellFactory {
    DataType getDataType();
}
