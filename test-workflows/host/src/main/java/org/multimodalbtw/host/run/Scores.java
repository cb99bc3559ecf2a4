package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.outcome.Target;

/**
 * The scores of a learner: of the weighted network, the unweighted one and each modality alone.
 *
 * @param scores as in the learner's table
 */
record Scores(List<Score> scores) {

    static final String TEST = Score.TEST;
    static final String HELD_OUT = Score.HELD_OUT;

    /**
     * @param table the table "Scores" of the BTW Learner
     * @return its scores
     */
    static Scores of(BufferedDataTable table) {
        List<Score> scores = new ArrayList<>();
        new TableReader(table)
                .forEach(row -> scores.add(new Score(
                        new Variant(Role.of(row.text("Role")), text(row, "Modality")),
                        text(row, "Subtracted role")
                                .map(role -> new Variant(Role.of(role), text(row, "Subtracted modality"))),
                        row.text("Rows"),
                        row.count("Number of rows"),
                        metric(row.text("Metric")),
                        new Estimate(
                                row.number("Value"), row.number("Lower end (95 %)"), row.number("Upper end (95 %)")),
                        row.number("Standard deviation"),
                        row.has("Class") ? text(row, "Class") : Optional.empty())));
        return new Scores(List.copyOf(scores));
    }

    private static Optional<String> text(TableReader.Row row, String column) {
        return row.isMissing(column) ? Optional.empty() : Optional.of(row.text(column));
    }

    /** @return whether there are test rows, or else only held-out rows */
    boolean haveTestRows() {
        return scores.stream().anyMatch(score -> score.rows().equals(TEST));
    }

    /** @return the rows to report: {@link #TEST}, or {@link #HELD_OUT} if there are no test rows */
    String rows() {
        return haveTestRows() ? TEST : HELD_OUT;
    }

    /** @return the modalities that have scores of their own, in order */
    List<String> modalities() {
        return heads().filter(score -> score.rows().equals(rows()))
                .map(score -> score.variant().modality().orElseThrow())
                .distinct()
                .toList();
    }

    /**
     * @param rows {@link #TEST} or {@link #HELD_OUT}
     * @return the metrics of the weighted network; empty if none was trained
     */
    Map<Metric, Estimate> weighted(String rows) {
        return of(Variant.WEIGHTED, rows);
    }

    /**
     * @param rows {@link #TEST} or {@link #HELD_OUT}
     * @return the metrics of the unweighted network; empty if none was trained
     */
    Map<Metric, Estimate> unweighted(String rows) {
        return of(Variant.UNWEIGHTED, rows);
    }

    /**
     * @param modality a modality's name
     * @param rows {@link #TEST} or {@link #HELD_OUT}
     * @return the metrics of its own predictions
     */
    Map<Metric, Estimate> single(String modality, String rows) {
        return of(Variant.headOf(modality), rows);
    }

    /**
     * @param modality a modality's name
     * @param rows {@link #TEST} or {@link #HELD_OUT}
     * @return the metrics of the network that was trained on it alone
     */
    Map<Metric, Estimate> trained(String modality, String rows) {
        return of(Variant.trainedOn(modality), rows);
    }

    /**
     * @param rows {@link #TEST} or {@link #HELD_OUT}
     * @return the metrics of saying the same of every row; empty in tables of before there were any
     */
    Map<Metric, Estimate> baseline(String rows) {
        return of(Variant.BASELINE, rows);
    }

    /**
     * Held-out rows choose, so that the test rows say how good the choice is.
     *
     * @param target what is predicted
     * @return the modality with the lowest log loss, or mean absolute error for regression, on held-out rows; empty if there are
     *     no held-out rows
     */
    Optional<String> bestSingle(Target target) {
        return best(target, Role.SINGLE_HEAD);
    }

    /**
     * Held-out rows choose here, too.
     *
     * @param target what is predicted
     * @return the modality whose own network has the lowest log loss, or mean absolute error for regression, on held-out rows; empty if none
     *     was trained
     */
    Optional<String> bestTrained(Target target) {
        return best(target, Role.SINGLE_TRAINED);
    }

    private Optional<String> best(Target target, Role role) {
        Metric metric = GroundTruth.ofNoRow(target).loss();
        return scores.stream()
                .filter(score -> score.variant().role() == role)
                .filter(score -> score.rows().equals(HELD_OUT) && score.metric() == metric)
                .filter(score -> !Double.isNaN(score.estimate().value()))
                .min(Comparator.comparingDouble(score -> score.estimate().value()))
                .map(score -> score.variant().modality().orElseThrow());
    }

    /**
     * @param target what is predicted
     * @return the metrics that are read first, of those that were measured
     */
    List<Metric> fitting(Target target) {
        return GroundTruth.ofNoRow(target).metrics().stream()
                .filter(metric -> scores.stream().anyMatch(score -> score.metric() == metric))
                .limit(GroundTruth.FITTING)
                .toList();
    }

    /**
     * @param metric what was measured
     * @return the class that it is of, as the event of an average precision; empty of all others, and in tables of before it was said
     */
    Optional<String> classOf(Metric metric) {
        return scores.stream()
                .filter(score -> score.metric() == metric)
                .flatMap(score -> score.ofClass().stream())
                .findFirst();
    }

    /** Those of the modalities' own predictions. */
    private Stream<Score> heads() {
        return scores.stream().filter(score -> score.variant().role() == Role.SINGLE_HEAD);
    }

    private Map<Metric, Estimate> of(Variant variant, String rows) {
        Map<Metric, Estimate> estimates = new LinkedHashMap<>();
        scores.stream()
                .filter(score ->
                        score.variant().equals(variant) && score.minus().isEmpty())
                .filter(score -> score.rows().equals(rows))
                .forEach(score -> estimates.put(score.metric(), score.estimate()));
        return estimates;
    }

    private static Metric metric(String key) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no metric " + key));
    }
}
