package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;

/** The mean of a paired difference over repeated trainings with its 95 % interval. */
public final class RepeatedDifference {

    private RepeatedDifference() {}

    /**
     * Trainings on different parts of the same rows, as in repeated cross-validation. Their training rows overlap, so that the plain
     * variance is too small; it is multiplied by 1/n + test/training (Nadeau and Bengio 2003, Machine Learning 52;
     * Bouckaert and Frank 2004 for repeated cross-validation).
     *
     * @param differences one a training, two or more
     * @param testShare rows scored of a training, divided by rows it learnt from
     * @return the mean and the interval of Student's t with n - 1 degrees of freedom; ends NaN with fewer than two
     */
    public static Estimate overFolds(double[] differences, double testShare) {
        double mean = Arrays.stream(differences).average().orElse(Double.NaN);
        int count = differences.length;
        double variance = variance(differences, mean) * (1.0 / count + testShare);
        return interval(mean, variance, count - 1);
    }

    /**
     * Trainings with several seeds that are scored on the same rows. Both the seeds and the rows are a sample of what could have been:
     * the variance of the grand mean is that of the row means over rows plus that of the seed means over seeds, which is never
     * too small (Owen 2007, "The pigeonhole bootstrap").
     *
     * @param differences seeds x rows, of the same rows in the same order
     * @return the mean and the interval of Student's t with Satterthwaite's degrees of freedom; with one seed, that of the rows alone
     */
    public static Estimate overSeedsAndRows(double[][] differences) {
        return overSeedsAndRows(differences, Units.rows(differences[0].length));
    }

    /**
     * The same where rows of a group count as one: the variance over rows is that of a mean over clusters (Cochran 1977, Sampling
     * Techniques, chapter 9A), and groups are counted in the degrees of freedom.
     *
     * @param differences seeds x rows, of the same rows in the same order
     * @param units which rows belong together
     * @return the mean and its interval; ends NaN with one unit
     */
    public static Estimate overSeedsAndRows(double[][] differences, Units units) {
        int seeds = differences.length;
        int rows = differences[0].length;
        double[] rowMeans = new double[rows];
        double[] seedMeans = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            for (int row = 0; row < rows; row++) {
                rowMeans[row] += differences[seed][row] / seeds;
                seedMeans[seed] += differences[seed][row] / rows;
            }
        }
        double mean = Arrays.stream(seedMeans).average().orElse(Double.NaN);
        double byRows = units.areRows() ? variance(rowMeans, mean) / rows : units.varianceOfMean(rowMeans, mean);
        double bySeeds = seeds > 1 ? variance(seedMeans, mean) / seeds : 0;
        double freedom = byRows + bySeeds > 0
                ? (byRows + bySeeds)
                        * (byRows + bySeeds)
                        / (byRows * byRows / (units.count() - 1) + (seeds > 1 ? bySeeds * bySeeds / (seeds - 1) : 0))
                : units.count() - 1;
        return interval(mean, byRows + bySeeds, freedom);
    }

    private static Estimate interval(double mean, double variance, double freedom) {
        if (!(freedom > 0) || Double.isNaN(variance)) {
            return new Estimate(mean, Double.NaN, Double.NaN);
        }
        double half = StudentT.quantile975(freedom) * Math.sqrt(variance);
        return new Estimate(mean, mean - half, mean + half);
    }

    private static double variance(double[] values, double mean) {
        return values.length < 2
                ? Double.NaN
                : Arrays.stream(values)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / (values.length - 1);
    }
}
