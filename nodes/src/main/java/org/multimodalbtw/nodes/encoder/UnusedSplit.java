package org.multimodalbtw.nodes.encoder;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.SplitColumn;

/** A table all of whose rows are to be learnt from, although one of its columns calls some of them test rows. */
final class UnusedSplit {

    private UnusedSplit() {}

    /**
     * @param table the table that says which rows are training rows
     * @return what its first such column says, a sentence; empty where none calls rows test rows in words
     */
    static Optional<String> sentence(BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        return spec.stream()
                .filter(ColumnKinds::isText)
                .map(DataColumnSpec::getName)
                .flatMap(name -> sentence(table, SplitColumn.of(spec, name).orElseThrow()).stream())
                .findFirst();
    }

    private static Optional<String> sentence(BufferedDataTable table, SplitColumn column) {
        Map<String, String> values = SplitColumn.values(table, Optional.of(column));
        if (!SplitReader.areSplits(new TreeSet<>(values.values()))) {
            return Optional.empty();
        }
        SplitReader reader = SplitReader.of(column.name(), new TreeSet<>(values.values()));
        long tests = values.values().stream()
                .filter(value -> !value.isEmpty() && reader.read(value) == Split.TEST)
                .count();
        return Optional.of("All " + values.size() + " rows of the second table are training rows, although its column '"
                + column.name() + "' calls " + tests + " of them test. To learn from training rows alone: 'Training rows are: "
                + "Those of the split' with the split column '" + column.name() + "'.");
    }
}
