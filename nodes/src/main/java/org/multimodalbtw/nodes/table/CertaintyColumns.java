package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.certainty.Interval;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * How sure a prediction is: what cannot be excluded, whether that decides the row, how far the model's networks are from each other, and
 * which modalities are unlike anything in training.
 *
 * @param target what is predicted
 * @param modalities the modalities' names in the model's order
 * @param confidence how often what cannot be excluded is to hold the truth
 * @param widest the widest interval of a number that decides a row, in units of the target; 0 if none is asked for
 * @param scores the model's conformal scores, for the cells; empty where it has none, or before it is read
 */
public record CertaintyColumns(
        Target target, List<String> modalities, Confidence confidence, double widest, List<ConformalScores> scores)
        implements PredictionColumns.Group {

    /** Whether a row is decided. */
    public static final String DECIDED = "Decided";

    /** How far the networks are from each other. */
    public static final String DISAGREEMENT = "Disagreement";

    /** Which modalities are unusual. */
    public static final String UNLIKE = "Unlike training in";

    /**
     * @param model what the model says of itself
     * @param confidence how often sets are to hold the truth
     * @param widest the widest interval that decides a row; 0 if none is asked for
     * @param scores the model's conformal scores; empty where it has none, or before it is read
     * @return the columns
     */
    public static CertaintyColumns of(
            MultimodalModelPortObjectSpec model, Confidence confidence, double widest, List<ConformalScores> scores) {
        return new CertaintyColumns(model.target(), Modality.names(model.modalities()), confidence, widest, scores);
    }

    /**
     * @param target the target's name
     * @return the name of the column with the classes or labels that cannot be excluded
     */
    public static String set(String target) {
        return "Set (" + target + ")";
    }

    /**
     * @param target the target's name
     * @return the name of the column with the labels of which it stays open whether the row has them
     */
    public static String open(String target) {
        return "Open (" + target + ")";
    }

    /**
     * @param target the target's name
     * @return the name of the column with the lower end of the interval
     */
    public static String low(String target) {
        return "Low (" + target + ")";
    }

    /**
     * @param target the target's name
     * @return the name of the column with its upper end
     */
    public static String high(String target) {
        return "High (" + target + ")";
    }

    @Override
    public List<DataColumnSpec> specs() {
        String name = target.name();
        List<DataColumnSpec> sets = target.match(
                ofClass -> List.of(Columns.texts(set(name))),
                ofLabels -> List.of(Columns.texts(set(name)), Columns.texts(open(name))),
                ofNumber -> List.of(Columns.number(low(name)), Columns.number(high(name))));
        List<DataColumnSpec> specs = new ArrayList<>(sets);
        if (decides()) {
            specs.add(Columns.truth(DECIDED));
        }
        specs.add(Columns.number(DISAGREEMENT));
        specs.add(Columns.texts(UNLIKE));
        return specs;
    }

    /** Whether there is something to decide by. */
    private boolean decides() {
        return target.match(ofClass -> true, ofLabels -> true, ofNumber -> widest > 0);
    }

    /** @return its cells; missing where the row has no prediction, and those of sets where the model has no scores */
    @Override
    public List<DataCell> cells(RowPrediction row) {
        int ofSets = target.match(ofClass -> 1, ofLabels -> 2, ofNumber -> 2) + (decides() ? 1 : 0);
        if (row.certainty().isEmpty()) {
            return Collections.nCopies(ofSets + 2, DataType.getMissingCell());
        }
        Certainty certainty = row.certainty().get();
        List<DataCell> cells = new ArrayList<>();
        ConformalSets sets = new ConformalSets(scores, confidence);
        if (sets.areKnown()) {
            List<DataCell> known = target.match(
                    ofClass -> ofClass(sets, certainty),
                    ofLabels -> ofLabels(sets, certainty),
                    ofNumber -> ofNumber(sets, certainty));
            cells.addAll(known);
        } else {
            cells.addAll(Collections.nCopies(ofSets, DataType.getMissingCell()));
        }
        double disagreement = target.match(
                ofClass -> certainty.disagreement(OfClass.mostProbable(row.values())),
                ofLabels -> certainty.disagreement(),
                ofNumber -> certainty.disagreement(0));
        cells.add(Columns.cell(disagreement));
        cells.add(unlike(row, certainty));
        return cells;
    }

    private List<DataCell> ofClass(ConformalSets sets, Certainty certainty) {
        List<String> possible = chosen(target.classes(), sets.classes(certainty.members()));
        return List.of(Columns.cell(possible), Columns.cell(possible.size() == 1));
    }

    private List<DataCell> ofLabels(ConformalSets sets, Certainty certainty) {
        boolean[][] possible = sets.labels(certainty.members());
        boolean[] has = new boolean[possible.length];
        boolean[] open = new boolean[possible.length];
        for (int label = 0; label < has.length; label++) {
            has[label] = possible[label][1];
            open[label] = possible[label][0] == possible[label][1];
        }
        List<String> unclear = chosen(target.classes(), open);
        return List.of(
                Columns.cell(chosen(target.classes(), has)), Columns.cell(unclear), Columns.cell(unclear.isEmpty()));
    }

    private static List<String> chosen(List<String> names, boolean[] which) {
        return IntStream.range(0, which.length)
                .filter(i -> which[i])
                .mapToObj(names::get)
                .toList();
    }

    private List<DataCell> ofNumber(ConformalSets sets, Certainty certainty) {
        Interval interval = sets.interval(certainty.members());
        List<DataCell> cells = new ArrayList<>(List.of(end(interval.low()), end(interval.high())));
        if (decides()) {
            cells.add(Columns.cell(interval.isFinite() && interval.width() <= widest));
        }
        return cells;
    }

    private static DataCell end(double value) {
        return Columns.cell(Double.isInfinite(value) ? Double.NaN : value);
    }

    private DataCell unlike(RowPrediction row, Certainty certainty) {
        boolean[] present = new boolean[modalities.size()];
        for (int m = 0; m < present.length; m++) {
            present[m] = Objects.nonNull(row.unimodal()[m]);
        }
        return Columns.cell(
                certainty.unusual(present).stream().map(modalities::get).toList());
    }
}
