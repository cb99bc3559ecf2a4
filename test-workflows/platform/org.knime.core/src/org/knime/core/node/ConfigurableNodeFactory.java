package org.knime.core.node;

import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.platform.core.ConfigurableFactoryBridge;
import org.multimodalbtw.platform.core.PortGroups;

/** Makes nodes whose ports the user can choose. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {
    static {
        ConfigurableFactoryBridge.SECRET.set(new ConfigurableFactoryBridge() {
            @Override
            public <M extends NodeModel> M createNodeModel(
                    final ConfigurableNodeFactory<M> factory, final NodeCreationConfiguration configuration) {
                return factory.createNodeModel(configuration);
            }
        });
    }

    protected ConfigurableNodeFactory() {
        super();
    }

    protected ConfigurableNodeFactory(final boolean lazilyInitialized) {
        super(lazilyInitialized);
    }

    /** @return the groups of ports; nothing where the ports cannot be chosen */
    protected abstract Optional<PortsConfigurationBuilder> createPortsConfigBuilder();

    protected abstract T createNodeModel(NodeCreationConfiguration configuration);

    protected abstract NodeDialogPane createNodeDialogPane(NodeCreationConfiguration configuration);

    @Override
    public T createNodeModel() {
        return createNodeModel(createNodeCreationConfig());
    }

    @Override
    protected NodeDialogPane createNodeDialogPane() {
        return createNodeDialogPane(createNodeCreationConfig());
    }

    /** @return a new configuration with the ports of a new node */
    public final ModifiableNodeCreationConfiguration createNodeCreationConfig() {
        return new ModifiableNodeCreationConfiguration(createPortsConfigBuilder()
                .map(builder -> builder.groups.build())
                .orElse(null));
    }

    /**
     * Collects the groups of ports; their names are unique over inputs and outputs. The types that a group supports are
     * all registered ones that are not hidden and are of the given types or below them; fixed and default types must be
     * among them.
     */
    protected static final class PortsConfigurationBuilder {
        private final PortGroups groups = new PortGroups();

        public PortsConfigurationBuilder() {}

        public void addFixedInputPortGroup(final String name, final PortType... types) {
            groups.addFixed(name, true, types);
        }

        public void addFixedOutputPortGroup(final String name, final PortType... types) {
            groups.addFixed(name, false, types);
        }

        public void addExtendableInputPortGroup(final String name, final PortType... supported) {
            groups.addExtendable(name, true, new PortType[0], new PortType[0], PortGroups.anyOf(supported));
        }

        public void addExtendableInputPortGroup(final String name, final Predicate<PortType> supported) {
            groups.addExtendable(name, true, new PortType[0], new PortType[0], supported);
        }

        public void addExtendableInputPortGroup(
                final String name, final PortType[] fixed, final PortType... supported) {
            groups.addExtendable(name, true, fixed, new PortType[0], PortGroups.anyOf(supported));
        }

        public void addExtendableInputPortGroup(
                final String name, final PortType[] fixed, final Predicate<PortType> supported) {
            groups.addExtendable(name, true, fixed, new PortType[0], supported);
        }

        public void addExtendableInputPortGroupWithDefault(
                final String name, final PortType[] fixed, final PortType[] defaults, final PortType... supported) {
            groups.addExtendable(name, true, fixed, defaults, PortGroups.anyOf(supported));
        }

        public void addExtendableInputPortGroupWithDefault(
                final String name,
                final PortType[] fixed,
                final PortType[] defaults,
                final Predicate<PortType> supported) {
            groups.addExtendable(name, true, fixed, defaults, supported);
        }

        public void addExtendableOutputPortGroup(final String name, final PortType... supported) {
            groups.addExtendable(name, false, new PortType[0], new PortType[0], PortGroups.anyOf(supported));
        }

        public void addExtendableOutputPortGroup(final String name, final Predicate<PortType> supported) {
            groups.addExtendable(name, false, new PortType[0], new PortType[0], supported);
        }

        public void addExtendableOutputPortGroup(
                final String name, final PortType[] fixed, final PortType... supported) {
            groups.addExtendable(name, false, fixed, new PortType[0], PortGroups.anyOf(supported));
        }

        public void addExtendableOutputPortGroup(
                final String name, final PortType[] fixed, final Predicate<PortType> supported) {
            groups.addExtendable(name, false, fixed, new PortType[0], supported);
        }

        public void addExtendableOutputPortGroupWithDefault(
                final String name, final PortType[] fixed, final PortType[] defaults, final PortType... supported) {
            groups.addExtendable(name, false, fixed, defaults, PortGroups.anyOf(supported));
        }

        public void addExtendableOutputPortGroupWithDefault(
                final String name,
                final PortType[] fixed,
                final PortType[] defaults,
                final Predicate<PortType> supported) {
            groups.addExtendable(name, false, fixed, defaults, supported);
        }

        public void addOptionalInputPortGroup(final String name, final PortType... supported) {
            groups.addOptional(name, true, null, PortGroups.anyOf(supported));
        }

        public void addOptionalInputPortGroup(final String name, final Predicate<PortType> supported) {
            groups.addOptional(name, true, null, supported);
        }

        public void addOptionalInputPortGroupWithDefault(
                final String name, final PortType defaultType, final PortType... supported) {
            groups.addOptional(name, true, defaultType, PortGroups.anyOf(supported));
        }

        public void addOptionalInputPortGroupWithDefault(
                final String name, final PortType defaultType, final Predicate<PortType> supported) {
            groups.addOptional(name, true, defaultType, supported);
        }

        public void addOptionalOutputPortGroup(final String name, final PortType... supported) {
            groups.addOptional(name, false, null, PortGroups.anyOf(supported));
        }

        public void addOptionalOutputPortGroup(final String name, final Predicate<PortType> supported) {
            groups.addOptional(name, false, null, supported);
        }

        public void addOptionalOutputPortGroupWithDefault(
                final String name, final PortType defaultType, final PortType... supported) {
            groups.addOptional(name, false, defaultType, PortGroups.anyOf(supported));
        }

        public void addOptionalOutputPortGroupWithDefault(
                final String name, final PortType defaultType, final Predicate<PortType> supported) {
            groups.addOptional(name, false, defaultType, supported);
        }

        public void addExchangeableInputPortGroup(
                final String name, final PortType defaultType, final PortType... supported) {
            groups.addExchangeable(name, true, defaultType, PortGroups.anyOf(supported));
        }

        public void addExchangeableInputPortGroup(
                final String name, final PortType defaultType, final Predicate<PortType> supported) {
            groups.addExchangeable(name, true, defaultType, supported);
        }

        public void addExchangeableOutputPortGroup(
                final String name, final PortType defaultType, final PortType... supported) {
            groups.addExchangeable(name, false, defaultType, PortGroups.anyOf(supported));
        }

        public void addExchangeableOutputPortGroup(
                final String name, final PortType defaultType, final Predicate<PortType> supported) {
            groups.addExchangeable(name, false, defaultType, supported);
        }
    }
}
