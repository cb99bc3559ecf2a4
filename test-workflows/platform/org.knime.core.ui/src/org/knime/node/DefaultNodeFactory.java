package org.knime.node;

import java.io.IOException;
import java.util.Optional;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.multimodalbtw.platform.ui.DefaultNodeModel;
import org.multimodalbtw.platform.ui.GeneratedDescription;
import org.multimodalbtw.platform.ui.NodeDefinition;
import org.multimodalbtw.platform.ui.PortGroup;
import org.xml.sax.SAXException;

/** Makes nodes of a definition. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel>
        implements NodeDialogFactory, NodeViewFactory<NodeModel> {

    private final NodeDefinition m_definition;

    /**
     * @throws IllegalStateException if a text of the node is empty or is not XHTML that the platform shows
     * @throws IllegalArgumentException if two port groups have the same id, or a group has ports of types that it does not
     *     support
     */
    protected DefaultNodeFactory(DefaultNode node) {
        super(true);
        m_definition = node.definition();
        init();
        createNodeCreationConfig();
    }

    @Override
    protected final NodeDescription createNodeDescription() throws SAXException, IOException {
        return new GeneratedDescription(m_definition);
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
        m_definition.ports().forEach(group -> {
            if (group.isInput()) {
                addInputs(group, builder);
            } else {
                addOutputs(group, builder);
            }
        });
        return Optional.of(builder);
    }

    private static void addInputs(PortGroup group, PortsConfigurationBuilder builder) {
        switch (group.mode()) {
            case FIXED -> builder.addFixedInputPortGroup(group.id(), group.fixedTypes());
            case EXTENDABLE ->
                builder.addExtendableInputPortGroupWithDefault(
                        group.id(), group.fixedTypes(), group.defaultTypes(), group.supported());
            case OPTIONAL -> {
                if (group.defaults().isEmpty()) {
                    builder.addOptionalInputPortGroup(group.id(), group.supported());
                } else {
                    builder.addOptionalInputPortGroupWithDefault(
                            group.id(), group.defaults().get(0), group.supported());
                }
            }
        }
    }

    private static void addOutputs(PortGroup group, PortsConfigurationBuilder builder) {
        switch (group.mode()) {
            case FIXED -> builder.addFixedOutputPortGroup(group.id(), group.fixedTypes());
            case EXTENDABLE ->
                builder.addExtendableOutputPortGroupWithDefault(
                        group.id(), group.fixedTypes(), group.defaultTypes(), group.supported());
            case OPTIONAL -> {
                if (group.defaults().isEmpty()) {
                    builder.addOptionalOutputPortGroup(group.id(), group.supported());
                } else {
                    builder.addOptionalOutputPortGroupWithDefault(
                            group.id(), group.defaults().get(0), group.supported());
                }
            }
        }
    }

    @Override
    protected final NodeModel createNodeModel(NodeCreationConfiguration configuration) {
        PortsConfiguration ports = configuration.getPortConfig().orElseThrow();
        return new DefaultNodeModel(m_definition, ports.getInputPorts(), ports.getOutputPorts());
    }

    @Override
    public final NodeModel createNodeModel() {
        return createNodeModel(createNodeCreationConfig());
    }

    /** Whether there are parameters to set. */
    @Override
    public boolean hasNodeDialog() {
        return m_definition.model().parametersClass() != null
                || m_definition.view() != null && m_definition.view().parametersClass() != null;
    }

    @Override
    protected final boolean hasDialog() {
        return false;
    }

    @Override
    protected final NodeDialogPane createNodeDialogPane() {
        return null;
    }

    @Override
    protected final NodeDialogPane createNodeDialogPane(NodeCreationConfiguration configuration) {
        return null;
    }

    @Override
    protected final int getNrNodeViews() {
        return 0;
    }

    @Override
    public final NodeView<NodeModel> createNodeView(int index, NodeModel model) {
        return null;
    }
}
