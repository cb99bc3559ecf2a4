package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** A port whose type the user chooses. */
public interface ExchangeablePortGroup extends ConfigurablePortGroup {
    PortType getSelectedPortType();

    void setSelectedPortType(PortType type);
}
