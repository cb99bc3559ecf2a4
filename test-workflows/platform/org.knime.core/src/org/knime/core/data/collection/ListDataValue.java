package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Read as cells with an order. */
public interface ListDataValue extends CollectionDataValue {
    DataCell get(int index);
}
