package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is drawn when rows are resampled: each row for itself, or groups of rows that are of one patient. Rows of a group are alike, so
 * that an interval that takes them for independent is too narrow (Field and Welsh 2007, the cluster bootstrap).
 */
public final class Units {

    private final int rows;
    private final int[] unitOf;
    private final int count;

    private Units(int rows, int[] unitOf, int count) {
        this.rows = rows;
        this.unitOf = unitOf;
        this.count = count;
    }

    /**
     * @param count how many rows there are
     * @return each row for itself
     */
    public static Units rows(int count) {
        return new Units(count, null, count);
    }

    /**
     * @param groups the group of each row; {@code null} for a row that is for itself
     * @return the rows of a group together
     */
    public static Units groups(List<String> groups) {
        Map<String, Integer> known = new HashMap<>();
        int[] unitOf = new int[groups.size()];
        int count = 0;
        for (int row = 0; row < unitOf.length; row++) {
            String group = groups.get(row);
            Integer before = group == null ? null : known.get(group);
            unitOf[row] = before == null ? count++ : before;
            if (group != null) {
                known.putIfAbsent(group, unitOf[row]);
            }
        }
        return new Units(unitOf.length, unitOf, count);
    }

    /** @return how many rows there are */
    public int rows() {
        return rows;
    }

    /** @return how many units are drawn */
    public int count() {
        return count;
    }

    /** Sets how often each row counts from how often each unit was drawn. */
    void spread(int[] drawn, int[] counts) {
        for (int row = 0; row < rows; row++) {
            counts[row] = drawn[unitOf == null ? row : unitOf[row]];
        }
    }

    /**
     * The variance of a mean over rows, were other units drawn.
     *
     * @param values one a row
     * @param mean theirs
     * @return from the sums of each unit's deviations; NaN with fewer than two units
     */
    double varianceOfMean(double[] values, double mean) {
        if (count < 2) {
            return Double.NaN;
        }
        double[] sums = new double[count];
        for (int row = 0; row < rows; row++) {
            sums[unitOf == null ? row : unitOf[row]] += values[row] - mean;
        }
        double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
        return squares * count / (count - 1) / rows / rows;
    }

    /**
     * @param values one a row
     * @return the sum of each unit
     */
    int[] sums(int[] values) {
        int[] sums = new int[count];
        for (int row = 0; row < rows; row++) {
            sums[unitOf == null ? row : unitOf[row]] += values[row];
        }
        return sums;
    }

    /**
     * @param some rows
     * @return of each of them 1 over how many of them are of its unit, so that each unit counts as one
     */
    public double[] shares(int[] some) {
        int[] sizes = new int[count];
        for (int row : some) {
            sizes[unitOf == null ? row : unitOf[row]]++;
        }
        return Arrays.stream(some)
                .mapToDouble(row -> 1. / sizes[unitOf == null ? row : unitOf[row]])
                .toArray();
    }

    /** @return whether each row is for itself */
    public boolean areRows() {
        return unitOf == null;
    }

    /** @return whether no two rows are of one unit, so that a count of rows is one of independent things */
    public boolean areIndependent() {
        return count == rows;
    }
}
