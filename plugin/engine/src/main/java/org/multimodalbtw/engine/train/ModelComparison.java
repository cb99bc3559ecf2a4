package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.McNemar;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.Scheme;

/** Scores variants of a model on held-out and on test rows, and compares the weighted with the unweighted one row by row. */
final class ModelComparison {

    private static final String HELD_OUT = "held-out";
    private static final String TEST = "test";

    private final TrainingRows rows;
    private final Folds folds;
    private final long seed;
    private final Device device;
    private final ProgressMonitor monitor;
    private final int[] heldOut;
    private final int[] test;
    private final double[] prior;
    private final Map<String, Scored> scored = new LinkedHashMap<>();
    /** Of the weighted and the unweighted network alone, which are compared row by row. */
    private final Map<String, Variant> variants = new LinkedHashMap<>();

    private final List<String> warnings = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();

    /** Predictions of one variant, rows x probabilities or one number. */
    private record Variant(double[][] heldOut, double[][] test) {
        double[][] of(String which) {
            return which.equals(TEST) ? test : heldOut;
        }
    }

    /** What one variant's predictions are worth; empty where there are no rows. */
    private record Scored(Map<Metric, Estimate> heldOut, Map<Metric, Estimate> test) {
        Map<Metric, Estimate> of(String which) {
            return which.equals(TEST) ? test : heldOut;
        }
    }

    ModelComparison(TrainingRows rows, Folds folds, long seed, Device device, ProgressMonitor monitor) {
        this.rows = rows;
        this.folds = folds;
        this.monitor = monitor;
        this.seed = seed;
        this.device = device;
        heldOut = folds.judged();
        int[] allTest = IntStream.range(0, rows.size())
                .filter(row -> rows.split(row) == Split.TEST)
                .toArray();
        test = Arrays.stream(allTest)
                .filter(row -> rows.task() != Task.CLASSIFICATION || rows.target(row) >= 0)
                .toArray();
        if (test.length < allTest.length) {
            int unknown = allTest.length - test.length;
            warnings.add(unknown
                    + (unknown == 1
                            ? " test row is of a class that no training row has: it is"
                            : " test rows are of a class that no training row has: they are")
                    + " left out of the scores.");
        }
        prior = prior();
    }

    /** Adds a network under a name and gives its predictions of the held-out rows, as its model makes them. */
    List<RowPrediction> add(String name, TrainedNetwork network, TrainedModel model) {
        List<RowPrediction> held = new HeldOutPredictions(rows, heldOut, settled(network, model), model);
        List<RowPrediction> tested = scoreTest(model);
        boolean isFirst = scored.isEmpty();
        Variant variant = new Variant(values(held), values(tested));
        scored.put(name, score(variant));
        if (name.equals(BtwLearner.WEIGHTED) || name.equals(BtwLearner.UNWEIGHTED)) {
            variants.put(name, variant);
        }
        if (isFirst) {
            addSingles(model, held, tested);
        }
        return held;
    }

    /**
     * The outputs of the held-out rows under the model's settled rule. Training's last pass knew all of it but the factor for unusual data,
     * which is fitted on that pass and takes part in a pass of its own, that nothing is fitted on.
     */
    private HeldOutOutputs settled(TrainedNetwork network, TrainedModel model) {
        if (!model.rule().typicality().used()) {
            return network.outputs();
        }
        HeldOutOutputs outputs = new HeldOutOutputs(rows, model.shape());
        try (FusionNetwork scoring = new FusionNetwork(model.shape(), Execution.on(device), model.parameters())) {
            HeldOutPass.ofHeldOut(scoring, folds, new RowFeed(rows), monitor).both(model.rule(), outputs);
        }
        return outputs;
    }

    private void addSingles(TrainedModel model, List<RowPrediction> held, List<RowPrediction> tested) {
        int modalities = model.manifest().modalities().size();
        double[][][] heldOwn = own(held, modalities);
        double[][][] testedOwn = own(tested, modalities);
        for (int m = 0; m < modalities; m++) {
            scored.put(
                    single(model.manifest().modalities().get(m).name()), score(new Variant(heldOwn[m], testedOwn[m])));
        }
        boolean isTest = reported().equals(TEST);
        GroundTruth truth = truth(chosen(reported()));
        if (truth.rows() > 0) {
            caveats.addAll(new Caveats(where(reported()), truth, rows.classes(), prior, values(isTest ? tested : held))
                    .find(bestAlone(isTest ? testedOwn : heldOwn), seed));
        }
    }

