package org.multimodalbtw.engine.heads;

/** The logarithm of a sum of exponentials, without overflow. */
public final class LogSum {

    private LogSum() {}

    /**
     * @param logits at least one
     * @return the logarithm of the sum of their exponentials
     */
    public static double of(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
