package org.multimodalbtw.engine.weight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Quantile;

/**
 * How the weights of a model are spread over rows: by modality, and by what the model predicts. It describes how far the
 * modalities agree with the fused prediction; it is no measure of cause.
 *
 * @param modalities one entry a modality, in the order given
 * @param groups mean weights by predicted class, or by third of the predicted value; only groups that have rows
 * @param warnings what to know before reading the figures, one sentence each
 */
public record WeightSummary(List<Spread> modalities, List<Group> groups, List<String> warnings) {

    /** The groups of rows by predicted number. */
    public static final List<String> THIRDS = List.of("lowest third", "middle third", "highest third");

    /** A modality with more than this share of a row's weight dominates the row. */
    private static final double DOMINATING = .9;

    private static final double OFTEN = .2;
    private static final double HARDLY = .1;

    /**
     * One modality's weights over the rows that have it. All figures are NaN where no row has it.
     *
     * @param modality its name
     * @param rows how many rows have it
     * @param missingShare share of all rows that lack it, 0 to 1
     * @param mean mean weight; 1 is the share of an unweighted modality
     * @param deviation standard deviation (n - 1); NaN with fewer than two rows
     * @param fiveNumbers the ends and the quartiles of the weights
     * @param dominatingShare share of its rows with another modality in which it carries more than 90 % of the weight
     * @param meanDivergence mean KL divergence to the fused prediction, in nats, over the rows that state it
     */
    public record Spread(
            String modality,
            long rows,
            double missingShare,
            double mean,
            double deviation,
            FiveNumbers fiveNumbers,
            double dominatingShare,
            double meanDivergence) {}

    /**
     * Tukey's five-number summary, quartiles linearly interpolated; all NaN of no value.
     *
     * @param minimum least value
     * @param lowerQuartile first quartile
     * @param median second quartile
     * @param upperQuartile third quartile
     * @param maximum largest value
     */
    public record FiveNumbers(
            double minimum, double lowerQuartile, double median, double upperQuartile, double maximum) {

        static FiveNumbers of(double[] sorted) {
            return new FiveNumbers(
                    Quantile.of(sorted, 0),
                    Quantile.of(sorted, .25),
                    Quantile.of(sorted, .5),
                    Quantile.of(sorted, .75),
                    Quantile.of(sorted, 1));
        }
    }

    /**
     * The rows with one prediction.
     *
     * @param name the class, or the third of the predicted value
     * @param rows how many rows
     * @param meanWeights mean weight of each modality over those of the rows that have it; NaN where none has
     */
    public record Group(String name, long rows, double[] meanWeights) {}

