package org.multimodalbtw.platform.core;

import java.util.List;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Ports that are always the same; nothing of them is stored. */
final class FixedPortGroup extends PortGroup {
    private final List<PortType> types;

    FixedPortGroup(final boolean input, final List<PortType> types) {
        super(input);
        this.types = types;
    }

    @Override
    List<PortType> ports() {
        return types;
    }

    @Override
    public PortGroupConfiguration copy() {
        return this;
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        // the ports stand in the factory
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) {
        // the ports stand in the factory
    }
}
