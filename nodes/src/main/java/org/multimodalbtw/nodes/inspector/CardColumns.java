package org.multimodalbtw.nodes.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.InspectorReport;
import org.multimodalbtw.engine.report.PatientCard;
import org.multimodalbtw.engine.report.PatientCard.Alarm;
import org.multimodalbtw.engine.report.PatientCard.Explanation;
import org.multimodalbtw.engine.report.PatientCard.Known;
import org.multimodalbtw.engine.report.PatientCard.Named;
import org.multimodalbtw.engine.report.PatientCard.Part;
import org.multimodalbtw.engine.report.PatientCard.Said;
import org.multimodalbtw.engine.report.PatientCard.Sureness;
import org.multimodalbtw.engine.report.TellingPatient;
import org.multimodalbtw.engine.report.WeightRow;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.AlarmColumns;
import org.multimodalbtw.nodes.table.CertaintyColumns;
import org.multimodalbtw.nodes.table.ContributionColumns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TargetCells;

/** Where a table of predictions holds what is said of a single row. */
final class CardColumns {

    private final DataTableSpec table;
    private final Target target;
    private final List<String> modalities;
    private final Optional<CohortContributions> contributions;
    private final RowSplits splits;

    /**
     * @param model the model whose predictions the table holds
     * @param table the table's columns
     * @param splits what its rows were used for
     */
    CardColumns(MultimodalModelPortObjectSpec model, DataTableSpec table, RowSplits splits) {
        this.table = table;
        this.splits = splits;
        target = model.target();
        modalities = Modality.names(model.modalities());
        contributions = CohortContributions.of(model, table);
    }

    private PatientCard card(DataRow row, WeightRow known) {
        List<Part> parts = new ArrayList<>();
        for (int modality = 0; modality < modalities.size(); modality++) {
            String name = modalities.get(modality);
            double weight = known.weights()[modality];
            parts.add(new Part(
                    name,
                    Double.isNaN(weight),
                    weight,
                    known.divergences()[modality],
                    beside(row, fused -> PredictionColumns.by(fused, name))));
        }
        return new PatientCard(known.id(), said(row), known(known), parts, sureness(row), explanations(row));
    }

    private Said said(DataRow row) {
        List<Named> probabilities = probabilities(row);
        return new Said(
                Cells.text(row, table.findColumnIndex(PredictionColumns.prediction(target.name()))),
                probabilities,
                beside(row, PredictionColumns::unweighted),
                target.classes().stream()
                        .flatMap(event -> alarm(row, event).stream())
                        .toList());
    }

    private Optional<Alarm> alarm(DataRow row, String event) {
        return cell(row, AlarmColumns.name(target.name(), event)) instanceof BooleanValue alarm
                ? Optional.of(new Alarm(
                        event,
                        number(row, PredictionColumns.probability(target.name(), event)),
                        alarm.getBooleanValue()))
                : Optional.empty();
    }

    private Known known(WeightRow row) {
        return new Known(
                TargetCells.of(target).isNumber() ? text(row.trueValue()) : row.trueClass(),
                row.isRight().map(right -> right ? "right" : "wrong").orElse(null),
                row.predictedValue() - row.trueValue(),
                splits.isLearnt(row.id()),
                splits.isTest(row.id()));
    }

    /**
     * @param rows the table
     * @param known weights, prediction and truth of its rows, in its order
     * @param monitor progress and cancel
     * @return the row to look at first; empty if none has a prediction
     */
    Optional<InspectorReport.First> first(BufferedDataTable rows, WeightRows known, ProgressMonitor monitor) {
        TellingPatient ofTest = new TellingPatient(" of the test rows");
        TellingPatient ofAll = new TellingPatient("");
        RowProgress progress = new RowProgress(monitor, "The patient to look at first", rows.size());
        int place = 0;
        try (CloseableRowIterator iterator = rows.iterator()) {
            while (iterator.hasNext()) {
                progress.next();
                DataRow row = iterator.next();
                WeightRow at = known.row(place++);
                offer(row, at, ofAll);
                if (splits.isTest(at.id())) {
                    offer(row, at, ofTest);
                }
            }
        }
        return ofTest.choice()
                .or(ofAll::choice)
                .map(choice -> new InspectorReport.First(
                        choice.reason(), find(rows, known, choice.id()).orElseThrow()));
    }

