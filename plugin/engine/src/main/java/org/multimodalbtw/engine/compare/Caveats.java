package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;

/**
 * What speaks against a result although its figures look like one: it is no better than saying the same of every row, or than one
 * modality alone.
 *
 * @param where the rows, for example {@code "149 test rows"}
 * @param truth what is true of them
 * @param classes the names of the classes or labels; none of a regression
 * @param prior what one would say without any data: the shares of the classes or labels, or the mean, of the rows that were learnt from
 * @param model the model
 */
record Caveats(String where, GroundTruth truth, List<String> classes, double[] prior, Subject model) {

    private static final double TOO_GOOD = .99;

    /** Of the errors that one makes who says the most frequent class of every row. */
    private static final double MOST_ERRORS_LEFT = .05;

    private static final int FEWEST_TO_DOUBT = 50;

    /**
     * Predictions and what they are worth.
     *
     * @param predictions rows x outputs
     * @param figures their metrics
     */
    record Subject(double[][] predictions, Map<Metric, Estimate> figures) {

        double value(Metric metric) {
            return figures.get(metric).value();
        }
    }

    /**
     * A modality and what it says on its own.
     *
     * @param modality its name
     * @param own its predictions
     */
    record Alone(String modality, Subject own) {}

    /**
     * @param best the modality that is best on held-out rows, so that these rows do not choose it; empty if there is only one
     * @param isTrainedAlone whether the model was compared with a network of the best modality, which tells more than its own prediction here
     * @param seed the randomness of the intervals
     * @param monitor progress and cancel
     */
    List<String> find(Optional<Alone> best, boolean isTrainedAlone, long seed, ProgressMonitor monitor) {
        List<String> caveats = new ArrayList<>();
        monitor.report(0, "What speaks against the result");
        Map<Metric, Double> constant = constant(monitor);
        Optional<String> oneClass = oneClass();
        oneClass.or(() -> largestClass(constant)).ifPresent(caveats::add);
        if (oneClass.isEmpty()) {
            withoutData(constant).ifPresent(caveats::add);
        }
        if (!isTrainedAlone) {
            best.flatMap(alone -> betterAlone(alone, seed, monitor)).ifPresent(caveats::add);
        }
        tooGood(best, constant).ifPresent(caveats::add);
        return caveats;
    }

    /** Clinical outcomes are not told without fault: where they are, a column mostly is the outcome. The limits are our own decision. */
    private Optional<String> tooGood(Optional<Alone> best, Map<Metric, Double> constant) {
        Subject subject = best.map(Alone::own).orElse(model);
        Metric metric = subject.figures().containsKey(Metric.ACCURACY) ? Metric.ACCURACY : Metric.PEARSON;
        double value = subject.value(metric);
        boolean isBeyondChance =
                metric == Metric.PEARSON || 1 - value < MOST_ERRORS_LEFT * (1 - constant.get(Metric.ACCURACY));
        if (truth.rows() < FEWEST_TO_DOUBT || !(value >= TOO_GOOD) || !isBeyondChance) {
            return Optional.empty();
        }
        return Optional.of(
                ("%s tells nearly all of %s (%s %s). Look whether a column says the outcome itself, or is written"
                                + " after it: if so, leave it out and train again.")
                        .formatted(
                                best.map(alone -> "'" + alone.modality() + "' alone")
                                        .orElse("The model"),
                                where,
                                metric.title(),
                                Figures.fixed(value, 3)));
    }

    private Optional<String> oneClass() {
        return truth.asClasses()
                .map(GroundTruth.OfClasses::truth)
                .filter(each -> Arrays.stream(each).distinct().count() == 1)
                .map(each ->
                        "There is only one class, '%s', in %s: scores there cannot tell how well classes are told apart."
                                .formatted(classes.get(each[0]), where));
    }

    private Optional<String> largestClass(Map<Metric, Double> constant) {
        if (truth.asClasses().isEmpty()) {
            return Optional.empty();
        }
        double accuracy = model.value(Metric.ACCURACY);
        double always = constant.get(Metric.ACCURACY);
        if (accuracy > always) {
            return Optional.empty();
        }
        int largest = IntStream.range(0, prior.length)
                .reduce((a, b) -> prior[b] > prior[a] ? b : a)
                .orElseThrow();
        boolean same = Arrays.stream(model.predictions())
                .allMatch(row -> Arrays.stream(row).allMatch(p -> p <= row[largest]));
        return Optional.of((same
                                ? "The model says '%s', the largest class, of all %s: its accuracy of %s tells nothing."
                                : "Always saying '%s', the largest class, of %s has an accuracy of %s, that of the model is %s.")
                        .formatted(classes.get(largest), where, Figures.fixed(always, 3), Figures.fixed(accuracy, 3))
                + " Judge it by "
                + truth.fitting().stream().map(Metric::title).collect(Collectors.joining(" and ")) + ".");
    }

    private Optional<String> withoutData(Map<Metric, Double> constant) {
        Metric loss = truth.loss();
        double ofModel = model.value(loss);
        double ofPrior = constant.get(loss);
        if (ofModel < ofPrior) {
            return Optional.empty();
        }
        int decimals = loss.isInUnits() ? Figures.decimals(ofPrior / 10) : 3;
        return Optional.of("The model learnt nothing that helps on %s: its %s is %s, and %s when %s."
                .formatted(
                        where,
                        loss.title(),
                        Figures.fixed(ofModel, decimals),
                        Figures.fixed(ofPrior, decimals),
                        truth.words().withoutData()));
    }

    private Optional<String> betterAlone(Alone alone, long seed, ProgressMonitor monitor) {
        Metric loss = truth.loss();
        if (alone.own().value(loss) >= model.value(loss)) {
            return Optional.empty();
        }
        PairedComparison comparison =
                truth.compare(model.predictions(), alone.own().predictions(), seed, monitor).stream()
                        .filter(one -> one.metric() == loss)
                        .findFirst()
                        .orElseThrow();
        String name = "'" + alone.modality() + "' alone";
        boolean isShown = comparison.verdict() == PairedComparison.Verdict.GAINED;
        return Optional.of(
                isShown
                        ? name + " does better than all together. "
                                + comparison.conclusion(where, "for it", "for all", "a gain of leaving the others out")
                        : name + " does no worse than all together. "
                                + comparison.conclusion(
                                        where, "for it", "for all", "too little to tell that the others do harm"));
    }

    /** The metrics of saying the same of every row. */
    private Map<Metric, Double> constant(ProgressMonitor monitor) {
        double[][] same = new double[truth.rows()][];
        Arrays.fill(same, prior);
        return truth.values(same, monitor);
    }
}
