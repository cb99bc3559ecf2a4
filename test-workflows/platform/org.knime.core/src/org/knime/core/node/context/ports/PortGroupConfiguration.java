package org.knime.core.node.context.ports;

import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;
import org.knime.core.node.port.PortType;

/** Ports that belong together. */
public interface PortGroupConfiguration extends DeepCopy<PortGroupConfiguration>, NodeSettingsPersistable {
    boolean definesInputPorts();

    boolean definesOutputPorts();

    PortType[] getInputPorts();

    PortType[] getOutputPorts();
}
