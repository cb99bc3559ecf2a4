package org.multimodalbtw.nodes.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.multimodalbtw.engine.Examples;

/** Counts infinite numbers, which a division by zero leaves and which count as empty. */
final class InfiniteCells {

    private final Map<String, Count> columns = new LinkedHashMap<>();

    private static final class Count {
        private long numbers;
        private String firstRow;
    }

    /** Whether a cell holds an infinite number. */
    static boolean is(DataCell cell) {
        return cell instanceof DoubleValue number
                && !(cell instanceof LongValue)
                && Double.isInfinite(number.getDoubleValue());
    }

    /** Counts those of a cell. */
    void look(DataRow row, int position, String column) {
        long found = infinite(row.getCell(position));
        if (found > 0) {
            Count count = columns.computeIfAbsent(column, name -> new Count());
            count.numbers += found;
            count.firstRow = count.firstRow == null ? row.getKey().getString() : count.firstRow;
        }
    }

    private static long infinite(DataCell cell) {
        if (cell instanceof DoubleVectorValue vector) {
            return IntStream.range(0, vector.getLength())
                    .filter(index -> Double.isInfinite(vector.getValue(index)))
                    .count();
        }
        if (cell instanceof ListDataValue list) {
            return IntStream.range(0, list.size())
                    .filter(index -> is(list.get(index)))
                    .count();
        }
        return is(cell) ? 1 : 0;
    }

    /** One sentence if there are any. */
    List<String> sentences() {
        if (columns.isEmpty()) {
            return List.of();
        }
        long all = columns.values().stream().mapToLong(count -> count.numbers).sum();
        String where = columns.entrySet().stream()
                .limit(Examples.MOST)
                .map(column -> column.getValue().numbers + " in '" + column.getKey() + "' (row '"
                        + column.getValue().firstRow + "')")
                .collect(Collectors.joining(", "));
        int more = columns.size() - Examples.MOST;
        return List.of((all == 1 ? "1 number is infinite and counts" : all + " numbers are infinite and count")
                + " as empty: " + where + (more > 0 ? ", and others in " + more + " more columns" : "")
                + ". To use such a cell: write a number there.");
    }
}
