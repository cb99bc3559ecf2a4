package org.multimodalbtw.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RankedClass;

/**
 * A model beside a score that is in use, on the same rows and the same resamples, so that rows that are hard for both do not widen the
 * interval of the difference.
 *
 * @param measure what is compared, for a person
 * @param threshold of a net benefit; empty for the others
 * @param model the model's, with its 95 % interval
 * @param score the score's, with its 95 % interval
 * @param difference the model's less the score's, with its 95 % interval
 */
public record ScoreComparison(
        String measure, OptionalDouble threshold, Estimate model, Estimate score, Estimate difference) {

    /** The measure of {@link Confusion#netBenefit}. */
    public static final String NET_BENEFIT = "Net benefit";

    /**
     * Compares a score that orders rows, and nothing more.
     *
     * @param rows rows with the model's probabilities
     * @param scores the score's values of the same rows; more speaks for the event
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return AUROC and average precision
     */
    public static List<ScoreComparison> ranked(EventRows rows, double[] scores, long seed, ProgressMonitor monitor) {
        Bootstrap.Statistic model = new RankedClass(rows.scores(), rows.events())::areas;
        Bootstrap.Statistic score = new RankedClass(rows.with(scores).scores(), rows.events())::areas;
        return compare(rows, names(ProbabilityQuality.MEASURES.subList(0, 2)), model, score, seed, monitor);
    }

    /**
     * Compares a score that is a probability of the event.
     *
     * @param rows rows with the model's probabilities
     * @param probabilities the score's of the same rows
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return all measures of {@link ProbabilityQuality}
     */
    public static List<ScoreComparison> probabilities(
            EventRows rows, double[] probabilities, long seed, ProgressMonitor monitor) {
        return compare(
                rows,
                names(ProbabilityQuality.MEASURES),
                new ProbabilityQuality(rows),
                new ProbabilityQuality(rows.with(probabilities)),
                seed,
                monitor);
    }

    /**
     * Compares what alarms are worth.
     *
     * @param rows rows with the model's probabilities
     * @param probabilities the score's of the same rows
     * @param thresholds probabilities from which on there is an alarm
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return the net benefit at each threshold
     */
    public static List<ScoreComparison> netBenefits(
            EventRows rows, double[] probabilities, double[] thresholds, long seed, ProgressMonitor monitor) {
        List<ScoreComparison> compared = compare(
                rows,
                Arrays.stream(thresholds).mapToObj(threshold -> NET_BENEFIT).toList(),
                new Benefits(new OperatingPoint.Tally(rows, sorted(thresholds)), sorted(thresholds)),
                new Benefits(
                        new OperatingPoint.Tally(rows.with(probabilities), sorted(thresholds)), sorted(thresholds)),
                seed,
                monitor);
        double[] ascending = sorted(thresholds);
        return IntStream.range(0, ascending.length)
                .mapToObj(index -> compared.get(index).at(ascending[index]))
                .toList();
    }

    private ScoreComparison at(double chosen) {
        return new ScoreComparison(measure, OptionalDouble.of(chosen), model, score, difference);
    }

    private static double[] sorted(double[] thresholds) {
        return Arrays.stream(thresholds).distinct().sorted().toArray();
    }

    /** Net benefits at ascending thresholds. */
    private record Benefits(OperatingPoint.Tally tally, double[] thresholds) implements Bootstrap.Statistic {

        @Override
        public double[] values(int[] counts) {
            Confusion[] confusions = tally.confusions(counts);
            return IntStream.range(0, thresholds.length)
                    .mapToDouble(index -> confusions[index].netBenefit(thresholds[index]))
                    .toArray();
        }
    }

    private static List<String> names(List<Measure> measures) {
        return measures.stream().map(Measure::title).toList();
    }

    private static List<ScoreComparison> compare(
            EventRows rows,
            List<String> names,
            Bootstrap.Statistic model,
            Bootstrap.Statistic score,
            long seed,
            ProgressMonitor monitor) {
        Estimate[] drawn = Bootstrap.estimate(
                rows.units(),
                seed,
                counts -> {
                    double[] own = model.values(counts);
                    double[] other = score.values(counts);
                    double[] all = Arrays.copyOf(own, 3 * own.length);
                    System.arraycopy(other, 0, all, own.length, own.length);
                    Arrays.setAll(
                            all,
                            index -> index < 2 * own.length
                                    ? all[index]
                                    : own[index - 2 * own.length] - other[index - 2 * own.length]);
                    return all;
                },
                monitor);
        int width = drawn.length / 3;
        List<ScoreComparison> compared = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            compared.add(new ScoreComparison(
                    names.get(index),
                    OptionalDouble.empty(),
                    drawn[index],
                    drawn[width + index],
                    drawn[2 * width + index]));
        }
        return List.copyOf(compared);
    }
}
