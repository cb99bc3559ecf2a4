package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;

/** With which ports a node is made, to be changed; it stands in the node's settings. */
public final class ModifiableNodeCreationConfiguration extends NodeCreationConfiguration
        implements DeepCopy<ModifiableNodeCreationConfiguration>, NodeSettingsPersistable {
    public ModifiableNodeCreationConfiguration(final ModifiablePortsConfiguration ports) {
        super(ports);
    }

    @Override
    public Optional<ModifiablePortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }

    @Override
    public ModifiableNodeCreationConfiguration copy() {
        return new ModifiableNodeCreationConfiguration(
                getPortConfig().map(ModifiablePortsConfiguration::copy).orElse(null));
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        getPortConfig().ifPresent(ports -> ports.saveSettingsTo(settings));
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (getPortConfig().isPresent()) {
            getPortConfig().get().loadSettingsFrom(settings);
        }
    }
}
