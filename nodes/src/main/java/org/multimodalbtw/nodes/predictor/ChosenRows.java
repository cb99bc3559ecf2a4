package org.multimodalbtw.nodes.predictor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.SplitColumn;

/** The rows that a table chooses: all of its own, or where it has a split, the test rows. */
final class ChosenRows {

    private ChosenRows() {}

    static Set<String> ids(BufferedDataTable table) {
        Optional<SplitColumn> split = SplitColumn.usual(table.getDataTableSpec())
                .flatMap(name -> SplitColumn.of(table.getDataTableSpec(), name));
        Map<String, String> values = SplitColumn.values(table, split);
        if (split.isPresent()) {
            SplitReader reader = SplitReader.of(split.get().name(), new TreeSet<>(values.values()));
            values.values().removeIf(value -> value.isEmpty() || reader.read(value) != Split.TEST);
        }
        return values.keySet();
    }
}