    /** The modality whose own predictions have the lowest loss on held-out rows, with those of the rows that are reported. */
    private Optional<Caveats.Alone> bestAlone(double[][][] own) {
        List<String> modalities = rows.table().schema().modalities();
        if (modalities.size() < 2 || heldOut.length == 0) {
            return Optional.empty();
        }
        Metric loss = truth(heldOut).loss();
        return IntStream.range(0, modalities.size())
                .boxed()
                .min(Comparator.comparingDouble(m -> scored.get(single(modalities.get(m)))
                        .heldOut()
                        .get(loss)
                        .value()))
                .map(m -> new Caveats.Alone(modalities.get(m), own[m]));
    }

    private static String single(String modality) {
        return "only " + modality;
    }

    private Scored score(Variant variant) {
        return new Scored(score(variant, HELD_OUT), score(variant, TEST));
    }

    private Map<Metric, Estimate> score(Variant variant, String which) {
        int[] chosen = chosen(which);
        return chosen.length == 0 ? Map.of() : truth(chosen).evaluate(variant.of(which), seed);
    }

    /** Modalities x rows: each modality's own predictions. */
    private double[][][] own(List<RowPrediction> predictions, int modalities) {
        double[][][] own = new double[modalities][predictions.size()][];
        int at = 0;
        for (RowPrediction row : predictions) {
            for (int m = 0; m < modalities; m++) {
                own[m][at] = own(row, m);
            }
            at++;
        }
        return own;
    }

    /** What a modality says on its own; where it is missing, what one would say without any data. */
    private double[] own(RowPrediction row, int modality) {
        double[] own = row.unimodal()[modality];
        return own == null ? prior : own;
    }

    private List<RowPrediction> scoreTest(TrainedModel model) {
        List<RowPrediction> predictions = new ArrayList<>();
        if (test.length == 0) {
            return predictions;
        }
        RowFeed feed = new RowFeed(rows);
        try (RowScorer scorer = new RowScorer(model, device)) {
            for (int start = 0; start < test.length; start += RowScorer.CAPACITY) {
                int[] chosen = Arrays.copyOfRange(test, start, Math.min(test.length, start + RowScorer.CAPACITY));
                scorer.batch().rows(chosen.length);
                feed.inputs(scorer.batch(), chosen);
                predictions.addAll(
                        scorer.score(Arrays.stream(chosen).mapToObj(rows::id).toList()));
            }
        }
        return predictions;
    }

