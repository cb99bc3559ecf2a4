package org.multimodalbtw.nodes.inspector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.report.JudgedCohort;
import org.multimodalbtw.engine.report.JudgedRows;
import org.multimodalbtw.engine.report.Judgement;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.PredictedNumber;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.SplitColumn;
import org.multimodalbtw.nodes.table.SubgroupCells;
import org.multimodalbtw.nodes.table.TargetCells;
import org.multimodalbtw.nodes.table.TruthColumns;

/** The rows of a table of predictions whose truth is known, from labels with the same RowIDs or from the table itself: how far the model can be used. */
final class JudgedPredictions {

    private static final int MOST_COLUMNS = 6;
    private static final int MOST_VALUES = 12;
    private static final int PARTS = 3;

    private final MultimodalModelPortObjectSpec model;
    private final BufferedDataTable table;
    private final Inspected inspected;
    private final RowSplits splits;
    private final List<String> notes = new ArrayList<>();
    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final Map<String, Known> known = new HashMap<>();

    /** What is true of a row, whether it is a test row, and its cells in the columns that tell rows apart. */
    private record Known(double[] truth, boolean isTest, DataCell[] cells) {}

    private JudgedPredictions(MultimodalModelPortObjectSpec model, Inspected inspected, RowSplits splits) {
        this.model = model;
        this.inspected = inspected;
        table = inspected.table();
        this.splits = splits;
    }

    /**
     * @param model whose predictions the table holds
     * @param inspected its predictions, and what is true of them
     * @param splits what the rows were used for
     * @param monitor progress and cancel
     * @return how far they can be used; by no row where no truth is known, or the table lacks the probabilities
     * @throws IOException if the model cannot be read
     */
    static JudgedCohort of(
            MultimodalModelPortObject model, Inspected inspected, RowSplits splits, ProgressMonitor monitor)
            throws IOException {
        JudgedPredictions judged = new JudgedPredictions(model.getSpec(), inspected, splits);
        JudgedRows rows = judged.read();
        return new JudgedCohort(
                judged.notes,
                Judgement.of(
                        rows,
                        model.getSpec().target(),
                        reference(model),
                        model.getSpec().seed(),
                        monitor));
    }

    /** Empty where the model names no event and has no alarm. */
    private static Optional<Reference> reference(MultimodalModelPortObject model) throws IOException {
        boolean isUseful = model.getSpec().event().isPresent()
                || model.getSpec().alarms().filter(names -> !names.isEmpty()).isPresent();
        return isUseful ? ModelDirectory.readReference(model.directory()) : Optional.empty();
    }

    private JudgedRows read() {
        JudgedRows rows = new JudgedRows(Modality.names(model.modalities()));
        int[] outputs = TargetCells.of(model.target()).outputs().values().stream()
                .mapToInt(name -> Cells.number(table.getDataTableSpec(), name))
                .toArray();
        BufferedDataTable truths = inspected.truths();
        Optional<TruthColumns> truth = TruthColumns.of(model.target(), truths.getDataTableSpec());
        if (truth.isEmpty() || IntStream.of(outputs).anyMatch(column -> column == Cells.ABSENT)) {
            return rows;
        }
        if (inspected.labels() != null) {
            chooseColumns(inspected.labels().getDataTableSpec());
        }
        notes.addAll(splits.notes());
        know(truths, truth.get());
        List<Known> judged = add(rows, outputs);
        if (inspected.groups().areKnown()) {
            rows.groupsCountAsOne();
        }
        for (int column = 0; column < columns.size() && rows.size() > 0; column++) {
            int at = column;
            DataCell[] cells = judged.stream().map(row -> row.cells[at]).toArray(DataCell[]::new);
            rows.by(SubgroupCells.of(columns.get(column), cells, PARTS));
        }
        return rows;
    }

