package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The settings of a node, and with them its dialog. A class of these has a constructor without arguments, and may have one
 * with {@link NodeParametersInput} that makes defaults from what is connected.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Called when settings are loaded or applied.
     *
     * @throws InvalidSettingsException if they do not go together
     */
    default void validate() throws InvalidSettingsException {}
}
