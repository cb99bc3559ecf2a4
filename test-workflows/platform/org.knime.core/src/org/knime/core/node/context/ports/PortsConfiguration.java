package org.knime.core.node.context.ports;

import java.util.List;
import java.util.Map;
import org.knime.core.node.port.PortType;

/** A node's ports: groups in the order of their declaration, each with its ports. */
public interface PortsConfiguration {
    /** @return the names of all groups, of inputs and of outputs */
    List<String> getPortGroupNames();

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    /** @return for each group with inputs their indices, from 0 */
    Map<String, int[]> getInputPortLocation();

    /** @return for each group with outputs their indices, from 0 */
    Map<String, int[]> getOutputPortLocation();
}
