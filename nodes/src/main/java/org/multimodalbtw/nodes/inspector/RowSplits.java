package org.multimodalbtw.nodes.inspector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.SplitColumn;

/** What rows were used for when a model was trained, as far as a table with a column called split says. */
final class RowSplits {

    private final Map<String, Split> splits;
    private final List<String> notes;

    private RowSplits(Map<String, Split> splits, List<String> notes) {
        this.splits = splits;
        this.notes = notes;
    }

    /**
     * @param table predictions
     * @param labels of the same rows; {@code null} if none are connected, so that the predictions may say it themselves
     * @return what the rows were used for
     */
    static RowSplits of(BufferedDataTable table, BufferedDataTable labels) {
        return of(labels == null ? table : labels);
    }

    private static RowSplits of(BufferedDataTable table) {
        Optional<SplitColumn> column = SplitColumn.usual(table.getDataTableSpec())
                .flatMap(name -> SplitColumn.of(table.getDataTableSpec(), name));
        if (column.isEmpty()) {
            return new RowSplits(Map.of(), List.of());
        }
        Map<String, String> values = SplitColumn.values(table, column);
        Map<String, Split> splits = new HashMap<>();
        try {
            SplitReader reader = SplitReader.of(column.get().name(), new TreeSet<>(values.values()));
            values.forEach((id, value) -> {
                if (!value.isEmpty()) {
                    splits.put(id, reader.read(value));
                }
            });
        } catch (InputException fault) {
            return new RowSplits(
                    Map.of(), List.of(fault.getMessage() + " So it is not known which rows are test rows."));
        }
        return new RowSplits(splits, List.of());
    }

    /** What is wrong with a split that cannot be read: a sentence, if there is something. */
    List<String> notes() {
        return notes;
    }

    /** Whether nothing was learnt from the row, and nothing chosen by it. */
    boolean isTest(String id) {
        return splits.get(id) == Split.TEST;
    }

    /** Whether the row took part in the training. */
    boolean isLearnt(String id) {
        return splits.containsKey(id) && !isTest(id);
    }
}
