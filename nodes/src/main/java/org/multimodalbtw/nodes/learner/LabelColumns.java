package org.multimodalbtw.nodes.learner;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.TruthColumns;

/** Columns that each say of one label whether a row has it: true or false, yes or no, or 1 or 0. A row may have any number of them. */
record LabelColumns(List<String> names, int[] positions) implements Target {

    private static final String NAME = "labels";
    private static final int FEWEST = 2;

    static boolean isPossible(DataColumnSpec column) {
        return column.getType().isCompatible(BooleanValue.class)
                || column.getType().isCompatible(DoubleValue.class)
                || ColumnKinds.isText(column);
    }

    static LabelColumns of(DataTableSpec labels, ColumnFilter filter) {
        List<DataColumnSpec> possible =
                labels.stream().filter(LabelColumns::isPossible).toList();
        List<String> names = SelectedColumns.of(filter, possible, "true and false, yes and no, or 1 and 0");
        if (names.size() < FEWEST) {
            throw new InputException(
                    "Only one label column is selected, '" + names.get(0) + "'.",
                    "Select two or more, or predict one column in the node's dialog.");
        }
        return new LabelColumns(
                names, names.stream().mapToInt(labels::findColumnIndex).toArray());
    }

    @Override
    public Task task() {
        return Task.MULTILABEL;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> classes(DataTableSpec labels) {
        return names;
    }

    @Override
    public Labels.Builder labels() {
        return Labels.multilabel(NAME, names);
    }

    @Override
    public boolean isMissing(DataRow row) {
        return Arrays.stream(positions)
                .anyMatch(position -> row.getCell(position).isMissing());
    }

    @Override
    public void add(DataRow row, Split split, Labels.Builder labels) {
        Set<String> has = new HashSet<>();
        for (int label = 0; label < positions.length; label++) {
            if (has(row, label)) {
                has.add(names.get(label));
            }
        }
        labels.add(row.getKey().getString(), has, split);
    }

    private boolean has(DataRow row, int label) {
        return TruthColumns.hasLabel(row, positions[label], names.get(label));
    }
}
