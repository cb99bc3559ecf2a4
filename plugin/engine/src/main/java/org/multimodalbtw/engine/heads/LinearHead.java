package org.multimodalbtw.engine.heads;

/**
 * Multinomial logistic regression: softmax(W x + b).
 *
 * @param weights W, classes x inputs
 * @param bias b, one a class
 */
public record LinearHead(float[][] weights, float[] bias) implements Head {

    /** @throws IllegalArgumentException if there are fewer than two classes, or the sizes do not match */
    public LinearHead {
        if (weights.length < 2 || bias.length != weights.length) {
            throw new IllegalArgumentException("a linear head of " + weights.length + " classes");
        }
        for (float[] row : weights) {
            if (row.length != weights[0].length || row.length == 0) {
                throw new IllegalArgumentException("a linear head of " + row.length + " inputs");
            }
        }
    }

    @Override
    public double[] logProbabilities(float[] values) {
        double[] logits = new double[bias.length];
        for (int c = 0; c < logits.length; c++) {
            double sum = bias[c];
            float[] row = weights[c];
            for (int i = 0; i < row.length; i++) {
                sum += (double) row[i] * values[i];
            }
            logits[c] = sum;
        }
        double all = LogSum.of(logits);
        for (int c = 0; c < logits.length; c++) {
            logits[c] -= all;
        }
        return logits;
    }

    @Override
    public int inputs() {
        return weights[0].length;
    }

    @Override
    public int outputs() {
        return bias.length;
    }
}
