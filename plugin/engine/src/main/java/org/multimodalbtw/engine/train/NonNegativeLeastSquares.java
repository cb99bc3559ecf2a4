package org.multimodalbtw.engine.train;

/**
 * Coefficients of at least 0 with the least sum of squared errors, by coordinate descent on the normal equations: a handful of
 * columns, so that no solver library is worth its size.
 */
final class NonNegativeLeastSquares {

    private static final int SWEEPS = 10_000;
    private static final double PRECISION = 1e-12;

    private final double[][] gram;
    private final double[] right;

    /**
     * @param columns rows x columns
     * @param target one value a row
     */
    NonNegativeLeastSquares(double[][] columns, double[] target) {
        int count = columns[0].length;
        gram = new double[count][count];
        right = new double[count];
        for (int row = 0; row < columns.length; row++) {
            for (int i = 0; i < count; i++) {
                right[i] += columns[row][i] * target[row];
                for (int j = 0; j < count; j++) {
                    gram[i][j] += columns[row][i] * columns[row][j];
                }
            }
        }
    }

    double[] coefficients() {
        double[] values = new double[right.length];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = 0;
            for (int i = 0; i < values.length; i++) {
                if (gram[i][i] > 0) {
                    double rest = right[i];
                    for (int j = 0; j < values.length; j++) {
                        rest -= j == i ? 0 : gram[i][j] * values[j];
                    }
                    double next = Math.max(0, rest / gram[i][i]);
                    change = Math.max(change, Math.abs(next - values[i]));
                    values[i] = next;
                }
            }
            if (change < PRECISION) {
                break;
            }
        }
        return values;
    }
}
