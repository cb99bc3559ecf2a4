package org.knime.core.data.container;

import org.multimodalbtw.platform.core.ContainerSettingsBridge;
import org.multimodalbtw.platform.core.TableSettings;

/** Where a table's rows are kept while they are collected, and how its domains start. */
public final class DataContainerSettings {
    static {
        ContainerSettingsBridge.SECRET.set(DataContainerSettings::new);
    }

    private final TableSettings storage;
    private final boolean initializeDomain;

    DataContainerSettings(final TableSettings storage, final boolean initializeDomain) {
        this.storage = storage;
        this.initializeDomain = initializeDomain;
    }

    public static DataContainerSettings getDefault() {
        return new DataContainerSettings(TableSettings.temporary(), false);
    }

    TableSettings storage() {
        return storage;
    }

    /** Whether the domains start from those in the spec rather than from nothing. */
    public boolean isInitializeDomain() {
        return initializeDomain;
    }
}
