package org.multimodalbtw.platform.ui.dialog;

import java.util.List;
import java.util.stream.Stream;
import org.knime.node.parameters.widget.choices.DataTypeChoice;
import org.knime.node.parameters.widget.choices.EnumChoice;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.TypedStringChoice;

/** What choices store. */
final class Choices {

    private Choices() {}

    static List<String> ids(Object choices) {
        return ((List<?>) choices).stream().map(Choices::id).toList();
    }

    private static String id(Object choice) {
        if (choice instanceof StringChoice text) {
            return text.id();
        }
        if (choice instanceof TypedStringChoice typed) {
            return typed.id();
        }
        if (choice instanceof EnumChoice<?> constant) {
            return constant.id().name();
        }
        return ((DataTypeChoice) choice).id().getName();
    }

    static List<String> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
