package org.multimodalbtw.nodes.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.MissingValue;
import org.multimodalbtw.engine.Examples;

/** Counts cells that are missing since something failed when they were made, as a number that could not be read; they count as empty. */
final class FailedCells {

    private static final int LONGEST = 80;

    private final Map<String, Count> columns = new LinkedHashMap<>();

    private static final class Count {
        private long cells;
        private String example;
    }

    /** Counts a cell if it is one. */
    void look(DataRow row, int position, String column) {
        DataCell cell = row.getCell(position);
        String error = cell.isMissing() ? ((MissingValue) cell).getError() : null;
        if (error != null && !error.isBlank()) {
            Count count = columns.computeIfAbsent(column, name -> new Count());
            count.cells++;
            count.example = count.example == null ? example(row, error.strip()) : count.example;
        }
    }

    private static String example(DataRow row, String error) {
        return " (row '" + row.getKey().getString() + "': "
                + (error.length() <= LONGEST ? error : error.substring(0, LONGEST) + "…") + ")";
    }

    /** One sentence if there are any. */
    List<String> sentences() {
        if (columns.isEmpty()) {
            return List.of();
        }
        long all = columns.values().stream().mapToLong(count -> count.cells).sum();
        String where = columns.entrySet().stream()
                .limit(Examples.MOST)
                .map(column -> column.getValue().cells + " in '" + column.getKey() + "'" + column.getValue().example)
                .collect(Collectors.joining(", "));
        int more = columns.size() - Examples.MOST;
        return List.of((all == 1
                        ? "1 cell is missing because of an error and counts"
                        : all + " cells are missing because of an error and count")
                + " as empty: " + where + (more > 0 ? ", and others in " + more + " more columns" : "")
                + ". To use them, look at the node that made these cells.");
    }
}
