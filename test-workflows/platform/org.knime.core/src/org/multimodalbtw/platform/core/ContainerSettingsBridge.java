package org.multimodalbtw.platform.core;

import org.knime.core.data.container.DataContainerSettings;

/** Makes settings of containers that keep their rows in a chosen place. */
public interface ContainerSettingsBridge {
    Secret<ContainerSettingsBridge> SECRET = new Secret<>(DataContainerSettings.class);

    DataContainerSettings create(TableSettings storage, boolean initializeDomain);
}
