package org.multimodalbtw.platform.ui.dialog;

import java.util.function.Supplier;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ButtonReference;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/** Computes what providers show in a dialog with some values. */
final class States implements StateProviderInitializer {

    private final DialogValues values;

    States(DialogValues values) {
        this.values = values;
    }

    /** @throws IllegalStateException if the provider cannot be made or says that it cannot compute its state */
    @SuppressWarnings("rawtypes")
    Object compute(Class<? extends StateProvider> providerClass) {
        StateProvider<?> provider = ParameterFields.create(providerClass);
        provider.init(this);
        try {
            return provider.computeState(values.input());
        } catch (StateComputationFailureException e) {
            throw new IllegalStateException(providerClass.getName() + " has no state: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference) {
        return getValueSupplier(reference);
    }

    @Override
    public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference) {
        T value = values.get(reference);
        return () -> value;
    }

    @Override
    public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference) {
        values.get(reference);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider) {
        T state = (T) compute(provider);
        return () -> state;
    }

    @Override
    public void computeOnButtonClick(Class<? extends ButtonReference> reference) {
        // no button is pressed
    }

    @Override
    public void computeBeforeOpenDialog() {
        // the dialog is being opened
    }

    @Override
    public void computeAfterOpenDialog() {
        // computed at once
    }

    @Override
    public NodeParametersInput getNodeParametersInput() {
        return values.input();
    }
}
