package org.knime.node.parameters.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/** Gives an optional field a value when the user switches it on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {

    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /**
     * The value with which the field starts.
     *
     * @param <T> its type
     */
    interface DefaultValueProvider<T> extends StateProvider<T> {

        @Override
        default void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }
    }
}
