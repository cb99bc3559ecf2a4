package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataType;
import org.knime.node.parameters.NodeParametersInput;

/** Data types to choose from. */
public non-sealed interface DataTypeChoicesProvider extends ChoicesStateProvider<DataTypeChoice> {

    default List<DataType> choices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " overrides neither choices nor computeState: it has nothing to choose from.");
    }

    @Override
    default List<DataTypeChoice> computeState(NodeParametersInput context) {
        return choices(context).stream().map(DataTypeChoice::fromDataType).toList();
    }

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
