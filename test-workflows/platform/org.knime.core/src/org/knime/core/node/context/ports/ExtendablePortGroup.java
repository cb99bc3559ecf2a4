package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** Ports to which the user adds some. */
public interface ExtendablePortGroup extends ConfigurablePortGroup {
    /** @return the ports that cannot be removed; they come first */
    PortType[] getFixedPorts();

    /** @return the ports that can be removed */
    PortType[] getConfiguredPorts();

    boolean hasConfiguredPorts();

    boolean canAddPort();

    void addPort(PortType type);

    PortType removeLastPort();

    /** @param index among the ports that can be removed, from 0 */
    PortType removePort(int index);
}
