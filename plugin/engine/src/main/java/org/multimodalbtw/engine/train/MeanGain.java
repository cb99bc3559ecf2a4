package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What one way of predicting gains over another on the same held-out rows, with the standard error of the paired differences; rows of a
 * group count as one observation.
 *
 * @param mean how much lower the loss is, mean over rows
 * @param error its standard error
 */
public record MeanGain(double mean, double error) {

    /**
     * @param groups to which group each row belongs; null: to none
     * @param judged the rows
     * @param before the loss of each of them
     * @param after its loss in the other way
     * @return what the other way gains
     */
    public static MeanGain of(IntFunction<String> groups, int[] judged, double[] before, double[] after) {
        double[] gains = new double[judged.length];
        Arrays.setAll(gains, i -> before[i] - after[i]);
        double mean = Arrays.stream(gains).average().orElse(0);
        Map<String, Double> sums = new HashMap<>();
        for (int i = 0; i < judged.length; i++) {
            String group = groups.apply(judged[i]);
            sums.merge(group == null ? "row " + judged[i] : "group " + group, gains[i] - mean, Double::sum);
        }
        double squares = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
        return new MeanGain(mean, Math.sqrt(squares) / Math.max(1, judged.length));
    }

    /** @return whether it is more than one standard error */
    public boolean isShown() {
        return isBeyond(1);
    }

    /**
     * @param errors how many standard errors are asked for
     * @return whether it is more than so many
     */
    public boolean isBeyond(double errors) {
        return mean > errors * error;
    }
}
