package org.multimodalbtw.platform.core;

import java.nio.file.Path;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Tables that behave like those of a columnar backend: no cell is ever the object that was put in. */
public final class ColumnarTables {
    private ColumnarTables() {}

    /** Storage of tables whose readings make cells of their own. */
    public static TableSettings settings(final Path directory) {
        return new TableSettings(directory, 0);
    }

    public static BufferedDataTable copy(final BufferedDataTable table, final Path directory) {
        TableBuilder builder = new TableBuilder(table.getDataTableSpec(), true, settings(directory));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                builder.add(row);
            }
        }
        builder.close();
        return TableBridge.SECRET.get().create(builder.table());
    }
}
