package org.multimodalbtw.platform.core;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeProgressMonitor;

/**
 * Where one execution of a node keeps what it makes.
 *
 * @param tables for its tables
 * @param fileStores for its file stores
 */
public record ExecutionEnvironment(TableSettings tables, FileStoreHandler fileStores) {
    /** @param progress also tells the node that it is cancelled */
    public ExecutionContext createContext(final NodeProgressMonitor progress) {
        return ExecutionBridge.SECRET.get().create(progress, this);
    }
}
