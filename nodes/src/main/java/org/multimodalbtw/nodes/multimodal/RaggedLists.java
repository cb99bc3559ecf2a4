package org.multimodalbtw.nodes.multimodal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * A column whose lists of numbers have different lengths, so that they are no vectors.
 *
 * @param column the column
 * @param shortest the numbers of the shortest list
 * @param rowOfShortest a row that has it
 * @param longest the numbers of the longest list
 * @param rowOfLongest a row that has it
 */
record RaggedLists(String column, int shortest, String rowOfShortest, int longest, String rowOfLongest) {

    /**
     * @param table a table
     * @return its columns of such lists
     */
    static List<RaggedLists> of(BufferedDataTable table) {
        Map<Integer, RaggedLists> seen = new LinkedHashMap<>();
        int[] places = table.getDataTableSpec().stream()
                .filter(RaggedLists::isOfLists)
                .mapToInt(column -> table.getDataTableSpec().findColumnIndex(column.getName()))
                .toArray();
        try (CloseableRowIterator rows = table.iterator()) {
            while (places.length > 0 && rows.hasNext()) {
                DataRow row = rows.next();
                for (int place : places) {
                    if (row.getCell(place) instanceof ListDataValue list) {
                        String name =
                                table.getDataTableSpec().getColumnSpec(place).getName();
                        seen.merge(place, one(name, list.size(), row.getKey().getString()), RaggedLists::with);
                    }
                }
            }
        }
        return seen.values().stream()
                .filter(lists -> lists.shortest() < lists.longest())
                .toList();
    }

    private static boolean isOfLists(DataColumnSpec column) {
        return column.getType().isCollectionType()
                && ColumnKinds.of(column.getType()).filter(Kind.VECTOR::equals).isPresent();
    }

    private static RaggedLists one(String column, int size, String row) {
        return new RaggedLists(column, size, row, size, row);
    }

    private RaggedLists with(RaggedLists other) {
        boolean isShorter = other.shortest < shortest;
        boolean isLonger = other.longest > longest;
        return new RaggedLists(
                column,
                isShorter ? other.shortest : shortest,
                isShorter ? other.rowOfShortest : rowOfShortest,
                isLonger ? other.longest : longest,
                isLonger ? other.rowOfLongest : rowOfLongest);
    }

    /** @return why the column is left out: a clause */
    String why() {
        return "its lists have from " + shortest + " to " + longest + " numbers";
    }

    /**
     * @param table what its table is called
     * @return that it is left out, a sentence
     */
    String note(String table) {
        return "In '" + table + "', '" + column + "' is left out, because " + why() + " (row '" + rowOfShortest
                + "' has "
                + shortest + ", row '" + rowOfLongest + "' " + longest
                + "). To use it: give all rows lists of one length, or numbers such as their mean, for example with KNIME's GroupBy node.";
    }
}
