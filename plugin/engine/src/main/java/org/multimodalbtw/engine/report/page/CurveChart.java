package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.report.page.Svg.Anchor;
import org.multimodalbtw.engine.report.page.Svg.Stroke;

/** The ROC curve and, beside it, the precision-recall curve. */
final class CurveChart {

    private static final int LEFT = 62;
    private static final int TOP = 24;
    private static final int SIDE = 230;
    private static final int BETWEEN = 86;
    private static final int HEIGHT = TOP + SIDE + 50;
    private static final int STEPS = 5;

    /** How to read them, for below them. */
    static final String CAPTION =
            "Left, ROC: events found (up) against false alarms among the others (across); the dashed line is chance."
                    + " Right, precision-recall: alarms that are right (up) against events found (across); the dashed line"
                    + " is the share with the event.";

    private CurveChart() {}

    /**
     * @param alternative what the picture shows
     * @param curve from no alarm to an alarm for all, of rows of which some have the event and some do not
     * @param share of the rows that have the event
     * @return the picture
     */
    static Svg of(String alternative, List<CurvePoint> curve, double share) {
        Svg picture = new Svg(alternative, Svg.WIDTH, HEIGHT);
        int right = LEFT + SIDE + BETWEEN;
        frame(picture, LEFT, "ROC", "false alarms");
        frame(picture, right, "Precision-recall", "events found");
        picture.line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, Stroke.DASHED)
                .path(places(curve, LEFT, CurvePoint::falseAlarms, CurvePoint::sensitivity), Stroke.SOLID);
        double usual = TOP + SIDE * (1 - share);
        return picture.line(right, usual, right + SIDE, usual, Stroke.DASHED)
                .path(places(curve, right, CurvePoint::sensitivity, CurvePoint::rightAlarms), Stroke.SOLID);
    }

    private static void frame(Svg picture, int left, String title, String across) {
        picture.words(title, left, TOP - 10, Anchor.START);
        for (int step = 0; step <= STEPS; step++) {
            double at = SIDE * step / (double) STEPS;
            String number = Written.share(step / (double) STEPS);
            picture.line(left + at, TOP, left + at, TOP + SIDE + 4, Stroke.FAINT)
                    .line(left - 4, TOP + SIDE - at, left + SIDE, TOP + SIDE - at, Stroke.FAINT)
                    .words(number, left + at, TOP + SIDE + 20, Anchor.MIDDLE)
                    .words(number, left - 8, TOP + SIDE - at + 4, Anchor.END);
        }
        picture.words(across, left + SIDE / 2.0, TOP + SIDE + 40, Anchor.MIDDLE);
    }

    private static List<double[]> places(
            List<CurvePoint> curve, int left, ToDoubleFunction<CurvePoint> across, ToDoubleFunction<CurvePoint> up) {
        List<double[]> places = new ArrayList<>();
        for (CurvePoint point : curve) {
            places.add(
                    new double[] {left + SIDE * across.applyAsDouble(point), TOP + SIDE * (1 - up.applyAsDouble(point))
                    });
        }
        return places;
    }
}
