package org.multimodalbtw.nodes.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.page.ExtraColumns;
import org.multimodalbtw.engine.report.page.PatientRow;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.PredictedNumber;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TargetCells;

/** Where a table of predictions holds what a report needs. */
final class PredictedRows {

    private static final int ABSENT = -1;

    private final DataTableSpec table;
    private final Target target;
    private final int[] outputs;
    private final int[] weights;
    private final int[] divergences;
    private final int[] contributions;
    private final int[] numbers;
    private final int[] texts;

    private PredictedRows(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        this.table = table;
        target = model.target();
        List<String> modalities = Modality.names(model.modalities());
        outputs = TargetCells.of(model.target()).outputs().values().stream()
                .mapToInt(this::required)
                .toArray();
        weights = modalities.stream()
                .mapToInt(name -> required(PredictionColumns.weight(name)))
                .toArray();
        divergences = modalities.stream()
                .mapToInt(name -> number(PredictionColumns.divergence(name)))
                .toArray();
        contributions = columns(column -> ExtraColumns.isContribution(column.getName()) && isNumber(column));
        numbers = columns(column -> ExtraColumns.isCertainty(column.getName()) && isNumber(column));
        texts = columns(column -> ExtraColumns.isCertainty(column.getName()) && !isNumber(column));
    }

    /**
     * @param model whose predictions the table holds
     * @param table the table's columns
     * @return where they are
     * @throws InputException if a probability, the number or a weight lacks
     */
    static PredictedRows of(MultimodalModelPortObjectSpec model, DataTableSpec table) {
        return new PredictedRows(model, table);
    }

    ExtraColumns extras() {
        return new ExtraColumns(names(contributions), names(numbers), names(texts));
    }

    List<PatientRow> read(
            BufferedDataTable rows, Function<String, PatientRow.Labelled> labels, ProgressMonitor monitor) {
        List<PatientRow> read = new ArrayList<>();
        RowProgress progress = new RowProgress(monitor, "Predictions", rows.size());
        try (CloseableRowIterator iterator = rows.iterator()) {
            while (iterator.hasNext()) {
                progress.next();
                DataRow row = iterator.next();
                read.add(row(row, labels.apply(row.getKey().getString())));
            }
        }
        return read;
    }

    private PatientRow row(DataRow row, PatientRow.Labelled labelled) {
        double[] rowWeights = PredictedNumber.weights(row, table, weights);
        return new PatientRow(
                row.getKey().getString(),
                PredictedNumber.outputs(target, row, table, outputs),
                labelled,
                rowWeights,
                divergences(row, rowWeights),
                new ExtraColumns.Values(
                        PredictedNumber.finite(row, table, contributions),
                        PredictedNumber.finite(row, table, numbers),
                        Arrays.stream(texts)
                                .mapToObj(column -> text(row, column))
                                .toList()));
    }

    /** NaN for a modality that the row lacks; where the table has no divergences, a weight of 0 says so. */
    private double[] divergences(DataRow row, double[] rowWeights) {
        double[] rowDivergences = PredictedNumber.finite(row, table, divergences);
        for (int modality = 0; modality < rowDivergences.length; modality++) {
            if (divergences[modality] == ABSENT && rowWeights[modality] != 0) {
                rowDivergences[modality] = rowWeights[modality] > 0 ? 0 : Double.NaN;
            }
        }
        return rowDivergences;
    }

    private int required(String name) {
        int column = number(name);
        if (column == ABSENT) {
            throw new InputException(
                    "The table of predictions has no column of numbers '" + name + "'.",
                    "Connect the predictions of the Multimodal Predictor, or the weights of the BTW Learner, of this model.");
        }
        return column;
    }

    private int number(String name) {
        int column = table.findColumnIndex(name);
        return column >= 0 && isNumber(table.getColumnSpec(column)) ? column : ABSENT;
    }

    private int[] columns(Predicate<DataColumnSpec> isWanted) {
        return IntStream.range(0, table.getNumColumns())
                .filter(column -> isWanted.test(table.getColumnSpec(column)))
                .toArray();
    }

    private List<String> names(int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(column -> table.getColumnSpec(column).getName())
                .toList();
    }

    private static boolean isNumber(DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class)
                && !column.getType().isCompatible(BooleanValue.class);
    }

    private static String text(DataRow row, int column) {
        DataCell cell = row.getCell(column);
        if (cell instanceof CollectionDataValue list && !cell.isMissing()) {
            return list.stream().map(DataCell::toString).collect(Collectors.joining(", "));
        }
        return cell.isMissing() ? "" : cell.toString();
    }
}
