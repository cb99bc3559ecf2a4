package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/** Texts to choose from. */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

    default List<String> choices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " overrides neither choices nor computeState: it has nothing to choose from.");
    }

    @Override
    default List<StringChoice> computeState(NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
