package org.knime.core.node.context.ports;

import java.util.Map;
import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;

/** A node's ports, to be changed. */
public interface ModifiablePortsConfiguration
        extends PortsConfiguration, DeepCopy<ModifiablePortsConfiguration>, NodeSettingsPersistable {
    PortGroupConfiguration getGroup(String name);

    Map<String, ExtendablePortGroup> getExtendablePorts();

    Map<String, ExchangeablePortGroup> getExchangeablePorts();

    /** @return for each input of this the index of the same port in the other; without those that are gone there */
    Map<Integer, Integer> mapInputPorts(PortsConfiguration other);

    /** @return for each output of this the index of the same port in the other; without those that are gone there */
    Map<Integer, Integer> mapOutputPorts(PortsConfiguration other);
}
