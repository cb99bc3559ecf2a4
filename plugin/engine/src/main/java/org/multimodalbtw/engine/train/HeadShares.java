package org.multimodalbtw.engine.train;

import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.OfNumber;

/**
 * Shares of at least 0 that sum up to 1, with which the heads of a regression are averaged: those with the least smooth L1 loss, the loss that
 * the heads themselves are trained with. Found by iteratively reweighted least squares, each solved by moving shares from one head to
 * another: a handful of heads, so that no solver library is worth its size.
 */
final class HeadShares {

    private static final double BETA = OfNumber.SMOOTH_L1_BETA;
    private static final int REWEIGHTINGS = 200;
    private static final int SWEEPS = 1_000;
    private static final double PRECISION = 1e-9;

    private final double[][] heads;
    private final double[] target;
    private final int count;
    private final double[] shares;

    private HeadShares(double[][] heads, double[] target) {
        this.heads = heads;
        this.target = target;
        count = heads[0].length;
        shares = new double[count];
        shares[0] = 1;
    }

    /**
     * @param heads rows x heads, at least one row; heads that are equal in all rows leave their share where it begins, with the first
     * @param target one value a row
     * @param monitor cancel
     * @return one share a head
     */
    static double[] of(double[][] heads, double[] target, ProgressMonitor monitor) {
        HeadShares fit = new HeadShares(heads, target);
        double change = 1;
        for (int i = 0; i < REWEIGHTINGS && change > PRECISION; i++) {
            monitor.checkCancelled();
            change = fit.reweight();
        }
        return fit.shares;
    }

    /** The least squares of rows that count the less, the larger their error is now: never a larger smooth L1 loss than before. */
    private double reweight() {
        double[] before = shares.clone();
        double[][] gram = new double[count][count];
        double[] slope = new double[count];
        for (int row = 0; row < target.length; row++) {
            double error = error(row);
            double weight = 1 / Math.max(BETA, Math.abs(error));
            for (int i = 0; i < count; i++) {
                slope[i] += weight * heads[row][i] * error;
                for (int j = 0; j < count; j++) {
                    gram[i][j] += weight * heads[row][i] * heads[row][j];
                }
            }
        }
        solve(gram, slope);
        double change = 0;
        for (int i = 0; i < count; i++) {
            change = Math.max(change, Math.abs(shares[i] - before[i]));
        }
        return change;
    }

    private double error(int row) {
        double error = target[row];
        for (int i = 0; i < count; i++) {
            error -= shares[i] * heads[row][i];
        }
        return error;
    }

    /**
     * @param gram weighted products of the heads
     * @param slope weighted products of the heads and the errors of the shares; kept up to date
     */
    private void solve(double[][] gram, double[] slope) {
        double largest = 1;
        for (int sweep = 0; sweep < SWEEPS && largest > PRECISION; sweep++) {
            largest = 0;
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    largest = Math.max(largest, from == to ? 0 : move(from, to, gram, slope));
                }
            }
        }
    }

    /** Moves as much of one head's share to another as is best, and at most all of it. */
    private double move(int from, int to, double[][] gram, double[] slope) {
        double curvature = gram[from][from] + gram[to][to] - 2 * gram[from][to];
        double gain = slope[to] - slope[from];
        if (!(gain > 0) || !(curvature > PRECISION * (gram[from][from] + gram[to][to]))) {
            return 0;
        }
        double moved = Math.min(shares[from], gain / curvature);
        shares[from] -= moved;
        shares[to] += moved;
        for (int i = 0; i < count; i++) {
            slope[i] += moved * (gram[i][from] - gram[i][to]);
        }
        return moved;
    }
}
