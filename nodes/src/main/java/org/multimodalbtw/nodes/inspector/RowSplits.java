package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.Map;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Split;
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
        try {
            return new RowSplits(
                    SplitColumn.splits(labels == null ? table : labels).orElse(Map.of()), List.of());
        } catch (InputException fault) {
            return new RowSplits(
                    Map.of(), List.of(fault.getMessage() + " So it is not known which rows are test rows."));
        }
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
