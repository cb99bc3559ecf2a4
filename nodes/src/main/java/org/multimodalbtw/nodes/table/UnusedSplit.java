package org.multimodalbtw.nodes.table;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;

/**
 * A column that calls some rows of a table test rows in words, and that nobody chose as its split.
 *
 * @param column its name
 * @param tests how many rows it calls so
 * @param rows how many rows the table has
 */
public record UnusedSplit(String column, long tests, long rows) {

    /**
     * @param table a table
     * @return the first such column; empty if there is none
     */
    public static Optional<UnusedSplit> of(BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        Map<SplitColumn, Map<Split, Long>> open = new LinkedHashMap<>();
        spec.stream()
                .filter(ColumnKinds::isText)
                .map(column -> SplitColumn.of(spec, column.getName()).orElseThrow())
                .forEach(column -> open.put(column, new EnumMap<>(Split.class)));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && !open.isEmpty()) {
                DataRow row = rows.next();
                open.entrySet().removeIf(column -> !isSplit(column.getKey().value(row), column.getValue()));
            }
        }
        return open.entrySet().stream()
                .filter(column -> column.getValue().keySet().containsAll(List.of(Split.TRAIN, Split.TEST)))
                .map(column -> new UnusedSplit(
                        column.getKey().name(), column.getValue().get(Split.TEST), table.size()))
                .findFirst();
    }

    /** Counts a value; returns whether it is empty or a word for a use of rows. */
    private static boolean isSplit(String value, Map<Split, Long> counts) {
        Optional<Split> meaning = SplitReader.meaning(value);
        meaning.ifPresent(split -> counts.merge(split, 1L, Long::sum));
        return value.isBlank() || meaning.isPresent();
    }

    /** @return that all rows of an encoder's second table are learnt from, a sentence */
    public String ofEncoder() {
        return "All " + rows + " rows of the second table are training rows, although its column '" + column
                + "' calls "
                + tests
                + " of them test. To learn from training rows alone: 'Training rows are: Those of the split' with the "
                + "split column '" + column + "'.";
    }

    /** @return that a learner has no split, a sentence */
    public String ofLearner() {
        return "No split column is chosen, so that test rows are learnt from as others, although column '" + column
                + "' of the labels calls " + tests + " of " + rows
                + " rows test. To keep them for testing: 'Split column' '"
                + column + "'.";
    }
}
