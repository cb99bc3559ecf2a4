package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Constants to choose from.
 *
 * @param <E> their type
 */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>> extends ChoicesStateProvider<EnumChoice<E>> {

    default List<E> choices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " overrides neither choices nor computeState: it has nothing to choose from.");
    }

    @Override
    default List<EnumChoice<E>> computeState(NodeParametersInput context) {
        return choices(context).stream().map(EnumChoice::fromEnumConst).toList();
    }

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
