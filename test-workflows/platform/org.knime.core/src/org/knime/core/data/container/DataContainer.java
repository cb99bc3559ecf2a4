package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.platform.core.TableBuilder;
import org.multimodalbtw.platform.core.TableSettings;

/**
 * Collects the rows of a table. RowIDs must be unique; each row must have a cell a column, missing or of the column's
 * type. The columns' domains are found on the way.
 */
public class DataContainer implements RowAppender {
    private final TableBuilder builder;

    public DataContainer(final DataTableSpec spec) {
        this(spec, DataContainerSettings.getDefault());
    }

    /** @param initDomain whether the domains start from those in the spec rather than from nothing */
    public DataContainer(final DataTableSpec spec, final boolean initDomain) {
        this(spec, new DataContainerSettings(TableSettings.temporary(), initDomain));
    }

    public DataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        builder = new TableBuilder(spec, settings.isInitializeDomain(), settings.storage());
    }

    @Override
    public void addRowToTable(final DataRow row) {
        builder.add(row);
    }

    public void close() {
        builder.close();
    }

    public boolean isOpen() {
        return !builder.isClosed();
    }

    public boolean isClosed() {
        return builder.isClosed();
    }

    public long size() {
        return builder.size();
    }

    /** @return the spec with the domains, once the container is closed; before that the spec as it was given */
    public DataTableSpec getTableSpec() {
        return builder.spec();
    }

    /** @return the table, once the container is closed */
    public DataTable getTable() {
        return builder.table();
    }
}
