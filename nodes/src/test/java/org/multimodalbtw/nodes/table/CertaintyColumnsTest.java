package org.multimodalbtw.nodes.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.certainty.Confidence;
import org.multimodalbtw.engine.certainty.ConformalScores;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;

class CertaintyColumnsTest {

    private static final List<String> MODALITIES = List.of("labs", "wearable", "notes");
    private static final Confidence CONFIDENCE = new Confidence(.8, false);
    private static final double[] TYPICALITY = {.9, .1, 0};

    /** Nine held-out rows with scores of .1 to .9, of one network. */
    private static List<ConformalScores> ofClasses() {
        double[][] predictions = new double[9][];
        Arrays.setAll(predictions, i -> new double[] {.9 - .1 * i, .1 + .1 * i});
        return ConformalScores.of(new GroundTruth.OfClasses(new int[9], 2), predictions, new int[9], 1);
    }

    private static RowPrediction row(double[] values, double[]... members) {
        double[] known = {1, 1, 0};
        return new RowPrediction(
                "p",
                values,
                known,
                known,
                values,
                new double[][] {values, values, null},
                Optional.empty(),
                Optional.of(new Certainty(members, TYPICALITY)));
    }

    private static List<String> cells(Target target, double widest, List<ConformalScores> scores, RowPrediction row) {
        CertaintyColumns columns = new CertaintyColumns(target, MODALITIES, CONFIDENCE, widest, scores);
        List<DataCell> cells = columns.cells(row);
        assertEquals(columns.specs().size(), cells.size());
        for (int column = 0; column < cells.size(); column++) {
            DataCell cell = cells.get(column);
            assertTrue(cell.isMissing() || columns.specs().get(column).getType().isASuperTypeOf(cell.getType()));
        }
        return cells.stream().map(DataCell::toString).toList();
    }

    @Test
    void classesThatCannotBeExcludedAreListedAndOneIsADecision() {
        Target target = new OfClass("outcome", List.of("no", "yes"));
        // at 80 % the score must be among the eight smallest of ten: up to .8
        assertEquals(
                List.of("[no, yes]", "false", "?", "[wearable]"),
                cells(target, 0, ofClasses(), row(new double[] {.6, .4}, new double[] {.6, .4})));
        assertEquals(
                List.of("[yes]", "true", "?", "[wearable]"),
                cells(target, 0, ofClasses(), row(new double[] {.05, .95}, new double[] {.05, .95})));
    }

    @Test
    void labelsThatStayOpenAreListed() {
        Target target = new OfLabels("findings", List.of("fever", "cough"));
        boolean[][] has = new boolean[9][2];
        double[][] predictions = new double[9][];
        Arrays.setAll(predictions, i -> new double[] {.05 * (i + 1), .1 * (i + 1)});
        List<ConformalScores> scores = ConformalScores.of(new GroundTruth.OfLabels(has, 2), predictions, new int[9], 1);
        // fever: scores up to .4 stay, so that .7 with and .3 without says without; cough: up to .8, so that both stay
        assertEquals(
                List.of("[cough]", "[cough]", "false", "?", "[wearable]"),
                cells(target, 0, scores, row(new double[] {.3, .5}, new double[] {.3, .5})));
        assertEquals(
                List.of("[fever, cough]", "[]", "true", "?", "[wearable]"),
                cells(target, 0, scores, row(new double[] {.9, .9}, new double[] {.9, .9})));
    }

    @Test
    void numbersHaveAnIntervalAndAreDecidedIfItIsNarrow() {
        Target target = new OfNumber("days");
        double[] truth = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        List<ConformalScores> scores =
                ConformalScores.of(new GroundTruth.OfNumbers(truth), new double[9][1], new int[9], 1);
        RowPrediction row = row(new double[] {20}, new double[] {20});
        assertEquals(List.of("12.0", "28.0", "?", "[wearable]"), cells(target, 0, scores, row));
        assertEquals(List.of("12.0", "28.0", "true", "?", "[wearable]"), cells(target, 16, scores, row));
        assertEquals(List.of("12.0", "28.0", "false", "?", "[wearable]"), cells(target, 15.9, scores, row));
    }

    @Test
    void withoutScoresSetsAreMissingAndWithoutAPredictionAll() {
        Target target = new OfClass("outcome", List.of("no", "yes"));
        double[] values = {.5, .5};
        assertEquals(
                List.of("?", "?", "0.1", "[wearable]"),
                cells(target, 0, List.of(), row(values, new double[] {.4, .6}, new double[] {.5, .5}, new double[] {
                            .6, .4
                        }))
                        .stream()
                        .map(text -> text.startsWith("0.1") || text.startsWith("0.09999") ? "0.1" : text)
                        .toList());
        double[] none = {Double.NaN, Double.NaN};
        RowPrediction missing = new RowPrediction("p", none, new double[3], new double[3], none, new double[3][]);
        assertEquals(List.of("?", "?", "?", "?"), cells(target, 0, ofClasses(), missing));
    }

    @Test
    void columnsAreNamedByTheTarget() {
        assertEquals(
                List.of("Set (x)", "Open (x)", "Decided", "Disagreement", "Unlike training in"),
                names(new OfLabels("x", List.of("a")), 0));
        assertEquals(List.of("Low (x)", "High (x)", "Disagreement", "Unlike training in"), names(new OfNumber("x"), 0));
        assertEquals(
                List.of("Low (x)", "High (x)", "Decided", "Disagreement", "Unlike training in"),
                names(new OfNumber("x"), 3));
    }

    private static List<String> names(Target target, double widest) {
        return new CertaintyColumns(target, MODALITIES, CONFIDENCE, widest, List.of())
                .specs().stream().map(DataColumnSpec::getName).toList();
    }
}
