package org.multimodalbtw.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * What one set of predictions gains over another on the same rows. Both are scored on the same bootstrap resamples of
 * the rows, so that rows that are hard for both do not widen the interval of the difference.
 *
 * @param metric what is compared
 * @param rows how many rows were compared
 * @param reference the metric of the reference predictions with its own 95 % interval
 * @param candidate the metric of the candidate predictions with its own 95 % interval
 * @param difference candidate minus reference, with its 95 % interval
 */
public record PairedComparison(Metric metric, int rows, Estimate reference, Estimate candidate, Estimate difference) {

    private static final double TINY = .001;

    /** What the interval of the difference says. */
    public enum Verdict {
        /** The candidate is better: the interval lies on the better side of zero. */
        GAINED("a gain"),
        /** The candidate is worse: the interval lies on the worse side of zero. */
        LOST("a loss"),
        /** The interval holds zero. */
        NO_DIFFERENCE_SHOWN("no difference is shown"),
        /** The metric is not defined on these rows. */
        NOT_DEFINED("not defined");

        private final String says;

        Verdict(String says) {
            this.says = says;
        }

        /**
         * @param difference candidate minus reference, with its 95 % interval
         * @param metric what was measured
         * @return what the interval says
         */
        public static Verdict of(Estimate difference, Metric metric) {
            if (Double.isNaN(difference.low())) {
                return NOT_DEFINED;
            }
            if (difference.low() <= 0 && difference.high() >= 0) {
                return NO_DIFFERENCE_SHOWN;
            }
            return difference.low() > 0 == metric.higherIsBetter() ? GAINED : LOST;
        }

        /** @return the same in words, for the end of a sentence */
        public String says() {
            return says;
        }
    }

    /**
     * @param truth each row's class, 0 to classes - 1
     * @param reference probabilities, rows x classes
     * @param candidate probabilities, rows x classes, of the same rows in the same order
     * @param classes how many classes, 2 or more
     * @param seed the same seed gives the same intervals
     * @return one comparison for each metric of {@link Evaluation#classification}
     * @throws IllegalArgumentException if the sizes do not fit, a class is out of range or a probability is not in 0
     *     to 1
     */
    public static List<PairedComparison> classification(
            int[] truth, double[][] reference, double[][] candidate, int classes, long seed) {
        return of(new GroundTruth.OfClasses(truth, classes), reference, candidate, seed, ProgressMonitor.NONE);
    }

    /**
     * @param truth each row's number
     * @param reference each row's predicted number
     * @param candidate each row's predicted number, of the same rows in the same order
     * @param seed the same seed gives the same intervals
     * @return one comparison for each metric of {@link Evaluation#regression}
     * @throws IllegalArgumentException if the sizes differ or a number is not finite
     */
    public static List<PairedComparison> regression(double[] truth, double[] reference, double[] candidate, long seed) {
        return of(new GroundTruth.OfNumbers(truth), column(reference), column(candidate), seed, ProgressMonitor.NONE);
    }

    private static double[][] column(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> new double[] {number}).toArray(double[][]::new);
    }

    static List<PairedComparison> of(
            GroundTruth truth, double[][] reference, double[][] candidate, long seed, ProgressMonitor monitor) {
        Both both = new Both(truth.statistic(reference, monitor), truth.statistic(candidate, monitor));
        return compare(truth.metrics(), truth.units(), Bootstrap.estimate(truth.units(), seed, both, monitor));
    }

    /** Reference, candidate and difference as one statistic, so that all three see the same resamples. */
    private record Both(Bootstrap.Statistic reference, Bootstrap.Statistic candidate) implements Bootstrap.Statistic {

        @Override
        public double[] values(int[] counts) {
            return all(reference.values(counts), candidate.values(counts));
        }

        @Override
        public double[][] values(Draws draws) {
            double[][] before = reference.values(draws);
            double[][] after = candidate.values(draws);
            return IntStream.range(0, draws.size())
                    .mapToObj(resample -> all(before[resample], after[resample]))
                    .toArray(double[][]::new);
        }

        private static double[] all(double[] before, double[] after) {
            int width = before.length;
            double[] all = new double[3 * width];
            for (int index = 0; index < width; index++) {
                all[index] = before[index];
                all[width + index] = after[index];
                all[2 * width + index] = after[index] - before[index];
            }
            return all;
        }
    }

    /** @return whether the candidate gained, lost or neither can be told from these rows */
    public Verdict verdict() {
        return Verdict.of(difference, metric);
    }

    /**
     * @param where the rows, for example {@code "149 test rows"}
     * @param candidateName what to call the candidate, for example {@code "with weights"}
     * @param referenceName what to call the reference, for example {@code "without"}
     * @return a plain sentence with the numbers and what they show
     */
    public String conclusion(String where, String candidateName, String referenceName) {
        return conclusion(where, candidateName, referenceName, verdict().says);
    }

    /**
     * @param where the rows, for example {@code "149 test rows"}
     * @param candidateName what to call the candidate, for example {@code "with weights"}
     * @param referenceName what to call the reference, for example {@code "without"}
     * @param says what the numbers show, for the end of the sentence
     * @return a plain sentence with the numbers, to the second figure of the interval's width; where all of it is below a
     *     thousandth of the reference, that
     */
    public String conclusion(String where, String candidateName, String referenceName, String says) {
        if (verdict() == Verdict.NOT_DEFINED) {
            return "On %s the %s is not defined, so nothing can be compared.".formatted(where, metric.title());
        }
        if (isTiny()) {
            int shown = Figures.decimals(reference.value() / 10);
            return "On %s the %s is %s %s and %s %s: they differ by less than 0.1 %%."
                    .formatted(
                            where,
                            metric.title(),
                            Figures.fixed(candidate.value(), shown),
                            candidateName,
                            Figures.fixed(reference.value(), shown),
                            referenceName);
        }
        int decimals = Figures.decimals(difference.high() - difference.low());
        return "On %s the %s is %s %s and %s %s: difference %s, 95 %% interval %s to %s, %s."
                .formatted(
                        where,
                        metric.title(),
                        Figures.fixed(candidate.value(), decimals),
                        candidateName,
                        Figures.fixed(reference.value(), decimals),
                        referenceName,
                        Figures.signed(difference.value(), decimals),
                        Figures.signed(difference.low(), decimals),
                        Figures.signed(difference.high(), decimals),
                        says);
    }

    /** Whether the whole interval is below a thousandth of what is compared: digits that nobody decides by. */
    private boolean isTiny() {
        double most = Math.max(Math.abs(difference.low()), Math.abs(difference.high()));
        return most > 0 && most < TINY * Math.abs(reference.value());
    }

    private static List<PairedComparison> compare(List<Metric> metrics, Units units, Estimate[] estimates) {
        int width = metrics.size();
        List<PairedComparison> comparisons = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            comparisons.add(new PairedComparison(
                    metrics.get(index),
                    units.rows(),
                    estimates[index],
                    estimates[width + index],
                    estimates[2 * width + index]));
        }
        return List.copyOf(comparisons);
    }
}
