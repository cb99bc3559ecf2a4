package org.knime.node.parameters.widget.choices.filter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** The columns that a column filter chooses from. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ColumnFilterWidget {

    Class<? extends ColumnChoicesProvider> choicesProvider();
}
