package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.NumberRows;
import org.multimodalbtw.engine.decide.RowGroups;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.train.Split;

/**
 * The rows by which predictions are judged: with a prediction and an outcome, and none of those that the model learnt from.
 *
 * @param rows the rows
 * @param areTest whether the labels say that they are test rows; else it is not known whether the model learnt from them
 */
record Judged(List<PatientRow> rows, boolean areTest) {

    private static final String CONNECT =
            "Connect labels with a split column that says which rows are test rows, or the learner's table of held-out predictions.";

    /**
     * @param data what the page is about
     * @return its test rows; where no split is said, all rows with an outcome; none where all were learnt from
     */
    static Judged of(ReportData data) {
        List<PatientRow> known = data.rows().stream()
                .filter(row -> row.isPredicted() && row.isKnown())
                .toList();
        boolean saysSplit =
                known.stream().anyMatch(row -> row.labelled().split().isPresent());
        return new Judged(
                known.stream()
                        .filter(row -> !saysSplit
                                || row.labelled()
                                        .split()
                                        .filter(Split.TEST::equals)
                                        .isPresent())
                        .toList(),
                saysSplit);
    }

    /** Why there is nothing to judge by; empty if there is. */
    Optional<String> lacks(ReportData data) {
        if (!rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                data.rows().stream().noneMatch(PatientRow::isKnown)
                        ? "The outcome of no predicted row is known. " + CONNECT
                        : "None of the predicted rows is a test row. " + CONNECT);
    }

    /** Which rows they are, in a sentence. */
    String sentence() {
        String count = Written.count(rows.size(), areTest ? "test row" : "row");
        return areTest
                ? "Judged by " + count + ", which the model did not learn from."
                : "Judged by " + count
                        + ". No split was given, so that it is not known here whether the model learnt from "
                        + "them; if it did, the figures say too much.";
    }

    long events(Event event) {
        return rows.stream().filter(event::isTrueOf).count();
    }

    /** The rows with the probability of an event. */
    EventRows rows(Event event, ReportData data) {
        boolean[] happened = new boolean[rows.size()];
        for (int row = 0; row < happened.length; row++) {
            happened[row] = event.isTrueOf(rows.get(row));
        }
        return new EventRows(rows.stream().mapToDouble(event::probability).toArray(), happened, groups(data));
    }

    /** The rows with a predicted and a true number. */
    NumberRows numbers(ReportData data) {
        return new NumberRows(
                rows.stream().mapToDouble(row -> row.prediction()[0]).toArray(),
                rows.stream().mapToDouble(row -> row.truth()[0]).toArray(),
                groups(data));
    }

    private RowGroups groups(ReportData data) {
        return data.labels().groups().isPresent()
                ? RowGroups.of(rows.stream().map(PatientRow::unit).toArray(String[]::new))
                : RowGroups.none(rows.size());
    }

    double[][] predictions() {
        return rows.stream().map(PatientRow::prediction).toArray(double[][]::new);
    }

    GroundTruth truth(ReportData data) {
        double[][] truths = rows.stream().map(row -> row.truth()).toArray(double[][]::new);
        Optional<EventClass> event = data.model()
                .manifest()
                .target()
                .match(
                        ofClass -> Event.of(data).stream()
                                .findFirst()
                                .map(each -> new EventClass(
                                        each.output(), ofClass.classes().get(each.output()))),
                        ofLabels -> Optional.<EventClass>empty(),
                        ofNumber -> Optional.<EventClass>empty());
        return GroundTruth.of(data.model().manifest().target(), truths)
                .inUnits(Units.groups(rows.stream().map(PatientRow::unit).toList()))
                .about(event);
    }
}
