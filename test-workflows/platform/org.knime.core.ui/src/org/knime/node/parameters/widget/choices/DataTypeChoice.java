package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataType;

/** A data type to choose: what is stored and what is shown. */
public record DataTypeChoice(DataType id, String text) {

    public static DataTypeChoice fromDataType(DataType type) {
        return new DataTypeChoice(type, type.getName());
    }
}
