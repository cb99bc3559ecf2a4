package org.multimodalbtw.nodes.learner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.EpochRecord;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.OwnColumns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.table.TargetCells;

/** The tables that training gives beside the model. */
record ResultTables(MultimodalModelPortObjectSpec model) {

    /** @param noted the names of what training methods noted */
    DataTableSpec historySpec(List<String> noted) {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.text("Network"),
                Columns.integer("Epoch"),
                Columns.number("Training loss"),
                Columns.number("Validation loss"),
                Columns.number("Validation score"),
                Columns.number("Learning rate")));
        modalities().forEach(modality -> columns.add(Columns.number("Mean weight (" + modality + ")")));
        columns.add(Columns.integer("Members that keep this epoch"));
        columns.add(Columns.number("Seconds"));
        noted.forEach(name -> columns.add(Columns.number(name)));
        return Columns.table(columns);
    }

    BufferedDataTable history(List<EpochRecord> epochs, ExecutionContext context) throws IOException {
        List<String> noted = epochs.stream()
                .flatMap(epoch -> epoch.noted().stream())
                .map(EpochRecord.Noted::name)
                .distinct()
                .toList();
        return TableWriter.write(
                context, historySpec(noted), writer -> epochs.forEach(epoch -> writer.add(cells(epoch, noted))));
    }

    /** The spec of the weights; {@code null} while the classes are not known. */
    DataTableSpec weightsSpec() {
        if (!model.knowsPredictions()) {
            return null;
        }
        List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(TargetCells.of(model.target()).truth());
        columns.addAll(
                PredictionColumns.of(model, List.of(OwnColumns.of(model))).specs());
        return Columns.table(columns);
    }

    BufferedDataTable weights(List<RowPrediction> heldOut, Labels labels, ExecutionContext context) throws IOException {
        PredictionColumns predictions = PredictionColumns.of(model, List.of(OwnColumns.of(model)));
        return TableWriter.write(
                context,
                weightsSpec(),
                writer -> heldOut.forEach(row -> {
                    List<DataCell> cells = new ArrayList<>();
                    cells.add(truth(row.rowId(), labels));
                    cells.addAll(predictions.cells(row));
                    writer.add(row.rowId(), cells);
                }));
    }

    static DataTableSpec scoresSpec() {
        return Columns.table(List.of(
                Columns.text("Network"),
                Columns.text("Rows"),
                Columns.count("Number of rows"),
                Columns.text("Metric"),
                Columns.number("Value"),
                Columns.number("Lower end (95 %)"),
                Columns.number("Upper end (95 %)"),
                Columns.number("Standard deviation"),
                Columns.text("Role"),
                Columns.text("Modality"),
                Columns.text("Subtracted role"),
                Columns.text("Subtracted modality"),
                Columns.text("Class")));
    }

    static BufferedDataTable scores(TrainingResult result, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context, scoresSpec(), writer -> result.scores().forEach(score -> writer.add(cells(score))));
    }

    private List<String> modalities() {
        return Modality.names(model.modalities());
    }

    private List<DataCell> cells(EpochRecord epoch, List<String> noted) {
        List<DataCell> cells = new ArrayList<>(List.of(
                Columns.cell(epoch.variant().title()),
                new IntCell(epoch.epoch()),
                Columns.cell(epoch.quality().trainingLoss()),
                Columns.cell(epoch.quality().validationLoss()),
                Columns.cell(epoch.quality().validationScore()),
                Columns.cell(epoch.learningRate())));
        for (double weight : epoch.meanWeights()) {
            cells.add(Columns.cell(weight));
        }
        cells.add(new IntCell(epoch.best()));
        cells.add(Columns.cell(epoch.seconds()));
        Map<String, Double> values =
                epoch.noted().stream().collect(Collectors.toMap(EpochRecord.Noted::name, EpochRecord.Noted::value));
        noted.forEach(name ->
                cells.add(values.containsKey(name) ? Columns.cell(values.get(name)) : DataType.getMissingCell()));
        return cells;
    }

    private static DataCell truth(String rowId, Labels labels) {
        OptionalInt position = labels.find(rowId);
        return position.isEmpty()
                ? DataType.getMissingCell()
                : TargetCells.of(labels.target()).truth(labels.truth(position.getAsInt()));
    }

    private static DataCell text(Optional<String> text) {
        return text.map(Columns::cell).orElseGet(DataType::getMissingCell);
    }

    private static List<DataCell> cells(Score score) {
        return List.of(
                Columns.cell(score.title()),
                Columns.cell(score.rows()),
                new LongCell(score.count()),
                Columns.cell(score.metric().key()),
                Columns.cell(score.estimate().value()),
                Columns.cell(score.estimate().low()),
                Columns.cell(score.estimate().high()),
                Columns.cell(score.deviation()),
                Columns.cell(score.variant().role().key()),
                text(score.variant().modality()),
                text(score.minus().map(minus -> minus.role().key())),
                text(score.minus().flatMap(Variant::modality)),
                text(score.ofClass()));
    }
}
