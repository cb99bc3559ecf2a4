package org.multimodalbtw.nodes.sample;

import java.io.IOException;
import java.util.List;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.nodes.table.RowsTable;

/** A generated table and its name, for one output of a node. */
record NamedRows(String name, TableRows rows) {

    static void configure(List<NamedRows> tables, ConfigureOutput output) {
        for (int port = 0; port < tables.size(); port++) {
            NamedRows table = tables.get(port);
            output.setOutSpec(port, RowsTable.spec(table.name, table.rows));
        }
    }

    static void write(List<NamedRows> tables, ExecutionContext context, ProgressMonitor monitor, ExecuteOutput output)
            throws IOException {
        for (int port = 0; port < tables.size(); port++) {
            NamedRows table = tables.get(port);
            output.setOutData(
                    port,
                    RowsTable.write(
                            context,
                            RowsTable.spec(table.name, table.rows),
                            table.rows,
                            monitor.part((double) port / tables.size(), (port + 1.) / tables.size())));
        }
    }
}
