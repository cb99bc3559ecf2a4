package org.multimodalbtw.host.run;

import java.util.stream.IntStream;
import org.multimodalbtw.host.WorkflowNode.Position;

/**
 * Where the nodes of the usual workflow lie, in pixels, so that no straight line from one to another passes through a third: the encoders
 * in a column; the source below them, so that its lines to whatever needs labels pass underneath; and what comes after the learner on
 * steps of different heights.
 *
 * @param encoders how many there are, at least 1
 */
record UsualPlaces(int encoders) {

    /** The columns from left to right, each the width of a step's note. */
    enum Column {
        SOURCE,
        ENCODERS,
        COLLECTOR,
        FUSION,
        LEARNER,
        PREDICTOR,
        EVALUATOR,
        INSPECTOR,
        REPORT;

        /** Where one that is not the last ends. */
        Column next() {
            return values()[ordinal() + 1];
        }
    }

    private static final int LEFT = 60;
    private static final int WIDTH = 210;
    private static final int ROW = 120;
    private static final int LOWEST_ENCODER = 190;
    private static final int LEAST_HEIGHT = 320;
    private static final int LEARNER_HEIGHT = 200;
    private static final int EVALUATOR_HEIGHT = -130;
    private static final int EXPLAINER_HEIGHT = -290;
    private static final int REPORT_HEIGHT = 200;
    private static final int ABOVE = 130;
    /** From a node's upper edge to a line above its name. */
    private static final int NAME = 50;
    /** A line may rise by so much on its way over the half of a name that a neighbour's ends beyond its body. */
    private static final double RISE = 60.0 / 45;

    /** The left edge of a column's nodes. */
    int x(Column column) {
        int fanOut = fan(encoders * ROW + LOWEST_ENCODER);
        int fanIn = fan(Math.max(collectorHeight() - LOWEST_ENCODER, top() - collectorHeight()));
        return switch (column) {
            case SOURCE -> LEFT;
            case ENCODERS -> LEFT + fanOut;
            case COLLECTOR -> LEFT + fanOut + fanIn;
            default -> LEFT + fanOut + fanIn + (column.ordinal() - Column.COLLECTOR.ordinal()) * WIDTH;
        };
    }

    /** Wide enough that lines from one node to many do not touch the names beside their ends. */
    private static int fan(int height) {
        return Math.max(WIDTH, (int) Math.ceil(height / RISE));
    }

    private int top() {
        return LOWEST_ENCODER + (encoders - 1) * ROW;
    }

    private int collectorHeight() {
        return Math.max(LEAST_HEIGHT, (LOWEST_ENCODER + top()) / 2);
    }

    Position source() {
        return at(Column.SOURCE, 0);
    }

    /** @param index from the top */
    Position encoder(int index) {
        return at(Column.ENCODERS, LOWEST_ENCODER + (encoders - 1 - index) * ROW);
    }

    Position collector() {
        return at(Column.COLLECTOR, collectorHeight());
    }

    Position fusion() {
        return at(Column.FUSION, collectorHeight() + ABOVE);
    }

    /** Midway between the lines from the labels to the evaluator and to the explainer. */
    Position pretrainer() {
        return at(
                Column.FUSION,
                (onTheWay(Column.EVALUATOR, EVALUATOR_HEIGHT) + onTheWay(Column.PREDICTOR, EXPLAINER_HEIGHT)) / 2);
    }

    /** How high a line from the source to a node is where it passes the fusion. */
    private int onTheWay(Column column, int height) {
        return height * (x(Column.FUSION) - LEFT) / (x(column) - LEFT);
    }

    Position learner() {
        return at(Column.LEARNER, LEARNER_HEIGHT);
    }

    Position predictor() {
        return at(Column.PREDICTOR, collectorHeight());
    }

    /** A second source of patients, who are only predicted. */
    Position newPatients() {
        return at(Column.LEARNER, -130);
    }

    Position explainer() {
        return at(Column.PREDICTOR, EXPLAINER_HEIGHT);
    }

    Position evaluator() {
        return at(Column.EVALUATOR, EVALUATOR_HEIGHT);
    }

    /** What predicts once more what the predictor predicts. */
    Position secondPredictor() {
        return at(Column.INSPECTOR, 250);
    }

    Position secondEvaluator() {
        return at(Column.REPORT, 60);
    }

    Position inspector() {
        return at(Column.INSPECTOR, 60);
    }

    Position report() {
        return at(Column.REPORT, REPORT_HEIGHT);
    }

    /** So high that its line to the report passes over everything between. */
    Position check() {
        int height = IntStream.of(
                        top() + ABOVE,
                        over(Column.ENCODERS, top()),
                        over(Column.FUSION, collectorHeight() + ABOVE),
                        over(Column.PREDICTOR, collectorHeight()))
                .max()
                .orElseThrow();
        return at(Column.SOURCE, height);
    }

    /** From which height on in the first column a line to the report passes over the name of a node. */
    private int over(Column column, int height) {
        double way = x(Column.REPORT) - LEFT;
        double rest = x(Column.REPORT) - x(column) - (double) WIDTH / 2;
        return (int) Math.ceil(REPORT_HEIGHT + (height + NAME - REPORT_HEIGHT) * way / rest);
    }

    private Position at(Column column, int height) {
        return new Position(x(column), -height);
    }
}
