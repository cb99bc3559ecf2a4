package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A point of the ROC curve (sensitivity over the share of false alarms) and of the precision-recall curve (right alarms over sensitivity).
 *
 * @param threshold an alarm is a score of at least this; infinite at the first point, where nothing has an alarm
 * @param sensitivity share of the events that are found; NaN without an event
 * @param falseAlarms share of the rows without the event that have an alarm; NaN without such a row
 * @param rightAlarms share of the alarms that are right; 1 where there is none
 */
public record CurvePoint(double threshold, double sensitivity, double falseAlarms, double rightAlarms) {

    /** How many points a curve has at most. */
    public static final int MOST = 1000;

    /**
     * @param rows rows with scores
     * @return from no alarm to an alarm for all, one point for each different score; of more than {@value #MOST} those that are evenly
     *     spread over the scores in order, with the first and the last
     */
    public static List<CurvePoint> of(EventRows rows) {
        double[] thresholds = Arrays.stream(rows.scores()).distinct().sorted().toArray();
        List<CurvePoint> points = new ArrayList<>();
        points.add(point(Double.POSITIVE_INFINITY, rows));
        int shown = Math.min(thresholds.length, MOST - 1);
        double[] chosen = new double[shown];
        for (int index = 0; index < shown; index++) {
            int place = shown == 1 ? 0 : (int) ((long) index * (thresholds.length - 1) / (shown - 1));
            chosen[shown - 1 - index] = thresholds[place];
        }
        OperatingPoint.Tally tally = new OperatingPoint.Tally(rows, chosen);
        Confusion[] ascending = tally.confusions(once(rows.size()));
        for (int index = 0; index < shown; index++) {
            points.add(point(chosen[index], ascending[shown - 1 - index]));
        }
        return List.copyOf(points);
    }

    private static CurvePoint point(double threshold, EventRows rows) {
        return point(threshold, rows.confusion(threshold));
    }

    private static CurvePoint point(double threshold, Confusion counts) {
        return new CurvePoint(
                threshold,
                counts.sensitivity(),
                1 - counts.specificity(),
                counts.alarms() == 0 ? 1 : counts.rightAlarms());
    }

    private static int[] once(int rows) {
        int[] counts = new int[rows];
        Arrays.fill(counts, 1);
        return counts;
    }
}
