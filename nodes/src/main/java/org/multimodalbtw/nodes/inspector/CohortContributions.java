package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.explain.MeanContributions;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.ContributionColumns;

/**
 * Where a table holds the contributions of a model's modalities.
 *
 * @param columns explained outputs x modalities
 */
record CohortContributions(int[][] columns) {

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
        return Optional.of(new CohortContributions(columns));
    }

    /** Of each modality the mean size over all rows that have a prediction, each of which counts for itself. */
    List<Estimate> read(BufferedDataTable rows, ProgressMonitor monitor) {
        MeanContributions mean = new MeanContributions(columns[0].length);
        RowProgress progress = new RowProgress(monitor, "Contributions", rows.size());
        try (CloseableRowIterator iterator = rows.iterator()) {
            while (iterator.hasNext()) {
                progress.next();
                mean.add(null, numbers(iterator.next()));
            }
        }
        return mean.estimates(monitor);
    }

    private double[][] numbers(DataRow row) {
        double[][] numbers = new double[columns.length][columns[0].length];
        for (int explained = 0; explained < columns.length; explained++) {
            for (int modality = 0; modality < numbers[explained].length; modality++) {
                numbers[explained][modality] = Cells.number(row, columns[explained][modality]);
            }
        }
        return numbers;
    }
}
