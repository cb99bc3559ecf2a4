package org.multimodalbtw.engine.scoring;

/** Probabilities from logits. */
public final class Softmax {

    private Softmax() {}

    /**
     * @param logits one a class
     * @param temperature divides the logits, above 0
     * @return probabilities that sum to 1
     */
    public static double[] of(double[] logits, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = Math.exp((logits[c] - largest) / temperature);
            sum += probabilities[c];
        }
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }
}
