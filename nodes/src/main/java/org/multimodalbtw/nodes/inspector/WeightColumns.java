package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.weight.WeightSummary;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.PredictionColumns;

/** Where a table holds a model's weights, divergences and predictions. */
final class WeightColumns {

    private static final int ABSENT = -1;

    private final List<String> modalities;
    private final int[] weights;
    private final int[] divergences;
    private final int prediction;
    private final boolean isNumber;

    private WeightColumns(List<String> modalities, int[] weights, int[] divergences, int prediction, boolean isNumber) {
        this.modalities = modalities;
        this.weights = weights;
        this.divergences = divergences;
        this.prediction = prediction;
        this.isNumber = isNumber;
    }

    /**
     * @param model the model whose weights the table holds
     * @param table the table's columns
     * @return where its weights are
     * @throws InputException if the weight of a modality lacks
     */
    static WeightColumns of(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        List<String> modalities = Modality.names(model.modalities());
        for (String modality : modalities) {
            if (number(table, PredictionColumns.weight(modality)) == ABSENT) {
                throw new InputException(
                        "The table has no column of numbers '" + PredictionColumns.weight(modality) + "'.",
                        "Connect the predictions of the Multimodal Predictor, or the weights of the BTW Learner, of this "
                                + "model.");
            }
        }
        String predicted = PredictionColumns.prediction(model.target());
        boolean isNumber = number(table, predicted) != ABSENT;
        return new WeightColumns(
                modalities,
                modalities.stream()
                        .mapToInt(name -> number(table, PredictionColumns.weight(name)))
                        .toArray(),
                modalities.stream()
                        .mapToInt(name -> number(table, PredictionColumns.divergence(name)))
                        .toArray(),
                isNumber ? number(table, predicted) : text(table, predicted),
                isNumber);
    }

    WeightSummary summarise(BufferedDataTable table, ProgressMonitor monitor) {
        WeightSummary.Builder builder = WeightSummary.of(modalities);
        RowProgress progress = new RowProgress(monitor, "Weights", table.size());
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.next();
                add(rows.next(), builder);
            }
        }
        return builder.build();
    }

    private void add(DataRow row, WeightSummary.Builder builder) {
        double[] rowDivergences = numbers(row, divergences);
        double[] rowWeights = present(numbers(row, weights), rowDivergences);
        if (prediction == ABSENT || row.getCell(prediction).isMissing()) {
            builder.add(rowWeights, rowDivergences);
        } else if (isNumber) {
            builder.add(number(row, prediction), rowWeights, rowDivergences);
        } else {
            builder.add(((StringValue) row.getCell(prediction)).getStringValue(), rowWeights, rowDivergences);
        }
    }

    /** Weights of the modalities that the row has: the others are written as 0 without a divergence. */
    private double[] present(double[] rowWeights, double[] rowDivergences) {
        for (int modality = 0; modality < rowWeights.length; modality++) {
            boolean unknown = divergences[modality] == ABSENT
                    ? rowWeights[modality] == 0
                    : Double.isNaN(rowDivergences[modality]);
            if (unknown) {
                rowWeights[modality] = Double.NaN;
            }
        }
        return rowWeights;
    }

    private static double[] numbers(DataRow row, int[] columns) {
        return IntStream.of(columns).mapToDouble(column -> number(row, column)).toArray();
    }

    private static double number(DataRow row, int column) {
        if (column == ABSENT) {
            return Double.NaN;
        }
        DataCell cell = row.getCell(column);
        return cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
    }

    private static int number(DataTableSpec table, String name) {
        int column = table.findColumnIndex(name);
        return column >= 0 && table.getColumnSpec(column).getType().isCompatible(DoubleValue.class) ? column : ABSENT;
    }

    private static int text(DataTableSpec table, String name) {
        int column = table.findColumnIndex(name);
        return column >= 0 && table.getColumnSpec(column).getType().isCompatible(StringValue.class) ? column : ABSENT;
    }
}
