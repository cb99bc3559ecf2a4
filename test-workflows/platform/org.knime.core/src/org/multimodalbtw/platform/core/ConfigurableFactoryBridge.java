package org.multimodalbtw.platform.core;

import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.NodeCreationConfiguration;

/** Calls the protected members of a factory. */
public interface ConfigurableFactoryBridge {
    Secret<ConfigurableFactoryBridge> SECRET = new Secret<>(ConfigurableNodeFactory.class);

    <M extends NodeModel> M createNodeModel(
            ConfigurableNodeFactory<M> factory, NodeCreationConfiguration configuration);
}
