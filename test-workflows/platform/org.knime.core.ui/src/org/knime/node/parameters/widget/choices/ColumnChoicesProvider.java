package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Columns to choose from. */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {

    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName()
                + " overrides neither columnChoices nor computeState: it has nothing to choose from.");
    }

    @Override
    default List<TypedStringChoice> computeState(NodeParametersInput context) {
        return columnChoices(context).stream()
                .map(TypedStringChoice::fromColSpec)
                .toList();
    }

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
