package org.multimodalbtw.engine.certainty;

import java.util.stream.IntStream;

/** How many of some new rows are covered by split-conformal sets, if all rows are alike (Vovk 2012, Machine Learning 92). */
final class BetaBinomial {

    private static final double TAIL = .005;

    private final int rows;
    private final double[] cumulated;
    private final double[] logFactorials;

    /**
     * @param rows how many new rows
     * @param kept how many rows the sets follow from
     * @param coverage how often the sets are to hold the truth
     */
    BetaBinomial(int rows, int kept, double coverage) {
        this.rows = rows;
        int missed = (int) Math.floor((1 - coverage) * (kept + 1) + 1e-9);
        int a = kept + 1 - missed;
        logFactorials = new double[rows + kept + 2];
        for (int n = 2; n < logFactorials.length; n++) {
            logFactorials[n] = logFactorials[n - 1] + Math.log(n);
        }
        cumulated = new double[rows + 1];
        double sum = 0;
        for (int covered = 0; covered <= rows; covered++) {
            sum += Math.exp(
                    logChoose(rows, covered) + logBeta(covered + a, rows - covered + missed) - logBeta(a, missed));
            cumulated[covered] = sum;
        }
    }

    private double logChoose(int n, int k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    private double logBeta(int a, int b) {
        return logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
    }

    private double logFactorial(int n) {
        return logFactorials[n];
    }

    /** The number at or below which half a per cent lies. */
    int low() {
        return quantile(TAIL);
    }

    /** The number at or below which all but half a per cent lies. */
    int high() {
        return quantile(1 - TAIL);
    }

    private int quantile(double probability) {
        return (int)
                IntStream.range(0, rows).filter(i -> cumulated[i] < probability).count();
    }

    /** Whether so many covered rows lie within the 99 % interval. */
    boolean isLikely(long covered) {
        return low() <= covered && covered <= high();
    }
}
