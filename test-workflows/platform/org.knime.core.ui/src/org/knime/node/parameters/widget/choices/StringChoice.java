package org.knime.node.parameters.widget.choices;

/** A text to choose: what is stored and what is shown. */
public record StringChoice(String id, String text) {

    public static StringChoice fromId(String id) {
        return new StringChoice(id, id);
    }
}
