package org.multimodalbtw.platform.core;

import org.knime.core.node.BufferedDataTable;

/** Makes tables for ports. */
public interface TableBridge {
    Secret<TableBridge> SECRET = new Secret<>(BufferedDataTable.class);

    BufferedDataTable create(StoredTable table);
}
