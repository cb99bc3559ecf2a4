package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.RiskCoverage;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.evaluate.Wilson;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;

/**
 * How sure the predictor was of rows whose truth is known: how often what it could not exclude held the truth, and what is gained by
 * deciding only the sure ones. It is reported, and nothing is decided by it.
 *
 * @param coverage how often the truth was to be held
 * @param byClass whether in each class alone
 * @param rows how many rows it is known of
 * @param covered the share of them whose set or interval held the truth, with its 95 % interval: Wilson's where rows are independent, else a
 *     bootstrap, which counts rows of one patient as one; of labels the share of rows x labels, by a bootstrap over rows unless each row has
 *     all or none of its labels
 * @param decided the share of them that is decided; NaN where nothing decides, as of a number without a widest interval
 * @param right the share of the decided ones that are right; NaN where none is decided, and of a number
 * @param curve the metric against the share that is decided
 */
record SureRows(
        double coverage,
        boolean byClass,
        int rows,
        Estimate covered,
        double decided,
        double right,
        RiskCoverage curve) {

    private static final String DECIDED = "Decided";
    private static final String DISAGREEMENT = "Disagreement";

    /** One row: what is true, what was predicted, whether the truth was held, whether it is decided, and how sure. */
    private record Known(
            double[] truth, double[] predicted, double covered, double decided, double sureness, String group) {}

    /**
     * @param rows the rows to look at
     * @param groups what a row belongs to, by its id; intervals count those as one
     */
    record Judged(Set<String> rows, Map<String, String> groups) {}

    /**
     * @param predictions the predictor's table, with the columns of how sure it is
     * @param target what is predicted
     * @param asked how often the truth was to be held
     * @param byClass whether in each class alone
     * @param judged the rows to look at
     * @param truths what is true of a row, as a perfect prediction would say it; empty where it is not known
     * @param seed of the intervals
     * @return what it says of them; empty where no row has what it takes
     */
    static Optional<SureRows> of(
            BufferedDataTable predictions,
            Target target,
            double asked,
            boolean byClass,
            Judged judged,
            Function<String, Optional<double[]>> truths,
            long seed) {
        List<Known> known = new ArrayList<>();
        new TableReader(predictions).forEach(row -> {
            Optional<double[]> truth = judged.rows.contains(row.id()) ? truths.apply(row.id()) : Optional.empty();
            String first = target.match(
                    ofClass -> "Set (" + target.name() + ")",
                    ofLabels -> "Set (" + target.name() + ")",
                    ofNumber -> "Low (" + target.name() + ")");
            if (truth.isPresent() && !row.isMissing(first)) {
                known.add(known(row, target, truth.get(), judged.groups.get(row.id())));
            }
        });
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double[][] truth = known.stream().map(Known::truth).toArray(double[][]::new);
        double[][] predicted = known.stream().map(Known::predicted).toArray(double[][]::new);
        Units units = Units.groups(known.stream().map(Known::group).toList());
        GroundTruth ground = GroundTruth.of(target, truth).inUnits(units);
        double[] sureness = known.stream().mapToDouble(Known::sureness).toArray();
        if (Arrays.stream(sureness).anyMatch(Double::isNaN)) {
            Arrays.fill(sureness, 0);
        }
        return Optional.of(new SureRows(
                asked,
                byClass,
                known.size(),
                covered(known.stream().mapToDouble(Known::covered).toArray(), units, seed),
                known.stream().mapToDouble(Known::decided).average().orElseThrow(),
                right(ground, predicted, known),
                RiskCoverage.of(ground, predicted, sureness, seed, ProgressMonitor.NONE)));
    }

    /** The mean of what was held of each row, 0 to 1, with its 95 % interval. */
    static Estimate covered(double[] covered, Units units, long seed) {
        if (units.areIndependent() && Arrays.stream(covered).allMatch(each -> each == 0 || each == 1)) {
            return Wilson.of(Arrays.stream(covered).filter(each -> each == 1).count(), covered.length);
        }
        return Bootstrap.estimate(
                units,
                seed,
                counts -> new double[] {
                    IntStream.range(0, counts.length)
                                    .mapToDouble(row -> counts[row] * covered[row])
                                    .sum()
                            / IntStream.of(counts).sum()
                },
                ProgressMonitor.NONE)[0];
    }

    private static double right(GroundTruth truth, double[][] predicted, List<Known> known) {
        if (!truth.metrics().contains(Metric.ACCURACY)) {
            return Double.NaN;
        }
        double sum = 0;
        double count = 0;
        for (int row = 0; row < predicted.length; row++) {
            sum += known.get(row).decided * truth.ofRow(Metric.ACCURACY, row, predicted[row]);
            count += known.get(row).decided;
        }
        return sum / count;
    }

    private static Known known(TableReader.Row row, Target target, double[] truth, String group) {
        double[] predicted =
                target.match(ofClass -> probabilities(row, target), ofLabels -> probabilities(row, target), ofNumber ->
                        new double[] {row.number("Prediction (" + target.name() + ")")});
        double covered = target.match(
                ofClass -> {
                    List<String> set = row.texts("Set (" + target.name() + ")");
                    int c = OfClass.mostProbable(truth);
                    return set.contains(target.classes().get(c)) ? 1. : 0;
                },
                ofLabels -> ofLabels(row, target, truth),
                ofNumber -> row.number("Low (" + target.name() + ")") <= truth[0]
                                && truth[0] <= row.number("High (" + target.name() + ")")
                        ? 1.
                        : 0);
        double decided = !row.has(DECIDED) ? Double.NaN : row.text(DECIDED).equals("true") ? 1 : 0;
        double disagreement = target.match(ofClass -> 0., ofLabels -> 0., ofNumber -> row.number(DISAGREEMENT));
        double sureness = RiskCoverage.sureness(target, predicted, disagreement);
        return new Known(truth, predicted, covered, decided, sureness, group);
    }

    private static double[] probabilities(TableReader.Row row, Target target) {
        return target.classes().stream()
                .mapToDouble(each -> row.number("P (" + target.name() + "=" + each + ")"))
                .toArray();
    }

    /** The share of the labels that are as the row's set says, or open both ways. */
    private static double ofLabels(TableReader.Row row, Target target, double[] truth) {
        List<String> set = row.texts("Set (" + target.name() + ")");
        List<String> open = row.texts("Open (" + target.name() + ")");
        double covered = 0;
        for (int label = 0; label < truth.length; label++) {
            String name = target.classes().get(label);
            boolean has = set.contains(name);
            boolean lacks = has == open.contains(name);
            covered += (truth[label] > 0 ? has : lacks) ? 1. / truth.length : 0;
        }
        return covered;
    }
}