    /** Every variant on held-out and test rows, and the difference between the weighted and the unweighted network. */
    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (String which : List.of(HELD_OUT, TEST)) {
            int[] chosen = chosen(which);
            if (chosen.length == 0) {
                continue;
            }
            scored.forEach((name, figures) -> figures.of(which)
                    .forEach(
                            (metric, estimate) -> scores.add(new Score(name, which, chosen.length, metric, estimate))));
            for (PairedComparison comparison : compare(which)) {
                scores.add(new Score(
                        BtwLearner.WEIGHTED + " minus " + BtwLearner.UNWEIGHTED,
                        which,
                        chosen.length,
                        comparison.metric(),
                        comparison.difference()));
            }
            McNemar counts = counts(which);
            if (counts != null) {
                scores.add(figure(which, Metric.CORRECTED, counts.corrected()));
                scores.add(figure(which, Metric.NEWLY_WRONG, counts.broken()));
                scores.add(figure(which, Metric.MID_P, counts.midP()));
            }
        }
        return scores;
    }

    private Score figure(String which, Metric metric, double value) {
        return new Score(
                BtwLearner.WEIGHTED + " minus " + BtwLearner.UNWEIGHTED,
                which,
                chosen(which).length,
                metric,
                new Estimate(value, value, value));
    }

    /** Rows that the weights correct and break; of a regression, those with a smaller and a larger error. */
    private McNemar counts(String which) {
        Variant weighted = variants.get(BtwLearner.WEIGHTED);
        Variant plain = variants.get(BtwLearner.UNWEIGHTED);
        if (weighted == null || plain == null) {
            return null;
        }
        int[] chosen = chosen(which);
        return truth(chosen).changes(plain.of(which), weighted.of(which));
    }

    /**
     * What to read first: on test rows, or on held-out rows where there is no test row.
     *
     * @param guard what decided about the weights; empty if nothing did
     * @param rule the model's
     */
    Verdict verdict(Optional<Guard> guard, ScoringRule rule) {
        if (rule.weights().settings().scheme() == Scheme.NONE) {
            return new Verdict("The network is unweighted, as set.", "", caveats);
        }
        String weights = guard.map(Guard::sentence).orElse("The weights are in use; no guard was set.");
        boolean isLetIn = guard.isPresent() && guard.get().lets();
        return new Verdict(weights, comparison(guard.isPresent() && !isLetIn, isLetIn, rule), caveats);
    }

    private String comparison(boolean isRefused, boolean isLetIn, ScoringRule rule) {
        String which = reported();
        Map<Metric, PairedComparison> comparisons = new EnumMap<>(Metric.class);
        compare(which).forEach(one -> comparisons.put(one.metric(), one));
        if (comparisons.isEmpty()) {
            return "They were not compared with an unweighted network.";
        }
        PairedComparison loss = comparisons.get(truth(chosen(which)).loss());
        boolean isSame = loss.difference().equals(new Estimate(0, 0, 0));
        if (isRefused && isSame) {
            return "The model is the unweighted network.";
        }
        String where = where(which);
        if (which.equals(HELD_OUT) && rule.typicality().used()) {
            where += ", now with the factor for unusual data,";
        }
        PairedComparison accuracy = comparisons.get(Metric.ACCURACY);
        return (isRefused ? "They count in the mean of the modalities' own predictions, beside the network. " : "")
                + loss.conclusion(where, "with weights", "without", says(loss.verdict(), isLetIn))
                + (accuracy == null
                        ? ""
                        : Verdict.apart(
                                loss.difference().value(),
                                accuracy.candidate().value(),
                                accuracy.reference().value()));
    }

    /** Where held-out rows let the weights in, the other rows are read as a check of that. */
    private String says(PairedComparison.Verdict verdict, boolean isLetIn) {
        if (!isLetIn || reported().equals(HELD_OUT)) {
            return verdict.says();
        }
        return switch (verdict) {
            case GAINED -> "a gain there too";
            case LOST -> "a loss there, against what the held-out rows say";
            case NO_DIFFERENCE_SHOWN, NOT_DEFINED -> "too little to tell a gain there";
        };
    }

    private String reported() {
        return test.length > 0 ? TEST : HELD_OUT;
    }

    private String where(String which) {
        int count = chosen(which).length;
        return count + " " + which + (count == 1 ? " row" : " rows");
    }

    List<String> warnings() {
        return warnings;
    }

    private List<PairedComparison> compare(String which) {
        Variant weighted = variants.get(BtwLearner.WEIGHTED);
        Variant plain = variants.get(BtwLearner.UNWEIGHTED);
        if (weighted == null || plain == null) {
            return List.of();
        }
        int[] chosen = chosen(which);
        return truth(chosen).compare(plain.of(which), weighted.of(which), seed);
    }

    private int[] chosen(String which) {
        return which.equals(TEST) ? test : heldOut;
    }

    private GroundTruth truth(int[] chosen) {
        return rowwise(chosen).inUnits(rows.units(chosen));
    }

    private GroundTruth rowwise(int[] chosen) {
        int classes = rows.classes().size();
        return switch (rows.task()) {
            case CLASSIFICATION ->
                new GroundTruth.OfClasses(
                        Arrays.stream(chosen).map(row -> (int) rows.target(row)).toArray(), classes);
            case MULTILABEL ->
                GroundTruth.ofLabels(Arrays.stream(chosen).mapToObj(rows::truth).toArray(double[][]::new), classes);
            case REGRESSION ->
                new GroundTruth.OfNumbers(Arrays.stream(chosen)
                        .mapToDouble(row -> rows.scale().restore(rows.target(row)))
                        .toArray());
        };
    }

    private double[][] values(List<RowPrediction> predictions) {
        return predictions.stream()
                .map(row -> rows.task().hasProbabilities() ? row.probabilities() : new double[] {row.value()})
                .toArray(double[][]::new);
    }

    private double[] prior() {
        if (!rows.task().hasProbabilities()) {
            return new double[] {rows.scale().mean()};
        }
        double[] shares = new double[rows.classes().size()];
        rows.learnt().forEach(row -> Arrays.setAll(shares, c -> shares[c] + rows.truth(row)[c]));
        double all = rows.learnt().count();
        return Arrays.stream(shares).map(count -> count / all).toArray();
    }
}
