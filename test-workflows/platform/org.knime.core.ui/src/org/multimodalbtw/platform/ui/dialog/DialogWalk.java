package org.multimodalbtw.platform.ui.dialog;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.multimodalbtw.platform.ui.DescriptionText;
import org.multimodalbtw.platform.ui.settings.ParameterFields;
import org.multimodalbtw.platform.ui.settings.ParametersFormat;

/** Goes through parameters field by field, as a dialog is built, and notes what it meets. */
public final class DialogWalk {

    /** Stands in the paths of what an array does not have yet; its texts are to be written first. */
    private static final String NEW_ELEMENT = "/new/";

    private final NodeParametersInput input;
    private final List<DialogField> fields = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Deque<Object> groups = new ArrayDeque<>();
    private DialogValues values;

    public DialogWalk(NodeParametersInput input) {
        this.input = input;
    }

    public List<DialogField> fields() {
        return List.copyOf(fields);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public void report(String problem) {
        problems.add(problem);
    }

    /** @param parameters of a whole dialog */
    public void group(Object parameters) {
        inside(parameters, () -> fields("", "", parameters));
    }

    /** With the values of a group besides those around it. */
    private void inside(Object group, Runnable walk) {
        DialogValues around = values;
        groups.addLast(group);
        attempt("the references of " + group.getClass().getSimpleName(), () -> {
            values = new DialogValues(input, List.copyOf(groups));
            walk.run();
        });
        groups.removeLast();
        values = around;
    }

    private void fields(String path, String section, Object group) {
        for (Class<?> type = group.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isPrivate(field.getModifiers()) && field.isAnnotationPresent(Widget.class)) {
                    report("The field " + name(field) + " is private: it is neither shown nor stored.");
                }
            }
        }
        for (Field field : ParameterFields.of(group.getClass())) {
            attempt(name(field), () -> field(path, section, field, ParameterFields.get(field, group)));
        }
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private void field(String parent, String around, Field field, Object value) {
        ParametersFormat.check(field);
        String path =
                parent + (field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName());
        String section = section(field, around);
        if (field.getType() == Void.class) {
            checkMessage(field);
            shown(path, "", section, field);
        } else if (field.isAnnotationPresent(Widget.class)) {
            widget(path, section, field, value);
        }
        if (value instanceof WidgetGroup) {
            fields(path + "/", section, value);
        } else if (field.getType().isArray()
                && WidgetGroup.class.isAssignableFrom(field.getType().getComponentType())) {
            elements(path, section, field, value);
        }
    }

    private String section(Field field, String around) {
        Layout layout = field.getAnnotation(Layout.class);
        if (layout == null) {
            layout = field.getType().getAnnotation(Layout.class);
        }
        if (layout == null) {
            return around;
        }
        Section section = layout.value().getAnnotation(Section.class);
        if (section != null) {
            DescriptionText.PLAIN.check(
                    "The title of the section " + layout.value().getSimpleName(),
                    section.title().replace("&", "&amp;"));
            if (!section.description().isEmpty()) {
                DescriptionText.DETAIL.check(
                        "The description of the section " + layout.value().getSimpleName(), section.description());
            }
        }
        return layout.value().getSimpleName();
    }

    private void widget(String path, String section, Field field, Object value) {
        Widget widget = field.getAnnotation(Widget.class);
        DescriptionText.PLAIN.check("The title of " + path, widget.title().replace("&", "&amp;"));
        DescriptionText.DETAIL.check("The description of " + path, widget.description());
        checkKind(field);
        ValueBounds.check(field, value).forEach(problem -> report("The default of " + path + ": " + problem));
        if (!path.contains(NEW_ELEMENT)) {
            TextRules.check(field, value).ifPresent(problem -> report("The default of " + path + ": " + problem));
        }
        shown(path, widget.title(), section, field);
        if (field.isAnnotationPresent(OptionalWidget.class)) {
            state(field.getAnnotation(OptionalWidget.class).defaultProvider());
        }
        if (field.isAnnotationPresent(ValueProvider.class)) {
            state(field.getAnnotation(ValueProvider.class).value());
        }
    }

