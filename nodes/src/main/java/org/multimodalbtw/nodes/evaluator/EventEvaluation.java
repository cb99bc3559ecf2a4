package org.multimodalbtw.nodes.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.CalibrationBins;
import org.multimodalbtw.engine.decide.CurvePoint;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.decide.OperatingPoint;
import org.multimodalbtw.engine.decide.ProbabilityQuality;
import org.multimodalbtw.engine.decide.ScoreComparison;
import org.multimodalbtw.engine.decide.Subgroup;
import org.multimodalbtw.engine.decide.SubgroupColumn;
import org.multimodalbtw.nodes.table.SubgroupCells;

/**
 * All figures of one event.
 *
 * @param name the class or label
 * @param alarm the threshold of its alarm; empty if there is none
 * @param points what alarms find at each threshold
 * @param curve the points of the curves
 * @param calibration measures of all rows, and tenths
 * @param subgroups for whom it is worse
 * @param scores what is in use beside the model
 */
record EventEvaluation(
        String name,
        OptionalDouble alarm,
        List<OperatingPoint> points,
        List<CurvePoint> curve,
        List<Figure> calibration,
        List<Subgroup> subgroups,
        List<Score> scores) {

    /**
     * A score in use.
     *
     * @param name its column
     * @param rows how many rows have it
     * @param compared the model beside it
     */
    record Score(String name, long rows, List<ScoreComparison> compared) {}

    /**
     * @param thresholds ascending, the alarm's not among them
     * @param columns what rows are told apart by
     * @param seed of the intervals
     */
    record Question(double[] thresholds, List<SubgroupColumn> columns, long seed) {}

    static EventEvaluation of(
            String name,
            OptionalDouble alarm,
            EventRows rows,
            Question question,
            Map<String, DataCell[]> scores,
            List<String> notes,
            ProgressMonitor monitor) {
        double[] thresholds = DoubleStream.concat(alarm.stream(), Arrays.stream(question.thresholds))
                .distinct()
                .sorted()
                .toArray();
        List<Figure> calibration = new ArrayList<>(ProbabilityQuality.of(rows, question.seed, monitor.part(.1, .4)));
        calibration.addAll(CalibrationBins.of(rows, question.seed, monitor.part(.4, .45)));
        List<Score> compared = new ArrayList<>();
        scores.forEach((score, cells) -> compared.add(
                compare(score, rows, SubgroupCells.numbers(cells), thresholds, question.seed, notes, monitor)));
        return new EventEvaluation(
                name,
                alarm,
                OperatingPoint.of(rows, thresholds, question.seed, monitor.part(0, .1)),
                CurvePoint.of(rows),
                calibration,
                Subgroup.of(rows, alarm.orElse(Double.NaN), question.columns, question.seed, monitor.part(.45, .7)),
                compared);
    }

    boolean isAlarm(double threshold) {
        return alarm.isPresent() && alarm.getAsDouble() == threshold;
    }

    private static Score compare(
            String name,
            EventRows all,
            double[] values,
            double[] thresholds,
            long seed,
            List<String> notes,
            ProgressMonitor monitor) {
        int[] known = IntStream.range(0, values.length)
                .filter(row -> Double.isFinite(values[row]))
                .toArray();
        if (known.length < values.length) {
            notes.add("'" + name + "' is missing in " + (values.length - known.length) + " of " + values.length
                    + " rows: the model is compared with it on the others.");
        }
        if (known.length == 0) {
            return new Score(name, 0, List.of());
        }
        EventRows rows = all.at(known);
        double[] scores = Arrays.stream(known).mapToDouble(row -> values[row]).toArray();
        List<ScoreComparison> compared = new ArrayList<>();
        if (!rows.with(scores).areProbabilities()) {
            compared.addAll(ranked(name, rows, scores, seed, notes, monitor));
        } else {
            boolean isDecision = Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
            compared.addAll(
                    isDecision
                            ? ScoreComparison.ranked(rows, scores, seed, monitor)
                            : ScoreComparison.probabilities(rows, scores, seed, monitor));
            compared.addAll(ScoreComparison.netBenefits(rows, scores, thresholds, seed, monitor));
        }
        return new Score(name, known.length, compared);
    }

    /** Where low values speak for the event, the score is turned round. */
    private static List<ScoreComparison> ranked(
            String name, EventRows rows, double[] scores, long seed, List<String> notes, ProgressMonitor monitor) {
        notes.add("'" + name + "' holds no probabilities from 0 to 1, so it is compared by its order alone.");
        List<ScoreComparison> compared = ScoreComparison.ranked(rows, scores, seed, monitor);
        if (compared.get(0).score().high() < .5) {
            notes.add("Low values of '" + name + "' speak for the event, so it is turned round.");
            double[] turned = Arrays.stream(scores).map(score -> -score).toArray();
            return ScoreComparison.ranked(rows, turned, seed, monitor);
        }
        return compared;
    }
}
