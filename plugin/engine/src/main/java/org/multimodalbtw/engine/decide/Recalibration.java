package org.multimodalbtw.engine.decide;

import java.util.Arrays;

/**
 * How predicted probabilities would have to be changed to fit what happened: logistic regressions of the event on the logit of its predicted
 * probability, without a penalty, by Newton's method with halved steps (Cox 1958; Van Calster and others 2019).
 */
final class Recalibration {

    /** Probabilities enter the logit as this at least, and at most as 1 less this. */
    private static final double CLIP = 1e-15;

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 20;
    private static final double CLOSE = 1e-9;
    private static final double SINGULAR = 1e-12;

    private final double[] logits;
    private final boolean[] events;
    private final double[] start;

    /** @param rows rows with probabilities */
    Recalibration(EventRows rows) {
        logits = Arrays.stream(rows.scores()).map(Recalibration::logit).toArray();
        events = rows.events();
        int[] once = new int[logits.length];
        Arrays.fill(once, 1);
        double[] fitted = fit(once, new double[] {0, 1}, true);
        start = Double.isNaN(fitted[1]) ? new double[] {0, 1} : fitted;
    }

    private static double logit(double probability) {
        double within = Math.max(CLIP, Math.min(1 - CLIP, probability));
        return Math.log(within / (1 - within));
    }

    /**
     * @param counts how often each row counts
     * @return the intercept where the slope is 1; NaN where all rows or none have the event
     */
    double intercept(int[] counts) {
        return fit(counts, new double[] {0, 1}, false)[0];
    }

    /**
     * @param counts how often each row counts
     * @return the slope beside an intercept of its own; NaN where it is not defined: all rows or none have the event, all have the same
     *     probability, or the probabilities separate the two without a fault
     */
    double slope(int[] counts) {
        return fit(counts, start, true)[1];
    }

    private double[] fit(int[] counts, double[] from, boolean withSlope) {
        double[] at = from.clone();
        Sums sums = new Sums(at, counts);
        if (!sums.hasBoth) {
            return new double[] {Double.NaN, Double.NaN};
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = sums.newton(withSlope);
            if (Double.isNaN(move[0])) {
                break;
            }
            double[] next = {at[0] + move[0], at[1] + move[1]};
            Sums better = new Sums(next, counts);
            for (int halving = 0; better.loss > sums.loss + CLOSE && halving < MOST_HALVINGS; halving++) {
                move = new double[] {move[0] / 2, move[1] / 2};
                next = new double[] {at[0] + move[0], at[1] + move[1]};
                better = new Sums(next, counts);
            }
            at = next;
            sums = better;
            if (Math.abs(move[0]) < CLOSE && Math.abs(move[1]) < CLOSE) {
                return at;
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }

    /** Loss, gradient and curvature at an intercept and a slope. */
    private final class Sums {

        private double loss;
        private double gradient0;
        private double gradient1;
        private double curvature00;
        private double curvature01;
        private double curvature11;
        private boolean hasBoth;

        Sums(double[] at, int[] counts) {
            long with = 0;
            long without = 0;
            for (int row = 0; row < logits.length; row++) {
                if (counts[row] > 0) {
                    add(at[0] + at[1] * logits[row], row, counts[row]);
                    with += events[row] ? counts[row] : 0;
                    without += events[row] ? 0 : counts[row];
                }
            }
            hasBoth = with > 0 && without > 0;
        }

        private void add(double value, int row, int count) {
            double tail = Math.exp(-Math.abs(value));
            double probability = value >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
            boolean isAgainst = events[row] == value < 0;
            loss += count * (Math.log1p(tail) + (isAgainst ? Math.abs(value) : 0));
            double error = count * ((events[row] ? 1 : 0) - probability);
            double weight = count * tail / ((1 + tail) * (1 + tail));
            gradient0 += error;
            gradient1 += error * logits[row];
            curvature00 += weight;
            curvature01 += weight * logits[row];
            curvature11 += weight * logits[row] * logits[row];
        }

        /** The step to the minimum of the loss as it is curved here; NaN where it is flat. */
        private double[] newton(boolean withSlope) {
            if (!withSlope) {
                return new double[] {curvature00 > 0 ? gradient0 / curvature00 : Double.NaN, 0};
            }
            double determinant = curvature00 * curvature11 - curvature01 * curvature01;
            if (!(determinant > SINGULAR * curvature00 * curvature11)) {
                return new double[] {Double.NaN, Double.NaN};
            }
            return new double[] {
                (curvature11 * gradient0 - curvature01 * gradient1) / determinant,
                (curvature00 * gradient1 - curvature01 * gradient0) / determinant
            };
        }
    }
}