    private void shown(String path, String title, String section, Field field) {
        boolean isShown = true;
        boolean isEnabled = true;
        for (Effect effect : effects(field)) {
            boolean holds = Conditions.of(effect.predicate(), values).holds(values);
            isShown &= switch (effect.type()) {
                case SHOW -> holds;
                case HIDE -> !holds;
                case ENABLE, DISABLE -> true;
            };
            isEnabled &= switch (effect.type()) {
                case ENABLE -> holds;
                case DISABLE -> !holds;
                case SHOW, HIDE -> true;
            };
        }
        fields.add(new DialogField(
                path, title, section, isAdvanced(field), isShown, isEnabled, choices(field), message(field)));
    }

    private void checkKind(Field field) {
        Class<?> type = field.getType();
        require(field, type.isEnum(), ValueSwitchWidget.class, "of constants");
        require(field, type.isEnum(), RadioButtonsWidget.class, "of constants");
        require(field, type == Optional.class, OptionalWidget.class, "Optional");
        require(field, type == Void.class, TextMessage.class, "Void");
        require(field, type.isArray(), ArrayWidget.class, "an array");
    }

    private void checkMessage(Field field) {
        if (!field.isAnnotationPresent(TextMessage.class)) {
            report("The field " + name(field) + " is of type Void but shows no message.");
        }
        if (field.isAnnotationPresent(Widget.class)) {
            report("The field " + name(field) + " shows a message and must not have @Widget.");
        }
    }

    private void require(Field field, boolean fits, Class<? extends Annotation> annotation, String kind) {
        if (field.isAnnotationPresent(annotation) && !fits) {
            report("The field " + name(field) + " has @" + annotation.getSimpleName() + " but is not " + kind + ".");
        }
    }

    /** Those of the field, of the class of its group, and of its section. */
    private static List<Effect> effects(Field field) {
        List<Effect> effects = new ArrayList<>();
        Layout layout = field.getAnnotation(Layout.class);
        for (Effect effect : new Effect[] {
            field.getAnnotation(Effect.class),
            field.getDeclaringClass().getAnnotation(Effect.class),
            layout == null ? null : layout.value().getAnnotation(Effect.class)
        }) {
            if (effect != null) {
                effects.add(effect);
            }
        }
        return effects;
    }

    private static boolean isAdvanced(Field field) {
        Layout layout = field.getAnnotation(Layout.class);
        Widget widget = field.getAnnotation(Widget.class);
        return field.isAnnotationPresent(Advanced.class)
                || widget != null && widget.advanced()
                || field.getDeclaringClass().isAnnotationPresent(Advanced.class)
                || layout != null && layout.value().isAnnotationPresent(Advanced.class);
    }

    private List<String> choices(Field field) {
        if (field.isAnnotationPresent(ChoicesProvider.class)) {
            return Choices.ids(state(field.getAnnotation(ChoicesProvider.class).value()));
        }
        if (field.isAnnotationPresent(ColumnFilterWidget.class)) {
            return Choices.ids(
                    state(field.getAnnotation(ColumnFilterWidget.class).choicesProvider()));
        }
        return field.getType().isEnum() ? Choices.constants(field.getType()) : null;
    }

    private String message(Field field) {
        if (!field.isAnnotationPresent(TextMessage.class)) {
            return null;
        }
        Object message = state(field.getAnnotation(TextMessage.class).value());
        return ((Optional<?>) message)
                .map(shown -> (TextMessage.Message) shown)
                .map(shown -> shown.title() + ": " + shown.description())
                .orElse(null);
    }

    @SuppressWarnings("rawtypes")
    private Object state(Class<? extends StateProvider> provider) {
        return new States(values).compute(provider);
    }

    /** The elements that there are, and a new one. */
    private void elements(String path, String section, Field field, Object array) {
        if (!field.isAnnotationPresent(ArrayWidget.class)) {
            report("The field " + name(field) + " is an array of groups without @ArrayWidget.");
        }
        int length = array == null ? 0 : Array.getLength(array);
        for (int i = 0; i < length; i++) {
            element(path + "/" + i + "/", section, Array.get(array, i));
        }
        element(
                path + NEW_ELEMENT,
                section,
                ParameterFields.create(field.getType().getComponentType(), input));
    }

    private void element(String path, String section, Object element) {
        inside(element, () -> fields(path, section, element));
    }

    /** One failure must not hide the next. */
    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            report(what + ": " + (e.getMessage() == null ? e : e.getMessage()));
        }
    }
}
