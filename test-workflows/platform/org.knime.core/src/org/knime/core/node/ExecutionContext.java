package org.knime.core.node;

import java.io.IOException;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.data.filestore.FileStore;
import org.multimodalbtw.platform.core.ExecutionBridge;
import org.multimodalbtw.platform.core.ExecutionEnvironment;
import org.multimodalbtw.platform.core.StoredTable;
import org.multimodalbtw.platform.core.SubProgressMonitor;

/** What a node needs while it executes: progress, new tables, new file stores. */
public class ExecutionContext extends ExecutionMonitor {
    static {
        ExecutionBridge.SECRET.set(new ExecutionBridge() {
            @Override
            public ExecutionContext create(final NodeProgressMonitor progress, final ExecutionEnvironment environment) {
                return new ExecutionContext(progress, environment);
            }

            @Override
            public ExecutionEnvironment environment(final ExecutionContext context) {
                return context.environment;
            }
        });
    }

    private final ExecutionEnvironment environment;

    ExecutionContext(final NodeProgressMonitor progress, final ExecutionEnvironment environment) {
        super(progress);
        this.environment = environment;
    }

    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, false);
    }

    /** @param initDomain whether the domains start from those in the spec rather than from nothing */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain, environment.tables());
    }

    public BufferedDataTable createBufferedDataTable(final DataTable table, final ExecutionMonitor monitor)
            throws CanceledExecutionException {
        if (table instanceof BufferedDataTable) {
            return (BufferedDataTable) table;
        }
        BufferedDataContainer container = createDataContainer(table.getDataTableSpec(), true);
        for (RowIterator rows = table.iterator(); rows.hasNext(); ) {
            monitor.checkCanceled();
            DataRow row = rows.next();
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /** The same rows under other column names or domains; the types must be able to hold the cells. */
    public BufferedDataTable createSpecReplacerTable(final BufferedDataTable table, final DataTableSpec spec) {
        return new BufferedDataTable(StoredTable.withSpec(table, spec));
    }

    /** @param name unique within this execution; file or directory, to be created by the caller */
    public FileStore createFileStore(final String name) throws IOException {
        return environment.fileStores().create(name);
    }

    /** @param share of this context's work, from 0 to 1 */
    public ExecutionContext createSubExecutionContext(final double share) {
        return new ExecutionContext(new SubProgressMonitor(getProgressMonitor(), share, false), environment);
    }

    /** The same without messages. */
    public ExecutionContext createSilentSubExecutionContext(final double share) {
        return new ExecutionContext(new SubProgressMonitor(getProgressMonitor(), share, true), environment);
    }
}
