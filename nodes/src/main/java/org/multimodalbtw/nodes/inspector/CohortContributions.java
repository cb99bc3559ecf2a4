package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.report.ContributionOverview;
import org.multimodalbtw.engine.report.ContributionRows;
import org.multimodalbtw.engine.report.WeightRow;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.ContributionColumns;

/**
 * Where a table holds the contributions of a model's modalities.
 *
 * @param outputs names of what is explained: the labels, or one without a name
 * @param columns explained outputs x modalities
 */
record CohortContributions(List<String> outputs, int[][] columns) {

    /**
     * @param model the model whose predictions the table holds
     * @param table the table's columns
     * @return where its contributions are; empty if a column lacks
     */
    static Optional<CohortContributions> of(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        List<String> modalities = Modality.names(model.modalities());
        List<List<String>> names = modalities.stream()
                .map(modality -> ContributionColumns.of(model.target(), modality))
                .toList();
        int[][] columns = new int[names.get(0).size()][modalities.size()];
        for (int explained = 0; explained < columns.length; explained++) {
            for (int modality = 0; modality < modalities.size(); modality++) {
                int column = Cells.number(table, names.get(modality).get(explained));
                if (column == Cells.ABSENT) {
                    return Optional.empty();
                }
                columns[explained][modality] = column;
            }
        }
        List<String> outputs = model.target() instanceof OfLabels labels ? labels.classes() : List.of("");
        return columns.length == 0 ? Optional.empty() : Optional.of(new CohortContributions(outputs, columns));
    }

    /**
     * Of each modality the mean size over all rows that have a prediction, and rows to draw.
     *
     * @param rows the table
     * @param known weights, prediction and truth of its rows, in its order
     * @param groups which rows intervals count as one
     * @param monitor progress and cancel
     * @return what moved the predictions
     */
    ContributionOverview read(
            BufferedDataTable rows, WeightRows known, InspectedGroups groups, ProgressMonitor monitor) {
        ContributionRows read = new ContributionRows(outputs, columns[0].length, rows.size());
        RowProgress progress = new RowProgress(monitor, "Contributions", rows.size());
        int place = 0;
        try (CloseableRowIterator iterator = rows.iterator()) {
            while (iterator.hasNext()) {
                progress.next();
                WeightRow next = known.row(place++);
                read.add(groups.of(next.id()), shown(iterator.next(), next));
            }
        }
        return read.overview(monitor);
    }

    private ContributionOverview.Shown shown(DataRow row, WeightRow known) {
        return new ContributionOverview.Shown(
                known.id(),
                known.isRight().map(right -> right ? "right" : "wrong").orElse(null),
                outputs.size() == 1 ? known.trueClass() : null,
                known.weights(),
                of(row));
    }

    /**
     * @param row a row of the table
     * @return explained outputs x modalities; NaN where the row lacks the modality
     */
    double[][] of(DataRow row) {
        double[][] numbers = new double[columns.length][columns[0].length];
        for (int explained = 0; explained < columns.length; explained++) {
            for (int modality = 0; modality < numbers[explained].length; modality++) {
                numbers[explained][modality] = Cells.number(row, columns[explained][modality]);
            }
        }
        return numbers;
    }
}
