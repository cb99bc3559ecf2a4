package org.multimodalbtw.platform.ui.dialog;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** Holds texts to the patterns that a dialog checks: what does not fit is red as soon as it opens. */
final class TextRules {

    private TextRules() {}

    /** The message of the pattern that a text does not match. */
    static Optional<String> check(Field field, Object value) {
        TextInputWidget widget = field.getAnnotation(TextInputWidget.class);
        if (widget == null
                || !(value instanceof String text)
                || Modifier.isAbstract(widget.patternValidation().getModifiers())) {
            return Optional.empty();
        }
        PatternValidation pattern = ParameterFields.create(widget.patternValidation());
        return Pattern.matches(pattern.getParameters().pattern(), text)
                ? Optional.empty()
                : Optional.of(pattern.getErrorMessage());
    }
}
