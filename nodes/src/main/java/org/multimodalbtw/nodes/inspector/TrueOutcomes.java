package org.multimodalbtw.nodes.inspector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.table.TargetCells;
import org.multimodalbtw.nodes.table.TruthColumns;

/** What is true of the rows of a table: from labels with the same RowIDs or, without such, from the table itself. */
interface TrueOutcomes {

    /**
     * @param row a row of the predictions
     * @return what is true of it, as a prediction would be written; {@code null} where it is not known
     */
    String text(DataRow row);

    /**
     * @param row a row of the predictions
     * @return what is true of it where that is a number; NaN where it is not known
     */
    double number(DataRow row);

    /**
     * @param target what is predicted
     * @param predictions the columns of the predictions
     * @param labels {@code null} if none are connected
     * @param monitor progress and cancel
     * @return what is true of their rows
     * @throws InputException if the labels lack the outcome
     */
    static TrueOutcomes of(
            Target target, DataTableSpec predictions, BufferedDataTable labels, ProgressMonitor monitor) {
        return labels == null ? new InPredictions(target, predictions) : InLabels.read(target, labels, monitor);
    }

    /**
     * @param target what is predicted
     * @param labels the columns of the labels
     * @return where they say what is true
     * @throws InputException if they lack the outcome
     */
    static TruthColumns required(Target target, DataTableSpec labels) {
        return TruthColumns.of(target, labels)
                .orElseThrow(() -> new InputException(
                        "The labels lack the outcome '" + target.name() + "'.",
                        "Connect the labels that the model was trained with, or disconnect them."));
    }

    /** Where the predictions have a column with the target's name. */
    final class InPredictions implements TrueOutcomes {

        private final int column;

        private InPredictions(Target target, DataTableSpec predictions) {
            column = TargetCells.of(target).isNumber()
                    ? Cells.number(predictions, target.name())
                    : predictions.findColumnIndex(target.name());
        }

        @Override
        public String text(DataRow row) {
            return Cells.text(row, column);
        }

        @Override
        public double number(DataRow row) {
            return Cells.number(row, column);
        }
    }

    /** By RowID. */
    final class InLabels implements TrueOutcomes {

        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Double> numbers = new HashMap<>();

        private static InLabels read(Target target, BufferedDataTable labels, ProgressMonitor monitor) {
            TruthColumns truth = required(target, labels.getDataTableSpec());
            TargetCells cells = TargetCells.of(target);
            InLabels read = new InLabels();
            RowProgress progress = new RowProgress(monitor, "Labels", labels.size());
            try (CloseableRowIterator rows = labels.iterator()) {
                while (rows.hasNext()) {
                    progress.next();
                    DataRow row = rows.next();
                    truth.truth(row).ifPresent(values -> read.add(row, cells, values));
                }
            }
            return read;
        }

        private void add(DataRow row, TargetCells cells, double[] values) {
            DataCell cell = cells.truth(values);
            texts.put(row.getKey().getString(), cell.toString());
            if (cells.isNumber()) {
                numbers.put(row.getKey().getString(), values[0]);
            }
        }

        @Override
        public String text(DataRow row) {
            return texts.get(row.getKey().getString());
        }

        @Override
        public double number(DataRow row) {
            return Optional.ofNullable(numbers.get(row.getKey().getString())).orElse(Double.NaN);
        }
    }
}