    /** Keeps its own copies of the lists. */
    public WeightSummary {
        modalities = List.copyOf(modalities);
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param modalities the modalities' names, at least one
     * @return collects the rows
     */
    public static Builder of(List<String> modalities) {
        return new Builder(modalities);
    }

    /** Collects rows; keeps 16 bytes a row and modality. */
    public static final class Builder {

        private final List<String> modalities;
        private final List<double[]> weights = new ArrayList<>();
        private final List<double[]> divergences = new ArrayList<>();
        private final Map<String, List<double[]>> byClass = new TreeMap<>();
        private final List<Valued> byValue = new ArrayList<>();

        private record Valued(double value, double[] weights) {}

        private Builder(List<String> modalities) {
            this.modalities = List.copyOf(modalities);
        }

        /**
         * @param predictedClass the row's predicted class
         * @param rowWeights the weight of each modality; NaN where the row lacks it
         * @param rowDivergences the KL divergence of each modality in nats; NaN where it is not known
         * @return this
         */
        public Builder add(String predictedClass, double[] rowWeights, double[] rowDivergences) {
            byClass.computeIfAbsent(predictedClass, name -> new ArrayList<>()).add(keep(rowWeights, rowDivergences));
            return this;
        }

        /**
         * @param predictedValue the row's predicted number
         * @param rowWeights the weight of each modality; NaN where the row lacks it
         * @param rowDivergences the KL divergence of each modality in nats; NaN where it is not known
         * @return this
         */
        public Builder add(double predictedValue, double[] rowWeights, double[] rowDivergences) {
            byValue.add(new Valued(predictedValue, keep(rowWeights, rowDivergences)));
            return this;
        }

        /**
         * Adds a row whose prediction is not known.
         *
         * @param rowWeights the weight of each modality; NaN where the row lacks it
         * @param rowDivergences the KL divergence of each modality in nats; NaN where it is not known
         * @return this
         */
        public Builder add(double[] rowWeights, double[] rowDivergences) {
            keep(rowWeights, rowDivergences);
            return this;
        }

        /** @return the summary of the rows so far */
        public WeightSummary build() {
            List<Spread> spreads =
                    IntStream.range(0, modalities.size()).mapToObj(this::spread).toList();
            return new WeightSummary(spreads, groups(), warnings(spreads));
        }

        private double[] keep(double[] rowWeights, double[] rowDivergences) {
            if (rowWeights.length != modalities.size() || rowDivergences.length != modalities.size()) {
                throw new IllegalArgumentException("A row needs one weight and one divergence a modality");
            }
            double[] kept = rowWeights.clone();
            weights.add(kept);
            divergences.add(rowDivergences.clone());
            return kept;
        }

        private Spread spread(int modality) {
            double[] sorted = column(weights, modality).sorted().toArray();
            long shared = 0;
            long dominating = 0;
            for (double[] row : weights) {
                long present = present(row);
                if (present > 1 && !Double.isNaN(row[modality])) {
                    shared++;
                    dominating += row[modality] > DOMINATING * present ? 1 : 0;
                }
            }
            double mean = mean(sorted);
            return new Spread(
                    modalities.get(modality),
                    sorted.length,
                    ratio(weights.size() - sorted.length, weights.size()),
                    mean,
                    deviation(sorted, mean),
                    FiveNumbers.of(sorted),
                    ratio(dominating, shared),
                    mean(column(divergences, modality).toArray()));
        }

        private List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            byClass.forEach((name, rows) -> groups.add(group(name, rows)));
            List<double[]> byRank = byValue.stream()
                    .sorted((left, right) -> Double.compare(left.value, right.value))
                    .map(Valued::weights)
                    .toList();
            int rows = byRank.size();
            int low = rows / 3;
            int high = rows - low;
            addGroup(groups, THIRDS.get(0), byRank.subList(0, low));
            addGroup(groups, THIRDS.get(1), byRank.subList(low, high));
            addGroup(groups, THIRDS.get(2), byRank.subList(high, rows));
            return groups;
        }

        private void addGroup(List<Group> groups, String name, List<double[]> rows) {
            if (!rows.isEmpty()) {
                groups.add(group(name, rows));
            }
        }

        private Group group(String name, List<double[]> rows) {
            double[] means = IntStream.range(0, modalities.size())
                    .mapToDouble(modality -> mean(column(rows, modality).toArray()))
                    .toArray();
            return new Group(name, rows.size(), means);
        }

        private List<String> warnings(List<Spread> spreads) {
            List<String> warnings = new ArrayList<>();
            if (weights.isEmpty()) {
                warnings.add("There is no row.");
                return warnings;
            }
            addCount(
                    warnings,
                    weights.stream().filter(row -> present(row) == 0).count(),
                    "has",
                    "have",
                    "no modality at all");
            if (modalities.size() > 1) {
                addCount(
                        warnings,
                        weights.stream().filter(row -> present(row) == 1).count(),
                        "has",
                        "have",
                        "one modality only, whose weight is then always 1");
                spreads.forEach(spread -> addTo(warnings, spread));
                if (spreads.stream().allMatch(Builder::isUnweighted)) {
                    warnings.add("Every present modality weighs the same in every row: there is nothing to compare.");
                } else if (modalities.size() == 2) {
                    warnings.add(
                            "With two modalities the two weights of a row always add up to 2: they are one number.");
                }
            }
            return warnings;
        }

        private static void addCount(List<String> warnings, long rows, String one, String many, String what) {
            if (rows > 0) {
                warnings.add(rows + (rows == 1 ? " row " + one : " rows " + many) + " " + what + ".");
            }
        }

        private static void addTo(List<String> warnings, Spread spread) {
            String name = "'" + spread.modality + "'";
            if (spread.rows == 0) {
                warnings.add(name + " is in no row.");
            } else if (spread.missingShare > .5) {
                warnings.add(name + " is missing in " + percent(spread.missingShare)
                        + " of the rows: its figures rest on " + spread.rows + ".");
            }
            if (spread.dominatingShare > OFTEN) {
                warnings.add(name + " carries more than 90 % of the weight in " + percent(spread.dominatingShare)
                        + " of its rows: there the prediction rests on it almost alone.");
            }
            if (spread.mean < HARDLY) {
                warnings.add(name + " has a mean weight below " + HARDLY + ": it hardly counts.");
            }
        }

        private static boolean isUnweighted(Spread spread) {
            return spread.rows == 0
                    || Math.abs(spread.fiveNumbers.minimum - 1) < 1e-9
                            && Math.abs(spread.fiveNumbers.maximum - 1) < 1e-9;
        }

        private static String percent(double share) {
            return Math.round(100 * share) + " %";
        }

        private static DoubleStream column(List<double[]> rows, int modality) {
            return rows.stream().mapToDouble(row -> row[modality]).filter(value -> !Double.isNaN(value));
        }

        private static long present(double[] row) {
            return Arrays.stream(row).filter(weight -> !Double.isNaN(weight)).count();
        }

        private static double ratio(long part, long whole) {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }

        private static double deviation(double[] values, double mean) {
            if (values.length < 2) {
                return Double.NaN;
            }
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return Math.sqrt(squares / (values.length - 1));
        }
    }
}
