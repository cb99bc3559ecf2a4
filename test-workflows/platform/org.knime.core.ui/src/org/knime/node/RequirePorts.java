package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

/** The ports of a node, in the order in which they are added. */
public interface RequirePorts {

    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    default RequireModel ports(Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new PortsAdder() {
            @Override
            public PortsAdder addInputPort(String name, String description, PortType type) {
                groups.addInputPortGroup(
                        name, group -> group.name(name).description(description).fixed(type));
                return this;
            }

            @Override
            public PortsAdder addOutputPort(String name, String description, PortType type) {
                groups.addOutputPortGroup(
                        name, group -> group.name(name).description(description).fixed(type));
                return this;
            }
        }));
    }

    /** Adds ports that are always there. Their names are unique over inputs and outputs. */
    interface PortsAdder {

        PortsAdder addInputPort(String name, String description, PortType type);

        PortsAdder addOutputPort(String name, String description, PortType type);

        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. Their ids are unique over inputs and outputs, and stored with the workflow. */
    interface DynamicPortsAdder {

        DynamicPortsAdder addInputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);

        DynamicPortsAdder addOutputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);
    }

    /** The name of a port. */
    interface RequirePortName {

        RequirePortDescription name(String name);
    }

    /** The description of a port, as XHTML. */
    interface RequirePortDescription {

        RequireConfigurablePortMode description(String description);
    }

    /** Whether the user can add and remove ports. */
    interface RequireConfigurablePortMode {

        FinalConfigurablePort fixed(PortType type);

        RequireSupportedTypes<OptionalConfigurablePort> optional();

        RequireSupportedTypes<ExtendableConfigurablePort> extendable();
    }

    /**
     * The types of ports that the user can add: those registered and not hidden.
     *
     * @param <T> what comes next
     */
    interface RequireSupportedTypes<T> {

        T supportedTypes(PortType... types);

        T supportedTypes(Predicate<PortType> types);
    }

    /** A finished group of ports. */
    sealed interface ConfigurablePort {

        /** A group with nothing left to say. */
        final class FinalConfigurablePort implements ConfigurablePort {

            public FinalConfigurablePort() {}
        }

        /** A group of no or one port. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            FinalConfigurablePort defaultPortType(PortType type);
        }

        /** A group of any number of ports. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {

            ExtendableConfigurablePort fixedTypes(PortType... types);

            ExtendableConfigurablePort defaultNonFixedTypes(PortType... types);
        }
    }
}
