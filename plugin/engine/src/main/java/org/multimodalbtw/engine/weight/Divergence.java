package org.multimodalbtw.engine.weight;

/** Kullback-Leibler divergence between a modality's own prediction and the fused one, in nats (paper: instance level). */
public final class Divergence {

    /** Least probability that enters a logarithm: a class probability of 0 would give an infinite divergence. */
    static final double EPSILON = 1e-6;

    private Divergence() {}

    /**
     * KL(p || q) of two class distributions, after every probability is raised to at least 1e-6 and both sum to 1 again.
     *
     * @param own p, one probability a class
     * @param fused q, one probability a class
     * @return at least 0
     */
    public static double ofClasses(double[] own, double[] fused) {
        double ownSum = 0;
        double fusedSum = 0;
        for (int c = 0; c < own.length; c++) {
            ownSum += Math.max(own[c], EPSILON);
            fusedSum += Math.max(fused[c], EPSILON);
        }
        double divergence = 0;
        for (int c = 0; c < own.length; c++) {
            double p = Math.max(own[c], EPSILON) / ownSum;
            double q = Math.max(fused[c], EPSILON) / fusedSum;
            divergence += p * Math.log(p / q);
        }
        return Math.max(0, divergence);
    }

    /**
     * The mean of KL(p || q) over labels of which a row has any number, each a distribution of two outcomes (our own extension of the
     * paper, which has classes only: a mean keeps the scale of one label, however many there are).
     *
     * @param own p, the probability of each label
     * @param fused q, the probability of each label
     * @return at least 0
     */
    public static double ofLabels(double[] own, double[] fused) {
        double sum = 0;
        for (int label = 0; label < own.length; label++) {
            sum += ofClasses(new double[] {1 - own[label], own[label]}, new double[] {1 - fused[label], fused[label]});
        }
        return sum / own.length;
    }

    /**
     * KL(p || q) of two normal distributions. The spreads come from held-out rows and never from a row's own label, so that a
     * new row can be weighed.
     *
     * @param own mean of p
     * @param ownSpread standard deviation of p, above 0
     * @param fused mean of q
     * @param fusedSpread standard deviation of q, above 0
     * @return at least 0
     */
    public static double ofNormals(double own, double ownSpread, double fused, double fusedSpread) {
        double difference = own - fused;
        double divergence = Math.log(fusedSpread / ownSpread)
                + (ownSpread * ownSpread + difference * difference) / (2 * fusedSpread * fusedSpread)
                - .5;
        return Math.max(0, divergence);
    }
}
