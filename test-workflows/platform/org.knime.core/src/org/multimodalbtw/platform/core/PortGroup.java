package org.multimodalbtw.platform.core;

import java.util.List;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Inputs or outputs that belong together. */
abstract class PortGroup implements PortGroupConfiguration {
    private final boolean input;

    PortGroup(final boolean input) {
        this.input = input;
    }

    abstract List<PortType> ports();

    @Override
    public boolean definesInputPorts() {
        return input;
    }

    @Override
    public boolean definesOutputPorts() {
        return !input;
    }

    @Override
    public PortType[] getInputPorts() {
        return ports(true);
    }

    @Override
    public PortType[] getOutputPorts() {
        return ports(false);
    }

    private PortType[] ports(final boolean inputs) {
        if (inputs != input) {
            throw new UnsupportedOperationException(
                    inputs ? "This group has outputs, no inputs." : "This group has inputs, no outputs.");
        }
        return ports().toArray(PortType[]::new);
    }
}
