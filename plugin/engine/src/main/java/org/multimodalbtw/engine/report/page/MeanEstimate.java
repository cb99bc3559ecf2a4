package org.multimodalbtw.engine.report.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Means with 95 % intervals. */
final class MeanEstimate {

    private static final double Z = 1.959963984540054;

    private MeanEstimate() {}

    /**
     * A mean with its normal interval, in which rows of a unit count together (Liang and Zeger 1986, with the factor units / (units -
     * 1)).
     *
     * @param values one a row
     * @param units to whom or what each row belongs
     * @return NaN as interval with fewer than two units
     */
    static Estimate of(double[] values, List<String> units) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        Map<String, Double> deviations = new HashMap<>();
        for (int row = 0; row < values.length; row++) {
            deviations.merge(units.get(row), values[row] - mean, Double::sum);
        }
        double count = deviations.size();
        if (count < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN);
        }
        double squares = units.stream()
                .distinct()
                .mapToDouble(deviations::get)
                .map(deviation -> deviation * deviation)
                .sum();
        double error = Math.sqrt(squares * count / (count - 1)) / values.length;
        return new Estimate(mean, mean - Z * error, mean + Z * error);
    }
}
