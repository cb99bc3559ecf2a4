package org.multimodalbtw.engine.weight;

/**
 * Mutual information between a modality's own predictions and the fused ones over the rows that have the modality, in nats (paper:
 * modality level).
 */
public final class MutualInformation {

    private MutualInformation() {}

    /**
     * Collects the joint table of two soft class predictions, the mean of p q^T over rows. It is steadier than a count of
     * the most probable classes, since it keeps the confidence (our own decision).
     */
    public static final class OfClasses {

        private final double[][] joint;
        private long rows;

        /** @param classes how many classes */
        public OfClasses(int classes) {
            joint = new double[classes][classes];
        }

        /**
         * @param own a row's own prediction, one probability a class
         * @param fused the row's fused prediction, one probability a class
         */
        public void add(double[] own, double[] fused) {
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < fused.length; j++) {
                    joint[i][j] += own[i] * fused[j];
                }
            }
            rows++;
        }

        /**
         * Adds the most probable classes of both, as a count.
         *
         * @param own the row's own prediction, one probability a class
         * @param fused the row's fused prediction, one probability a class
         */
        public void count(double[] own, double[] fused) {
            joint[largest(own)][largest(fused)]++;
            rows++;
        }

        private static int largest(double[] values) {
            int best = 0;
            for (int c = 1; c < values.length; c++) {
                best = values[c] > values[best] ? c : best;
            }
            return best;
        }

        /** @return the mutual information of the table, at least 0; 0 without rows */
        public double value() {
            int classes = joint.length;
            double[] left = new double[classes];
            double[] right = new double[classes];
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < classes; j++) {
                    left[i] += joint[i][j];
                    right[j] += joint[i][j];
                }
            }
            double information = 0;
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < classes; j++) {
                    if (joint[i][j] > 0) {
                        information += joint[i][j] / rows * Math.log(joint[i][j] * rows / (left[i] * right[j]));
                    }
                }
            }
            return Math.max(0, information);
        }
    }

    /**
     * Collects two numeric predictions and gives the mutual information of the normal distribution with their correlation,
     * -log(1 - r^2)/2 (our own choice where the published code counts nearest neighbours: exact for normal
     * predictions, and without that estimator's noise on few rows).
     */
    public static final class OfNumbers {

        /** Correlations count as this at most, so that a modality that equals the fusion keeps a finite value. */
        private static final double LARGEST_SQUARE = 1 - 1e-6;

        private long rows;
        private double ownMean;
        private double fusedMean;
        private double ownSquares;
        private double fusedSquares;
        private double products;

        /**
         * @param own a row's own prediction
         * @param fused the row's fused prediction
         */
        public void add(double own, double fused) {
            rows++;
            double ownStep = own - ownMean;
            double fusedStep = fused - fusedMean;
            ownMean += ownStep / rows;
            fusedMean += fusedStep / rows;
            ownSquares += ownStep * (own - ownMean);
            fusedSquares += fusedStep * (fused - fusedMean);
            products += ownStep * (fused - fusedMean);
        }

        /** @return the mutual information, at least 0; 0 where one of the predictions is constant */
        public double value() {
            double scale = ownSquares * fusedSquares;
            double square = scale > 0 ? Math.min(products * products / scale, LARGEST_SQUARE) : 0;
            return -.5 * Math.log1p(-square);
        }
    }

    /**
     * By distances to nearest neighbours (Kraskov, Stögbauer and Grassberger 2004, three neighbours), as in the published code; beyond
     * 3,000 rows of an even choice of them.
     *
     * @param own a prediction a row
     * @param fused as many fused predictions
     * @return nats, at least 0
     */
    public static double byNeighbours(double[] own, double[] fused) {
        return NeighbourInformation.of(own, fused);
    }
}
