package org.multimodalbtw.platform.ui;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.platform.ui.PortGroup.Mode;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** Holds the texts of a node to what the platform asks of descriptions. */
final class DescriptionCheck {

    private DescriptionCheck() {}

    /** @throws IllegalStateException if a text is empty, not well-formed, or has elements that are not shown */
    static void check(NodeDefinition definition) {
        NodeDefinition.Texts texts = definition.texts();
        String node = "Node '" + texts.name() + "': ";
        DescriptionText.PLAIN.check(node + "its name", texts.name());
        DescriptionText.PLAIN.check(node + "its icon", texts.icon());
        DescriptionText.PLAIN.check(node + "its short description", texts.shortDescription());
        DescriptionText.INTRODUCTION.check(node + "its full description", texts.fullDescription());
        for (PortGroup port : definition.ports()) {
            String what = node + (port.isInput() ? "input" : "output") + " port '" + port.id() + "': ";
            DescriptionText.PLAIN.check(what + "its name", port.name());
            DescriptionText.DETAIL.check(what + "its description", port.description());
        }
        definition
                .resources()
                .forEach(resource ->
                        DescriptionText.DETAIL.check(node + "the link " + resource.href(), resource.description()));
        checkWidgets(node, definition.model().parametersClass());
        if (definition.view() != null) {
            DescriptionText.DETAIL.check(
                    node + "the description of its view", definition.view().description());
            checkWidgets(node, definition.view().parametersClass());
        }
    }

    private static void checkWidgets(String node, Class<?> group) {
        if (group == null) {
            return;
        }
        for (Field field : ParameterFields.of(group)) {
            String what = node + "the field " + group.getSimpleName() + "." + field.getName() + ": ";
            Widget widget = field.getAnnotation(Widget.class);
            if (widget != null) {
                DescriptionText.PLAIN.check(what + "its title", widget.title().replace("&", "&amp;"));
                DescriptionText.DETAIL.check(what + "its description", widget.description());
            }
            Class<?> type = field.getType().isArray() ? field.getType().getComponentType() : field.getType();
            if (type.isEnum()) {
                checkLabels(what, type);
            } else if (WidgetGroup.class.isAssignableFrom(type)) {
                checkWidgets(node, type);
            }
        }
    }

    private static void checkLabels(String what, Class<?> type) {
        for (Field constant : type.getFields()) {
            Label label = constant.getAnnotation(Label.class);
            if (label != null && !label.description().isEmpty()) {
                DescriptionText.DETAIL.check(what + "the description of " + constant.getName(), label.description());
            }
        }
    }

    /** What the platform would log as coding problems: the node works, but its ports are shown wrongly. */
    static List<String> codingProblems(NodeDefinition definition) {
        List<String> problems = new ArrayList<>();
        for (boolean isInput : new boolean[] {true, false}) {
            String direction = isInput ? "input" : "output";
            boolean afterGroup = false;
            for (PortGroup group : definition.ports()) {
                if (group.isInput() != isInput) {
                    continue;
                }
                if (group.mode() == Mode.FIXED && afterGroup) {
                    problems.add("The fixed " + direction + " port '" + group.id()
                            + "' comes after a group: names and descriptions are shifted. Put fixed ports first.");
                }
                afterGroup |= group.mode() != Mode.FIXED;
                if (group.mode() == Mode.EXTENDABLE && !group.fixed().isEmpty()) {
                    problems.add("The " + direction + " group '" + group.id()
                            + "' has fixed types: its last ports have no name. Use default types only.");
                }
            }
        }
        return problems;
    }
}
