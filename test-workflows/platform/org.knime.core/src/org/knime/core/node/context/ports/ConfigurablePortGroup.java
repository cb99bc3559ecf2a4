package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** Ports whose types the user chooses. */
public interface ConfigurablePortGroup extends PortGroupConfiguration {
    PortType[] getSupportedPortTypes();
}
