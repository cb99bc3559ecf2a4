package org.multimodalbtw.spark.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.certainty.ConformalSets;
import org.multimodalbtw.engine.certainty.Interval;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.spark.door.ModelFacts.Column;
import org.multimodalbtw.spark.door.ModelFacts.Kind;

/** How sure a prediction is: what cannot be excluded, whether that decides, how far networks differ, and what is unlike training. */
final class CertaintyCells {

    private final Target target;
    private final List<String> modalities;
    private final ConformalSets sets;

    /**
     * @param target what is predicted
     * @param modalities the modalities' names in the model's order
     * @param coverage how often sets are to hold the truth
     * @param scores the model's conformal scores; empty where it has none
     */
    CertaintyCells(Target target, List<String> modalities, double coverage, List<ConformalScores> scores) {
        this.target = target;
        this.modalities = modalities;
        sets = new ConformalSets(scores, new Confidence(coverage, false));
    }

    /** @return the columns in order */
    List<Column> columns() {
        String end = " (" + target.name() + ")";
        Column set = new Column("Set" + end, Kind.TEXTS);
        Column decided = new Column("Decided", Kind.TRUTH);
        List<Column> columns = new ArrayList<>(target.match(
                ofClass -> List.of(set, decided),
                ofLabels -> List.of(set, new Column("Open" + end, Kind.TEXTS), decided),
                ofNumber -> List.of(PredictionCells.number("Low" + end), PredictionCells.number("High" + end))));
        columns.add(PredictionCells.number("Disagreement"));
        columns.add(new Column("Unlike training in", Kind.TEXTS));
        return columns;
    }

    /** Adds a row's cells, {@code null} where it has no prediction, and those of sets where the model has no scores. */
    void add(RowPrediction row, List<Object> cells) {
        int most = cells.size() + columns().size();
        if (row.certainty().isPresent()) {
            Certainty certainty = row.certainty().get();
            List<Object> ofSets = sets.areKnown()
                    ? ofSets(certainty)
                    : Collections.nCopies(columns().size() - 2, null);
            cells.addAll(ofSets);
            cells.add(PredictionCells.cell(disagreement(row, certainty)));
            cells.add(unlike(row, certainty));
        }
        cells.addAll(Collections.nCopies(most - cells.size(), null));
    }

    private List<Object> ofSets(Certainty certainty) {
        return target.match(
                ofClass -> ofClass(certainty), ofLabels -> ofLabels(certainty), ofNumber -> ofNumber(certainty));
    }

    private List<Object> ofClass(Certainty certainty) {
        List<String> possible = PredictionCells.chosen(target.classes(), sets.classes(certainty.members()));
        return List.of(texts(possible), possible.size() == 1);
    }

    private List<Object> ofLabels(Certainty certainty) {
        boolean[][] possible = sets.labels(certainty.members());
        boolean[] has = new boolean[possible.length];
        boolean[] open = new boolean[possible.length];
        for (int label = 0; label < has.length; label++) {
            has[label] = possible[label][1];
            open[label] = possible[label][0] == possible[label][1];
        }
        List<String> unclear = PredictionCells.chosen(target.classes(), open);
        return List.of(texts(PredictionCells.chosen(target.classes(), has)), texts(unclear), unclear.isEmpty());
    }

    private List<Object> ofNumber(Certainty certainty) {
        Interval interval = sets.interval(certainty.members());
        return Arrays.asList(PredictionCells.cell(interval.low()), PredictionCells.cell(interval.high()));
    }

    private double disagreement(RowPrediction row, Certainty certainty) {
        return target.match(
                ofClass -> certainty.disagreement(OfClass.mostProbable(row.values())),
                ofLabels -> certainty.disagreement(),
                ofNumber -> certainty.disagreement(0));
    }

    private String[] unlike(RowPrediction row, Certainty certainty) {
        boolean[] present = new boolean[modalities.size()];
        IntStream.range(0, present.length).forEach(m -> present[m] = Objects.nonNull(row.unimodal()[m]));
        return texts(certainty.unusual(present).stream().map(modalities::get).toList());
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
