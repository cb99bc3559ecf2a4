package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;

/** A text with a type to choose: what is stored, what is shown, and its type. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    public static TypedStringChoice fromColSpec(DataColumnSpec column) {
        DataType type = column.getType();
        return new TypedStringChoice(
                column.getName(), column.getName(), new PossibleTypeValue(type.getName(), type.getName()));
    }

    /** A type: what is stored and what is shown. */
    public record PossibleTypeValue(String id, String text) {}
}
