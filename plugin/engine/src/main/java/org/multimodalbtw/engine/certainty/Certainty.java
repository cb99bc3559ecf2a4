package org.multimodalbtw.engine.certainty;

import java.util.ArrayList;
import java.util.List;

/**
 * What says how sure the prediction of one row is.
 *
 * @param members networks x outputs: what each network of the model predicts by itself, in the form of a prediction
 * @param typicality of each modality how usual its data are, 0 to 1: the probability that they are as in training, where of a thousand
 *     rows one is not; 1 where the model does not judge that; 0 where the row lacks it
 */
public record Certainty(double[][] members, double[] typicality) {

    /** Below, a modality is more likely unlike anything in training than not. */
    private static final double USUAL = .5;

    /**
     * How far the networks are from each other.
     *
     * @param output of which class or label; 0 for a number
     * @return the standard deviation of what they predict (n - 1 in the denominator), in units of the target for a number; NaN of one
     *     network
     */
    public double disagreement(int output) {
        if (members.length < 2) {
            return Double.NaN;
        }
        double mean = 0;
        for (double[] member : members) {
            mean += member[output] / members.length;
        }
        double squares = 0;
        for (double[] member : members) {
            squares += (member[output] - mean) * (member[output] - mean);
        }
        return Math.sqrt(squares / (members.length - 1));
    }

    /** @return the largest {@link #disagreement(int)} of any output */
    public double disagreement() {
        double largest = disagreement(0);
        for (int output = 1; output < members[0].length; output++) {
            largest = Math.max(largest, disagreement(output));
        }
        return largest;
    }

    /**
     * @param present whether the row has each modality
     * @return the modalities that it has and that are unlike anything in training, by their positions
     */
    public List<Integer> unusual(boolean[] present) {
        List<Integer> unusual = new ArrayList<>();
        for (int m = 0; m < typicality.length; m++) {
            if (present[m] && typicality[m] < USUAL) {
                unusual.add(m);
            }
        }
        return unusual;
    }
}
