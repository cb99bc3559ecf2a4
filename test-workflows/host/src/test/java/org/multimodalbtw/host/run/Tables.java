package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.UUID;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.platform.core.ExecutionEnvironment;
import org.multimodalbtw.platform.core.FileStoreHandler;
import org.multimodalbtw.platform.core.ProgressMonitor;
import org.multimodalbtw.platform.core.TableSettings;

/** Tables for tests. */
final class Tables {

    private final BufferedDataContainer container;

    private Tables(DataTableSpec spec) {
        ExecutionContext context = new ExecutionEnvironment(
                        TableSettings.temporary(),
                        new FileStoreHandler(UUID.randomUUID(), Path.of(System.getProperty("java.io.tmpdir"))))
                .createContext(new ProgressMonitor());
        container = context.createDataContainer(spec);
    }

    static Tables of(DataTableSpec spec) {
        return new Tables(spec);
    }

    Tables row(String id, DataCell... cells) {
        container.addRowToTable(new DefaultRow(id, cells));
        return this;
    }

    BufferedDataTable build() {
        container.close();
        return container.getTable();
    }
}
