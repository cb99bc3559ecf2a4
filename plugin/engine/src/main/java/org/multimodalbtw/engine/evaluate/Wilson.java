package org.multimodalbtw.engine.evaluate;

/**
 * The 95 % score interval of a share of independent rows (Wilson 1927). It is right at the edge too, where a bootstrap says that a share of
 * all rows is certain: of 30 of 30 it is .886 to 1.
 */
public final class Wilson {

    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * @param hits how many of them, 0 to rows
     * @param rows how many there are, 0 or more
     * @return the share with its interval; NaN of none
     */
    public static Estimate of(long hits, long rows) {
        if (rows == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        double share = (double) hits / rows;
        double square = Z * Z / rows;
        double middle = (share + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / rows + square / (4 * rows));
        double low = hits == 0 ? 0 : middle - half;
        double high = hits == rows ? 1 : middle + half;
        return new Estimate(share, low, high);
    }

    /**
     * @param hits how many of them, 0 to rows
     * @param rows how many there are, 0 or more
     * @return the same as so many in 100
     */
    public static Estimate in100(long hits, long rows) {
        Estimate share = of(hits, rows);
        return new Estimate(100 * share.value(), 100 * share.low(), 100 * share.high());
    }
}
