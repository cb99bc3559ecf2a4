package org.multimodalbtw.nodes.table;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
        return spec.stream()
                .filter(ColumnKinds::isText)
                .map(DataColumnSpec::getName)
                .flatMap(name -> of(table, SplitColumn.of(spec, name).orElseThrow()).stream())
                .findFirst();
    }

    private static Optional<UnusedSplit> of(BufferedDataTable table, SplitColumn column) {
        Map<String, String> values = SplitColumn.values(table, Optional.of(column));
        TreeSet<String> different = new TreeSet<>(values.values());
        if (!SplitReader.areSplits(different)) {
            return Optional.empty();
        }
        SplitReader reader = SplitReader.of(column.name(), different);
        long tests = values.values().stream()
                .filter(value -> !value.isEmpty() && reader.read(value) == Split.TEST)
                .count();
        return Optional.of(new UnusedSplit(column.name(), tests, values.size()));
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
