package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.multimodalbtw.platform.core.ContainerSettingsBridge;
import org.multimodalbtw.platform.core.StoredTable;
import org.multimodalbtw.platform.core.TableSettings;

/** Collects the rows of a table that a node gives out. */
public class BufferedDataContainer extends DataContainer {
    private BufferedDataTable table;

    BufferedDataContainer(final DataTableSpec spec, final boolean initDomain, final TableSettings storage) {
        super(spec, ContainerSettingsBridge.SECRET.get().create(storage, initDomain));
    }

    @Override
    public BufferedDataTable getTable() {
        if (table == null) {
            table = new BufferedDataTable((StoredTable) super.getTable());
        }
        return table;
    }
}