    /** Texts and booleans of few values, and numbers; not what is predicted, and what rows are used for. */
    private void chooseColumns(DataTableSpec spec) {
        Set<String> taken = new HashSet<>(model.target().classes());
        taken.add(model.target().name());
        taken.add(inspected.groups().column());
        SplitColumn.usual(spec).ifPresent(taken::add);
        List<String> left = new ArrayList<>();
        for (DataColumnSpec column : spec) {
            boolean isPossible = !taken.contains(column.getName())
                    && !ColumnKinds.isDateOrTime(column)
                    && (SubgroupCells.isNumber(column)
                            || column.getDomain().hasValues()
                                    && column.getDomain().getValues().size() <= MOST_VALUES);
            if (isPossible && columns.size() < MOST_COLUMNS) {
                columns.add(column);
            } else if (isPossible) {
                left.add(column.getName());
            }
        }
        if (!left.isEmpty()) {
            notes.add("Rows are told apart by the first " + MOST_COLUMNS + " columns of the labels, and not by "
                    + Examples.of(left) + ". For these use the Prediction Evaluator.");
        }
    }

    private void know(BufferedDataTable truths, TruthColumns truth) {
        DataTableSpec spec = truths.getDataTableSpec();
        int[] places = columns.stream()
                .mapToInt(column -> spec.findColumnIndex(column.getName()))
                .toArray();
        forEachRow(truths, row -> truth.truth(row)
                .ifPresent(values -> known.put(
                        row.getKey().getString(),
                        new Known(
                                values,
                                splits.isTest(row.getKey().getString()),
                                IntStream.of(places).mapToObj(row::getCell).toArray(DataCell[]::new)))));
    }

    /** Adds the rows that judge: test rows, where there are any, else all. */
    private List<Known> add(JudgedRows rows, int[] outputs) {
        int[] divergences = Modality.names(model.modalities()).stream()
                .mapToInt(name -> table.getDataTableSpec().findColumnIndex(PredictionColumns.divergence(name)))
                .toArray();
        int[] weights = Modality.names(model.modalities()).stream()
                .mapToInt(name -> Cells.number(table.getDataTableSpec(), PredictionColumns.weight(name)))
                .toArray();
        List<Known> all = new ArrayList<>();
        List<JudgedRows.Row> predicted = new ArrayList<>();
        forEachRow(table, row -> {
            Known found = known.get(row.getKey().getString());
            double[] prediction = PredictedNumber.outputs(model.target(), row, table.getDataTableSpec(), outputs);
            if (found != null && DoubleStream.of(prediction).noneMatch(Double::isNaN)) {
                all.add(found);
                predicted.add(new JudgedRows.Row(
                        prediction,
                        found.truth,
                        lacks(row, divergences, weights),
                        inspected.groups().of(row.getKey().getString())));
            }
        });
        boolean haveTest = all.stream().anyMatch(Known::isTest);
        List<Known> judged = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            if (!haveTest || all.get(row).isTest()) {
                judged.add(all.get(row));
                rows.add(predicted.get(row));
            }
        }
        note(judged.size(), haveTest);
        return judged;
    }

    /** As in the weights: a modality that a row lacks has no divergence, or where these are not there, the weight 0. */
    private static boolean[] lacks(DataRow row, int[] divergences, int[] weights) {
        boolean[] lacks = new boolean[weights.length];
        for (int modality = 0; modality < lacks.length; modality++) {
            lacks[modality] = divergences[modality] >= 0
                    ? row.getCell(divergences[modality]).isMissing()
                    : !(Cells.number(row, weights[modality]) > 0);
        }
        return lacks;
    }

    private void note(int rows, boolean areTest) {
        if (rows == 0) {
            return;
        }
        String judged = "Judged by " + rows;
        notes.add(
                0,
                areTest
                        ? judged + (rows == 1 ? " test row" : " test rows") + ", which the model did not learn from."
                        : judged + (rows == 1 ? " row" : " rows")
                                + ", none of which is said to be a test row: the figures are too good if the model"
                                + " learnt from them. (The learner's Weights are of rows that were held out.)");
    }

    private static void forEachRow(BufferedDataTable table, Consumer<DataRow> consumer) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                consumer.accept(rows.next());
            }
        }
    }
}