    /**
     * @param rows the table
     * @param known weights, prediction and truth of its rows, in its order
     * @param id a RowID
     * @return what is known of this row; empty if there is none
     */
    Optional<PatientCard> find(BufferedDataTable rows, WeightRows known, String id) {
        int place = known.find(id).orElse(-1);
        try (CloseableRowIterator iterator = rows.iterator()) {
            for (int row = 0; row <= place && iterator.hasNext(); row++) {
                DataRow each = iterator.next();
                if (row == place) {
                    return Optional.of(card(each, known.row(place)));
                }
            }
        }
        return Optional.empty();
    }

    private void offer(DataRow row, WeightRow known, TellingPatient telling) {
        if (!Double.isNaN(known.predictedValue())) {
            telling.offerNumber(known.id(), known.predictedValue() - known.trueValue(), known.divergences());
        } else if (known.predictedClass() != null) {
            telling.offer(known.id(), surest(row), known.isRight(), known.divergences());
        }
    }

    /** The probability of the class, or of the least sure of the labels. */
    private double surest(DataRow row) {
        double[] probabilities =
                probabilities(row).stream().mapToDouble(Named::value).toArray();
        if (probabilities.length < target.outputs()) {
            return Double.NaN;
        }
        return target instanceof OfLabels
                ? DoubleStream.of(probabilities)
                        .map(p -> Math.max(p, 1 - p))
                        .min()
                        .orElse(Double.NaN)
                : DoubleStream.of(probabilities).max().orElse(Double.NaN);
    }

    private List<Named> probabilities(DataRow row) {
        return target.classes().stream()
                .map(name -> new Named(name, number(row, PredictionColumns.probability(target.name(), name))))
                .filter(named -> !Double.isNaN(named.value()))
                .toList();
    }

    /** {@code null} where the table does not say. */
    private Sureness sureness(DataRow row) {
        if (!table.containsName(CertaintyColumns.UNLIKE)) {
            return null;
        }
        DataCell decided = cell(row, CertaintyColumns.DECIDED);
        List<String> unlike = texts(row, CertaintyColumns.UNLIKE);
        return new Sureness(
                texts(row, CertaintyColumns.set(target.name())),
                texts(row, CertaintyColumns.open(target.name())),
                number(row, CertaintyColumns.low(target.name())),
                number(row, CertaintyColumns.high(target.name())),
                decided instanceof BooleanValue known ? known.getBooleanValue() : null,
                unlike == null ? List.of() : unlike);
    }

    private DataCell cell(DataRow row, String column) {
        int place = table.findColumnIndex(column);
        return place < 0 || row.getCell(place).isMissing() ? null : row.getCell(place);
    }

    private List<String> texts(DataRow row, String column) {
        return cell(row, column) instanceof CollectionDataValue list
                ? list.stream().map(DataCell::toString).toList()
                : null;
    }

    private List<Explanation> explanations(DataRow row) {
        if (contributions.isEmpty()) {
            return List.of();
        }
        double[][] found = contributions.get().of(row);
        List<String> outputs = target instanceof OfClass
                ? explainedClass(row)
                : contributions.get().outputs();
        List<Explanation> explanations = new ArrayList<>();
        for (int output = 0; output < outputs.size(); output++) {
            double sum = DoubleStream.of(found[output])
                    .filter(each -> !Double.isNaN(each))
                    .sum();
            double prediction = prediction(row, outputs.get(output));
            if (!Double.isNaN(prediction) && DoubleStream.of(found[output]).anyMatch(each -> !Double.isNaN(each))) {
                explanations.add(new Explanation(outputs.get(output), prediction - sum, prediction, found[output]));
            }
        }
        return explanations;
    }

    private List<String> explainedClass(DataRow row) {
        return Optional.ofNullable(Cells.text(row, table.findColumnIndex(ContributionColumns.to(target.name()))))
                .map(List::of)
                .orElse(List.of());
    }

    private double prediction(DataRow row, String output) {
        return number(
                row,
                TargetCells.of(target).isNumber()
                        ? PredictionColumns.prediction(target.name())
                        : PredictionColumns.probability(target.name(), output));
    }

    /** What stands beside the fused prediction in columns that are named after it. */
    private List<Named> beside(DataRow row, UnaryOperator<String> column) {
        return TargetCells.of(target).outputs().entrySet().stream()
                .map(output -> new Named(output.getKey(), number(row, column.apply(output.getValue()))))
                .filter(named -> !Double.isNaN(named.value()))
                .toList();
    }

    private double number(DataRow row, String column) {
        return Cells.number(row, Cells.number(table, column));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? null : String.valueOf(value);
    }
}
