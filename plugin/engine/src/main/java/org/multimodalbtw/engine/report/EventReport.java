package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.BenefitPoint;
import org.multimodalbtw.engine.decide.CalibrationBins;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.decide.OperatingPoint;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RankedClass;

/**
 * What the probabilities of an event are worth: how they order rows, what alarms would find and cost, and whether they come true.
 *
 * @param name the event, for a person
 * @param rows how many rows
 * @param events how many of them have it
 * @param ranking how rows with the event are told from the others
 * @param decision what alarms would be worth
 * @param calibration what happened in rows with similar probabilities, by ascending probability
 */
public record EventReport(
        String name, long rows, long events, Ranking ranking, Decision decision, List<Part> calibration) {

    /** Points of a curve that are nearer to each other than this in both directions are one to the eye. */
    private static final double NEAR = 1 / 300.;

    /**
     * How rows with the event are told from the others.
     *
     * @param auroc area under the ROC curve
     * @param auprc area under the precision-recall curve, the mean precision
     * @param curve for each point of both curves: threshold (infinite at the first), sensitivity, share of the others with an alarm, share
     *     of the alarms that are right
     */
    public record Ranking(Estimate auroc, Estimate auprc, double[][] curve) {}

    /**
     * What alarms would be worth.
     *
     * @param alarm the threshold of the model's alarm; NaN if it has none
     * @param points what alarms from some thresholds on find and cost
     * @param benefit for each threshold: it, the net benefit, and that of an alarm for all
     */
    public record Decision(double alarm, List<OperatingPoint> points, double[][] benefit) {}

    /**
     * Rows with similar predictions.
     *
     * @param rows how many
     * @param predicted the mean of what was predicted
     * @param observed what happened: the share with the event, or the mean
     */
    public record Part(long rows, double predicted, Estimate observed) {

        static List<Part> of(List<Figure> figures) {
            return figures.stream()
                    .map(figure ->
                            new Part(figure.rows(), figure.meanPrediction().orElseThrow(), figure.estimate()))
                    .toList();
        }
    }

    /**
     * @param name the event, for a person
     * @param rows rows with its probabilities, at least one
     * @param alarm the threshold of the model's alarm; empty if it has none
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return what they are worth
     */
    static EventReport of(String name, EventRows rows, OptionalDouble alarm, long seed, ProgressMonitor monitor) {
        RankedClass ranked = new RankedClass(rows.scores(), rows.events());
        Estimate[] areas = Bootstrap.estimate(rows.units(), seed, ranked::areas, monitor.part(0, .4));
        return new EventReport(
                name,
                rows.size(),
                rows.eventCount(),
                new Ranking(areas[0], areas[1], curve(CurvePoint.of(rows))),
                new Decision(
                        alarm.orElse(Double.NaN),
                        OperatingPoint.usual(rows, alarm, seed, monitor.part(.4, .8)),
                        BenefitPoint.of(rows).stream()
                                .map(point -> rounded(point.threshold(), point.net(), point.ofAll()))
                                .toArray(double[][]::new)),
                Part.of(CalibrationBins.shown(rows, seed, monitor.part(.8, 1))));
    }

    private static double[][] curve(List<CurvePoint> points) {
        List<double[]> kept = new ArrayList<>();
        double[] last = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        for (int place = 0; place < points.size(); place++) {
            CurvePoint point = points.get(place);
            double[] now = {point.threshold(), point.sensitivity(), point.falseAlarms(), point.rightAlarms()};
            boolean isNear = true;
            for (int at = 1; at < now.length; at++) {
                isNear &= Math.abs(now[at] - last[at]) < NEAR;
            }
            if (!isNear || place == points.size() - 1) {
                kept.add(rounded(now));
                last = now;
            }
        }
        return kept.toArray(double[][]::new);
    }

    /** Four digits are more than a picture shows, and keep the text short. */
    private static double[] rounded(double... values) {
        double[] rounded = values.clone();
        for (int at = 0; at < rounded.length; at++) {
            if (Double.isFinite(rounded[at])) {
                rounded[at] = Math.round(1e4 * rounded[at]) / 1e4;
            }
        }
        return rounded;
    }
}
