package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;

/** With which ports a node is made. */
public class NodeCreationConfiguration {
    private final ModifiablePortsConfiguration ports;

    /** @param ports null for a node whose ports cannot be chosen */
    protected NodeCreationConfiguration(final ModifiablePortsConfiguration ports) {
        this.ports = ports;
    }

    protected Optional<ModifiablePortsConfiguration> getModifiablePortConfig() {
        return Optional.ofNullable(ports);
    }

    public Optional<? extends PortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }
}
