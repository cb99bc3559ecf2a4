package org.multimodalbtw.nodes.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.page.PatientRow.Labelled;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.SplitColumn;
import org.multimodalbtw.nodes.table.TruthColumns;

/**
 * What a table says of the truth of rows, of what they were used for and to whom they belong.
 *
 * @param rows by RowID
 * @param groups the column of groups, where there is one
 */
record LabelledRows(Map<String, Labelled> rows, Optional<String> groups) {

    /** @return what it says of a row */
    Labelled of(String rowId) {
        return rows.getOrDefault(rowId, Labelled.NONE);
    }

    /** Reads the rows of a table. */
    private record Reading(
            BufferedDataTable table,
            TruthColumns truth,
            Optional<SplitColumn> split,
            Optional<SplitReader> splits,
            Optional<GroupNames> groups) {

        LabelledRows read() {
            Map<String, Labelled> read = new HashMap<>();
            forEachRow(
                    table,
                    row -> read.put(
                            row.getKey().getString(),
                            new Labelled(truth.truth(row), use(row), groups.flatMap(column -> column.of(row)))));
            return new LabelledRows(read, groups.map(GroupNames::name));
        }

        private Optional<Split> use(DataRow row) {
            return split.map(column -> column.value(row))
                    .filter(value -> !value.isEmpty())
                    .flatMap(value -> splits.map(reader -> reader.read(value)));
        }
    }

    /**
     * @param target what is predicted
     * @param table the labels
     * @param parameters which columns say the split and the groups
     * @return what it says
     * @throws InputException if it lacks the outcome, or a column that is chosen
     */
    static LabelledRows of(Target target, BufferedDataTable table, MultimodalReportParameters parameters) {
        DataTableSpec spec = table.getDataTableSpec();
        Optional<SplitColumn> split = split(spec, parameters);
        return new Reading(
                        table,
                        truth(target, spec),
                        split,
                        split.map(column -> splits(table, column)),
                        groups(table, parameters, target))
                .read();
    }

    /** @throws InputException if the table lacks the outcome */
    static TruthColumns truth(Target target, DataTableSpec spec) {
        return TruthColumns.of(target, spec)
                .orElseThrow(() -> new InputException(
                        "The labels lack the outcome: "
                                + (target.classes().isEmpty() || spec.containsName(target.name())
                                        ? "no column of numbers '" + target.name() + "'."
                                        : "no column '" + target.name() + "', nor one for each label."),
                        "Connect the labels that the model was trained with, or rename the column."));
    }

    /** @throws InputException if a column is chosen that is not there */
    static Optional<SplitColumn> split(DataTableSpec spec, MultimodalReportParameters parameters) {
        if (parameters.m_splitColumn.isBlank()) {
            return SplitColumn.usual(spec).flatMap(name -> SplitColumn.of(spec, name));
        }
        return Optional.of(SplitColumn.of(spec, parameters.m_splitColumn)
                .orElseThrow(() -> new InputException(
                        "The table of labels has no column '" + parameters.m_splitColumn + "' with "
                                + SplitColumn.CONTENT + ".",
                        "Choose the split column in the node's dialog.")));
    }

    private static SplitReader splits(BufferedDataTable table, SplitColumn column) {
        Set<String> values = new TreeSet<>();
        forEachRow(table, row -> values.add(column.value(row)));
        return SplitReader.of(column.name(), values);
    }

    private static Optional<GroupNames> groups(
            BufferedDataTable table, MultimodalReportParameters parameters, Target target) {
        DataTableSpec spec = table.getDataTableSpec();
        if (!parameters.m_groupColumn.isBlank()) {
            return Optional.of(GroupNames.of(spec, parameters.m_groupColumn));
        }
        return parameters.m_rowsAlone ? Optional.empty() : GroupNames.usual(table, target);
    }

    private static void forEachRow(BufferedDataTable table, Consumer<DataRow> consumer) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                consumer.accept(rows.next());
            }
        }
    }
}
