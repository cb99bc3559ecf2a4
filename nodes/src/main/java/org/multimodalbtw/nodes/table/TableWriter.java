package org.multimodalbtw.nodes.table;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** Writes a table of the platform a row at a time. */
public final class TableWriter {

    /** Gives the rows of a table. */
    @FunctionalInterface
    public interface Source {
        /**
         * @param writer takes the rows
         * @throws IOException if they cannot be read
         */
        void writeTo(TableWriter writer) throws IOException;
    }

    private final BufferedDataContainer container;
    private long rows;

    private TableWriter(BufferedDataContainer container) {
        this.container = container;
    }

    /**
     * @param context the node's execution
     * @param spec the table's columns; the domains of its columns are kept, and grow with the rows
     * @param source gives the rows
     * @return the table
     * @throws IOException if the rows cannot be read
     */
    public static BufferedDataTable write(ExecutionContext context, DataTableSpec spec, Source source)
            throws IOException {
        BufferedDataContainer container = context.createDataContainer(spec, true);
        try {
            source.writeTo(new TableWriter(container));
        } finally {
            container.close();
        }
        return container.getTable();
    }

    /**
     * @param rowId the row's id, unique in the table
     * @param cells one a column
     */
    public void add(String rowId, List<DataCell> cells) {
        container.addRowToTable(new DefaultRow(rowId, cells));
        rows++;
    }

    /**
     * Adds a row that gets the platform's usual RowID.
     *
     * @param cells one a column
     */
    public void add(List<DataCell> cells) {
        add("Row" + rows, cells);
    }
}
