package org.multimodalbtw.engine.weight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mutual information between a modality's own predictions and the fused ones over the rows that have the modality, in nats (paper:
 * modality level).
 */
public final class MutualInformation {

    private MutualInformation() {}

    /**
     * Collects pairs of predictions and gives their mutual information.
     *
     * @param <T> its own type
     */
    public interface Mergeable<T> {

        /**
         * @param other what another one has collected
         * @param times how often it counts
         */
        void merge(T other, int times);

        /** @return the mutual information in nats, at least 0; 0 without rows */
        double value();
    }

    /** Collects predictions that are probabilities, of classes or of labels. */
    public interface OfProbabilities extends Mergeable<OfProbabilities> {

        /**
         * @param own a row's own prediction
         * @param fused the row's fused prediction
         */
        void add(double[] own, double[] fused);

        /**
         * Adds what both say is most probable, as a count.
         *
         * @param own the row's own prediction
         * @param fused the row's fused prediction
         */
        void count(double[] own, double[] fused);
    }

    /**
     * Collects the joint table of two soft class predictions, the mean of p q^T over rows. It is steadier than a count of
     * the most probable classes, since it keeps the confidence (our own decision).
     */
    public static final class OfClasses implements OfProbabilities {

        /** From here on a table is larger than the processor's caches, and each pass over it should add several rows. */
        private static final int MANY_CLASSES = 64;

        private static final int ROWS_AT_ONCE = 32;

        private final double[][] joint;
        private final List<double[]> waitingOwn = new ArrayList<>();
        private final List<double[]> waitingFused = new ArrayList<>();
        private long rows;

        /** @param classes how many classes */
        public OfClasses(int classes) {
            joint = new double[classes][classes];
        }

        @Override
        public void add(double[] own, double[] fused) {
            rows++;
            if (joint.length < MANY_CLASSES) {
                for (int i = 0; i < own.length; i++) {
                    add(own[i], fused, joint[i]);
                }
                return;
            }
            waitingOwn.add(own.clone());
            waitingFused.add(fused.clone());
            if (waitingOwn.size() == ROWS_AT_ONCE) {
                settle();
            }
        }

        /** Adds the rows that wait; each place of the table gets them in their order. */
        private void settle() {
            for (int i = 0; i < joint.length && !waitingOwn.isEmpty(); i++) {
                for (int row = 0; row < waitingOwn.size(); row++) {
                    add(waitingOwn.get(row)[i], waitingFused.get(row), joint[i]);
                }
            }
            waitingOwn.clear();
            waitingFused.clear();
        }

        private static void add(double factor, double[] values, double[] sums) {
            for (int j = 0; j < values.length; j++) {
                sums[j] += factor * values[j];
            }
        }

        @Override
        public void count(double[] own, double[] fused) {
            settle();
            joint[largest(own)][largest(fused)]++;
            rows++;
        }

        @Override
        public void merge(OfProbabilities other, int times) {
            OfClasses table = (OfClasses) other;
            settle();
            table.settle();
            for (int i = 0; i < joint.length && times != 0; i++) {
                add(times, table.joint[i], joint[i]);
            }
            rows += times * table.rows;
        }

        private static int largest(double[] values) {
            int best = 0;
            for (int c = 1; c < values.length; c++) {
                best = values[c] > values[best] ? c : best;
            }
            return best;
        }

        @Override
        public double value() {
            settle();
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

    /** The same of labels of which a row has any number: the mean over the labels of each one's table (our own extension). */
    public static final class OfLabels implements OfProbabilities {

        private final OfClasses[] tables;

        /** @param labels how many labels */
        public OfLabels(int labels) {
            tables = new OfClasses[labels];
            Arrays.setAll(tables, label -> new OfClasses(2));
        }

        @Override
        public void add(double[] own, double[] fused) {
            for (int label = 0; label < tables.length; label++) {
                tables[label].add(both(own[label]), both(fused[label]));
            }
        }

        @Override
        public void count(double[] own, double[] fused) {
            for (int label = 0; label < tables.length; label++) {
                tables[label].count(both(own[label]), both(fused[label]));
            }
        }

        @Override
        public void merge(OfProbabilities other, int times) {
            for (int label = 0; label < tables.length; label++) {
                tables[label].merge(((OfLabels) other).tables[label], times);
            }
        }

        private static double[] both(double probability) {
            return new double[] {1 - probability, probability};
        }

        @Override
        public double value() {
            return Arrays.stream(tables)
                    .mapToDouble(OfProbabilities::value)
                    .average()
                    .orElse(0);
        }
    }

    /**
     * Collects two numeric predictions and gives the mutual information of the normal distribution with their correlation,
     * -log(1 - r^2)/2 (our own choice where the published code counts nearest neighbours: exact for normal
     * predictions, and without that estimator's noise on few rows).
     */
    public static final class OfNumbers implements Mergeable<OfNumbers> {

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

        @Override
        public void merge(OfNumbers other, int times) {
            long more = times * other.rows;
            if (more == 0) {
                return;
            }
            double ownStep = other.ownMean - ownMean;
            double fusedStep = other.fusedMean - fusedMean;
            double between = (double) rows * more / (rows + more);
            ownSquares += times * other.ownSquares + ownStep * ownStep * between;
            fusedSquares += times * other.fusedSquares + fusedStep * fusedStep * between;
            products += times * other.products + ownStep * fusedStep * between;
            rows += more;
            ownMean += ownStep * more / rows;
            fusedMean += fusedStep * more / rows;
        }

        /** @return the mutual information, at least 0; 0 where one of the predictions is constant */
        @Override
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
