package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;
import org.multimodalbtw.engine.evaluate.Units;

/**
 * What one model lost in the cells of a set, one run a division.
 *
 * @param name as it stands in the tables
 * @param runs in the order of the divisions; none where it was not run
 */
record Line(String name, List<Run> runs) {

    /**
     * One model of one cell.
     *
     * @param outcome of the cell
     * @param model one of its models
     */
    record Run(Outcome outcome, Outcome.Model model) {

        Division division() {
            return outcome.key().division();
        }
    }

    /** The mean over runs of a score that each has; NaN where there is no run. */
    double mean(String metric) {
        return mean(run -> run.model().scores().getOrDefault(metric, Double.NaN));
    }

    /** The mean over runs. */
    double mean(ToDoubleFunction<Run> value) {
        return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** The model that most of the runs are of, and how many others there are; empty where there is no run. */
    String models() {
        List<String> names = runs.stream()
                .collect(Collectors.groupingBy(run -> run.model().name(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return names.size() < 2 ? String.join("", names) : names.get(0) + " and " + (names.size() - 1) + " more";
    }

    /**
     * The loss of these runs minus that of others of the same divisions: over seeds and rows on a set's own split, groups counted as one, and over
     * folds in a cross-validation.
     *
     * @return the mean and its 95 % interval; NaN where no division has both
     */
    Estimate minus(Line other) {
        List<double[]> differences = new ArrayList<>();
        Units units = null;
        boolean isOwn = true;
        for (Run run : runs) {
            for (Run beside : other.runs) {
                if (beside.division().equals(run.division())) {
                    double[] losses = run.model().losses();
                    units = run.outcome().resampled(losses.length);
                    isOwn = run.division().isOwn();
                    differences.add(differences(losses, beside.model().losses()));
                }
            }
        }
        if (differences.isEmpty()) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        return isOwn
                ? RepeatedDifference.overSeedsAndRows(differences.toArray(double[][]::new), units)
                : RepeatedDifference.overFolds(
                        differences.stream().mapToDouble(Line::mean).toArray(), 1.0 / (Division.FOLDS - 1));
    }

    private static double[] differences(double[] losses, double[] others) {
        double[] differences = new double[losses.length];
        Arrays.setAll(differences, row -> losses[row] - others[row]);
        return differences;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
