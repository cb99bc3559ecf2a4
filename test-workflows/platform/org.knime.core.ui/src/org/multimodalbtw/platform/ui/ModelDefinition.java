package org.multimodalbtw.platform.ui;

import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node does.
 *
 * @param parametersClass null for a node without parameters
 */
public record ModelDefinition(
        Class<? extends NodeParameters> parametersClass,
        ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
        ExecuteConsumer execute) {}
