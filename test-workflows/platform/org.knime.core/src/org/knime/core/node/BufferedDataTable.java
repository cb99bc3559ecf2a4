package org.knime.core.node;

import javax.swing.JComponent;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.multimodalbtw.platform.core.StoredTable;
import org.multimodalbtw.platform.core.TableBridge;

/** A table at a port; it can be gone through any number of times. */
public final class BufferedDataTable implements DataTable, PortObject {
    static {
        TableBridge.SECRET.set(BufferedDataTable::new);
    }

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final StoredTable table;

    BufferedDataTable(final StoredTable table) {
        this.table = table;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return table.getDataTableSpec();
    }

    @Override
    public DataTableSpec getSpec() {
        return getDataTableSpec();
    }

    public long size() {
        return table.size();
    }

    @Override
    public CloseableRowIterator iterator() {
        return table.iterator();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getDataTableSpec().getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
