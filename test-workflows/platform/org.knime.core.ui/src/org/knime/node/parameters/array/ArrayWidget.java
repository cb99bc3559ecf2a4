package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/** An array of groups that the user can extend, unless its size is fixed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    String addButtonText() default "";

    String elementTitle() default "";

    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    boolean showSortButtons() default false;

    boolean hasFixedSize() default false;

    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** How the fields of one element are laid out. */
    enum ElementLayout {
        VERTICAL_CARD,
        HORIZONTAL_SINGLE_LINE
    }
}
