package org.multimodalbtw.nodes.predictor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.nodes.table.SplitColumn;

/** The rows that a table chooses: all of its own, or where it has a split, the test rows. */
final class ChosenRows {

    private ChosenRows() {}

    static Set<String> ids(BufferedDataTable table) {
        Optional<Map<String, Split>> splits = SplitColumn.splits(table);
        splits.ifPresent(known -> known.values().removeIf(use -> use != Split.TEST));
        return splits.map(Map::keySet)
                .orElseGet(() -> SplitColumn.values(table, Optional.empty()).keySet());
    }
}
