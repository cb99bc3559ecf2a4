package org.multimodalbtw.nodes.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
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
import org.multimodalbtw.engine.certainty.RiskCoverage;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.NumberRows;
import org.multimodalbtw.engine.decide.RowGroups;
import org.multimodalbtw.engine.decide.SubgroupColumn;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.nodes.table.CertaintyColumns;
import org.multimodalbtw.nodes.table.PredictedNumber;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.SubgroupCells;

/** The rows that are evaluated: those of the predictions and of the labels with the same RowID. */
final class JoinedRows {

    private static final int MOST_NAMED = 5;

    private final Target target;
    private final Labels labels;
    private final List<Integer> positions = new ArrayList<>();
    private final List<double[]> predictions = new ArrayList<>();
    private final List<boolean[]> lacks = new ArrayList<>();
    private final List<Double> disagreements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int unknown;
    private int unpredicted;
    private int unlabelled;
    private Optional<String> strange = Optional.empty();
    private boolean areTestRows;

    /**
     * @param target what the model predicts
     * @param labels what is true
     */
    JoinedRows(Target target, Labels labels) {
        this.target = target;
        this.labels = labels;
    }

    /**
     * @param table predictions of the model
     * @param modalities the model's modalities
     * @param onlyTest whether only test rows are wanted
     * @throws InputException if no row is left
     */
    void read(BufferedDataTable table, List<String> modalities, boolean onlyTest) {
        areTestRows = onlyTest && IntStream.range(0, labels.size()).anyMatch(row -> labels.split(row) == Split.TEST);
        int[] outputs = outputs(table.getDataTableSpec(), target);
        int[] divergences = modalities.stream()
                .mapToInt(name -> table.getDataTableSpec().findColumnIndex(PredictionColumns.divergence(name)))
                .toArray();
        int disagreement = table.getDataTableSpec().findColumnIndex(CertaintyColumns.DISAGREEMENT);
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                int position = labels.find(row.getKey().getString()).orElse(-1);
                if (position < 0) {
                    unlabelled++;
                    strange = strange.or(() -> Optional.of(row.getKey().getString()));
                } else if (!areTestRows || labels.split(position) == Split.TEST) {
                    add(
                            row,
                            position,
                            PredictedNumber.outputs(target, row, table.getDataTableSpec(), outputs),
                            divergences);
                    if (positions.size() > disagreements.size()) {
                        disagreements.add(
                                disagreement < 0 ? Double.NaN : SubgroupCells.number(row.getCell(disagreement)));
                    }
                }
            }
        }
        noteWhatIsLeftOut(onlyTest);
    }

    private void add(DataRow row, int position, double[] outputs, int[] divergences) {
        if (DoubleStream.of(outputs).anyMatch(Double::isNaN)) {
            unpredicted++;
        } else if (target.task() == Task.CLASSIFICATION && eventOf(position) < 0) {
            unknown++;
        } else {
            positions.add(position);
            predictions.add(outputs);
            boolean[] lacking = new boolean[divergences.length];
            for (int modality = 0; modality < lacking.length; modality++) {
                lacking[modality] = divergences[modality] >= 0
                        && row.getCell(divergences[modality]).isMissing();
            }
            lacks.add(lacking);
        }
    }

    /**
     * @param predictions the columns of a table of predictions
     * @param target what the model predicts
     * @return where its probabilities, or its numbers, are
     * @throws InputException if one lacks
     */
    static int[] outputs(DataTableSpec predictions, Target target) {
        List<String> names = target.task() == Task.REGRESSION
                ? List.of(PredictionColumns.prediction(target.name()))
                : target.classes().stream()
                        .map(name -> PredictionColumns.probability(target.name(), name))
                        .toList();
        for (String name : names) {
            DataColumnSpec column = predictions.getColumnSpec(name);
            if (column == null || !column.getType().isCompatible(DoubleValue.class)) {
                throw new InputException(
                        "The predictions have no column of numbers '" + name + "'.",
                        "Connect the predictions of the Multimodal Predictor of this model.");
            }
        }
        return names.stream().mapToInt(predictions::findColumnIndex).toArray();
    }

    private void noteWhatIsLeftOut(boolean onlyTest) {
        if (positions.isEmpty()) {
            throw nothing();
        }
        if (!areTestRows && onlyTest) {
            notes.add(
                    (labels.skipped() == 0
                                    ? "The labels name no test rows"
                                    : "No row with an outcome is a test row (" + rows(labels.skipped())
                                            + " of the labels lack" + (labels.skipped() == 1 ? "s" : "") + " it)")
                            + ", so that all " + positions.size()
                            + " rows with a prediction are evaluated: the figures are too good for rows that the model learnt from.");
        }
        if (unpredicted > 0) {
            notes.add("Without a prediction and left out: " + rows(unpredicted) + ".");
        }
        if (unknown > 0) {
            notes.add("Of a class that the model does not know and left out: " + rows(unknown) + ".");
        }
        if (unlabelled > 0) {
            notes.add("Predicted, but without a label and left out: " + rows(unlabelled) + ".");
        }
        long lacking = IntStream.range(0, labels.size())
                        .filter(row -> !areTestRows || labels.split(row) == Split.TEST)
                        .count()
                - positions.size()
                - unpredicted
                - unknown;
        if (lacking > 0) {
            notes.add("In the labels, but not among the predictions: " + rows(lacking) + ".");
        }
    }

    /** Why no row is left: other RowIDs, other classes, or no prediction. */
    private InputException nothing() {
        String problem = "No row of the predictions has a label" + (areTestRows ? " and is a test row" : "");
        if (unknown > 0) {
            return new InputException(
                    problem + ": the labels have the classes "
                            + quoted(labels.target().classes()) + ", and the model knows " + quoted(target.classes())
                            + ".",
                    "Write the classes as in training, for example with KNIME's Rule Engine or Value Lookup node.");
        }
        if (unpredicted > 0) {
            return new InputException(
                    problem + ": " + rows(unpredicted) + " without a prediction.",
                    "Connect the predictions of these rows.");
        }
        if (strange.isPresent()) {
            return new InputException(
                    problem + ": " + rows(unlabelled) + (unlabelled == 1 ? " has" : " have")
                            + " another RowID (predictions: '" + strange.get() + "', labels: '" + labels.rowId(0)
                            + "').",
                    "Connect predictions and labels of the same rows, with the same RowIDs.");
        }
        return new InputException(
                problem + ".", "Connect predictions and labels of the same rows, with the same RowIDs.");
    }

    private static String quoted(List<String> classes) {
        List<String> first = classes.subList(0, Math.min(MOST_NAMED, classes.size()));
        return "'" + String.join("', '", first) + "'" + (classes.size() > first.size() ? ", ..." : "");
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    /** The model's number of the class of a row, whose name may be written otherwise; -1 for one that it does not know. */
    private int eventOf(int position) {
        double[] truth = labels.truth(position);
        int own = IntStream.range(0, truth.length)
                .filter(index -> truth[index] == 1)
                .findFirst()
                .orElseThrow();
        String name = labels.target().classes().get(own);
        int same = target.classes().indexOf(name);
        return same >= 0
                ? same
                : IntStream.range(0, target.classes().size())
                        .filter(index -> target.classes().get(index).strip().equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .orElse(-1);
    }

    /** @return what the analyst should know, one sentence each */
    List<String> notes() {
        return notes;
    }

    int size() {
        return positions.size();
    }

    /**
     * @param event a class or label of the model
     * @return the rows with its probabilities
     */
    EventRows events(int event) {
        boolean[] happened = new boolean[size()];
        for (int row = 0; row < happened.length; row++) {
            happened[row] = target.task() == Task.CLASSIFICATION
                    ? eventOf(positions.get(row)) == event
                    : labels.truth(positions.get(row))[event] == 1;
        }
        return new EventRows(column(event), happened, groups());
    }

    /** @return the rows with predicted and true numbers */
    NumberRows numbers() {
        return new NumberRows(
                column(0),
                positions.stream()
                        .mapToDouble(position -> labels.truth(position)[0])
                        .toArray(),
                groups());
    }

    /**
     * How good the predictions are if only the surest rows are decided.
     *
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return empty where the predictions do not say how sure they are, as numbers without the networks' disagreement
     */
    Optional<RiskCoverage> riskCoverage(long seed, ProgressMonitor monitor) {
        double[] sureness = IntStream.range(0, size())
                .mapToDouble(row -> RiskCoverage.sureness(target, predictions.get(row), disagreements.get(row)))
                .toArray();
        if (Arrays.stream(sureness).anyMatch(Double::isNaN)) {
            return Optional.empty();
        }
        int[] rows = positions.stream().mapToInt(Integer::intValue).toArray();
        double[][] truths = Arrays.stream(rows).mapToObj(this::truth).toArray(double[][]::new);
        return Optional.of(RiskCoverage.of(
                GroundTruth.of(target, truths).inUnits(labels.units(rows)),
                predictions.toArray(double[][]::new),
                sureness,
                seed,
                monitor));
    }

    private double[] truth(int position) {
        if (target.task() != Task.CLASSIFICATION) {
            return labels.truth(position);
        }
        double[] truth = new double[target.classes().size()];
        truth[eventOf(position)] = 1;
        return truth;
    }

    private double[] column(int output) {
        return predictions.stream().mapToDouble(row -> row[output]).toArray();
    }

    private RowGroups groups() {
        return labels.groupsCountAsOne()
                ? RowGroups.of(positions.stream().map(labels::group).toArray(String[]::new))
                : RowGroups.none(size());
    }

    /**
     * @param modality position of a modality
     * @param name its name
     * @return which rows lack it; of a modality that no row lacks, one value
     */
    SubgroupColumn lacking(int modality, String name) {
        return SubgroupColumn.ofTexts(
                "lacks " + name,
                lacks.stream().map(row -> row[modality] ? "yes" : "no").toArray(String[]::new));
    }

    /**
     * @param table the labels
     * @param names columns of it
     * @return the cells of the rows that are evaluated, by column
     */
    Map<String, DataCell[]> cells(BufferedDataTable table, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, size()).forEach(row -> places.put(labels.rowId(positions.get(row)), row));
        Map<String, DataCell[]> cells = new HashMap<>();
        names.forEach(name -> cells.put(name, new DataCell[size()]));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                Integer place = places.get(row.getKey().getString());
                for (String name : place == null ? List.<String>of() : names) {
                    cells.get(name)[place] =
                            row.getCell(table.getDataTableSpec().findColumnIndex(name));
                }
            }
        }
        return cells;
    }
}
