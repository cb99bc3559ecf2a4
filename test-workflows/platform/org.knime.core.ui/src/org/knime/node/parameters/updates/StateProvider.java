package org.knime.node.parameters.updates;

import java.util.function.Supplier;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes something that the dialog shows. It is made with its constructor without arguments.
 *
 * @param <S> the type of the state
 */
public interface StateProvider<S> {

    void init(StateProviderInitializer initializer);

    S computeState(NodeParametersInput parametersInput) throws StateComputationFailureException;

    /** Says when the state is computed and gives access to what it is computed from. */
    interface StateProviderInitializer {

        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference);

        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference);

        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference);

        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider);

        void computeOnButtonClick(Class<? extends ButtonReference> reference);

        void computeBeforeOpenDialog();

        void computeAfterOpenDialog();

        NodeParametersInput getNodeParametersInput();
    }
}
