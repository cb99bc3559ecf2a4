package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.report.WeightRow;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.ContributionColumns;
import org.multimodalbtw.nodes.table.PredictedNumber;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TargetCells;

/** Where a table holds a model's weights, divergences and predictions, the truth, and columns that group the rows. */
final class WeightColumns {

    private static final int MOST_GROUPS = 6;
    private static final int MOST_VALUES = 12;

    private final MultimodalModelPortObjectSpec model;
    private final DataTableSpec table;
    private final List<String> modalities;
    private final int[] weights;
    private final int[] divergences;
    private final boolean isNumber;
    private final int prediction;
    private final int[] groups;

    private WeightColumns(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        this.model = model;
        this.table = table;
        modalities = Modality.names(model.modalities());
        weights = modalities.stream()
                .mapToInt(name -> Cells.number(table, PredictionColumns.weight(name)))
                .toArray();
        divergences = modalities.stream()
                .mapToInt(name -> Cells.number(table, PredictionColumns.divergence(name)))
                .toArray();
        String target = model.target().name();
        isNumber = TargetCells.of(model.target()).isNumber();
        prediction = target(PredictionColumns.prediction(target));
        groups = IntStream.range(0, table.getNumColumns())
                .filter(this::isGroup)
                .limit(MOST_GROUPS)
                .toArray();
    }

    /**
     * @param model the model whose weights the table holds
     * @param table the table's columns
     * @return where its weights are
     * @throws InputException if the weight of a modality lacks
     */
    static WeightColumns of(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        for (String modality : Modality.names(model.modalities())) {
            if (Cells.number(table, PredictionColumns.weight(modality)) == Cells.ABSENT) {
                throw new InputException(
                        "The table has no column of numbers '" + PredictionColumns.weight(modality) + "'.",
                        "Connect the predictions of the Multimodal Predictor, or the weights of the BTW Learner, of"
                                + " this model.");
            }
        }
        return new WeightColumns(model, table);
    }

    WeightRows read(BufferedDataTable rows, TrueOutcomes truth, ProgressMonitor monitor) {
        List<String> names = IntStream.of(groups)
                .mapToObj(column -> table.getColumnSpec(column).getName())
                .toList();
        WeightRows read = new WeightRows(model.target().name(), modalities, names);
        RowProgress progress = new RowProgress(monitor, "Weights", rows.size());
        try (CloseableRowIterator iterator = rows.iterator()) {
            while (iterator.hasNext()) {
                progress.next();
                read.add(row(iterator.next(), truth));
            }
        }
        return read;
    }

    private WeightRow row(DataRow row, TrueOutcomes truth) {
        double[] rowDivergences = PredictedNumber.finite(row, table, divergences);
        double[] rowWeights = PredictedNumber.weights(row, table, weights);
        return new WeightRow(
                row.getKey().getString(),
                isNumber ? null : Cells.text(row, prediction),
                isNumber ? PredictedNumber.finite(row, table, prediction) : Double.NaN,
                isNumber ? null : truth.text(row),
                isNumber ? truth.number(row) : Double.NaN,
                IntStream.of(groups).mapToObj(column -> Cells.text(row, column)).toList(),
                present(rowWeights, rowDivergences),
                rowDivergences);
    }

    /** Weights of the modalities that the row has: the others are written as 0 without a divergence. */
    private double[] present(double[] rowWeights, double[] rowDivergences) {
        for (int modality = 0; modality < rowWeights.length; modality++) {
            boolean unknown = divergences[modality] == Cells.ABSENT
                    ? rowWeights[modality] == 0
                    : Double.isNaN(rowDivergences[modality]);
            if (unknown) {
                rowWeights[modality] = Double.NaN;
            }
        }
        return rowWeights;
    }

    private int target(String name) {
        return isNumber ? Cells.number(table, name) : table.findColumnIndex(name);
    }

    private boolean isGroup(int column) {
        DataColumnSpec spec = table.getColumnSpec(column);
        return column != prediction
                && !spec.getName().equals(model.target().name())
                && !spec.getName().equals(ContributionColumns.to(model.target().name()))
                && ColumnKinds.isText(spec)
                && spec.getDomain().hasValues()
                && spec.getDomain().getValues().size() <= MOST_VALUES;
    }

    /** Cells that may lack: a column that is not there, or a missing cell. */
    static final class Cells {

        static final int ABSENT = -1;

        private Cells() {}

        /** The position of a column of numbers. */
        static int number(DataTableSpec table, String name) {
            int column = table.findColumnIndex(name);
            boolean isNumber =
                    column >= 0 && table.getColumnSpec(column).getType().isCompatible(DoubleValue.class);
            return isNumber ? column : ABSENT;
        }

        static double number(DataRow row, int column) {
            DataCell cell = column < 0 ? null : row.getCell(column);
            return cell == null || cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
        }

        /** The text of a cell; {@code null} if it lacks. */
        static String text(DataRow row, int column) {
            DataCell cell = column < 0 ? null : row.getCell(column);
            return cell == null || cell.isMissing() ? null : cell.toString();
        }
    }
}
