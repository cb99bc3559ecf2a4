package org.multimodalbtw.nodes.table;

import java.util.HashSet;
import java.util.Set;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/**
 * How many rows the names in a column stand for.
 *
 * @param areNames whether no cell holds something else than a name; where one does, the counts say nothing
 * @param rows how many rows have a name
 * @param different how many different names there are
 */
public record GroupSharing(boolean areNames, long rows, int different) {

    /**
     * @param table a table
     * @param column its column of names
     * @return how its rows share them
     */
    public static GroupSharing of(BufferedDataTable table, GroupNames column) {
        Set<String> different = new HashSet<>();
        long named = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                if (!column.isName(row)) {
                    return new GroupSharing(false, named, different.size());
                }
                if (column.of(row).isPresent()) {
                    different.add(column.of(row).get());
                    named++;
                }
            }
        }
        return new GroupSharing(true, named, different.size());
    }

    /** @return whether rows share a name; a column with one for each row, or one for all, groups nothing */
    public boolean groups() {
        return areNames && different > 1 && different < rows;
    }

    /** @return whether several rows have a name, and all the same one */
    public boolean isOneForAll() {
        return areNames && different == 1 && rows > 1;
    }
}
