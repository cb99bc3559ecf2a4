package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Shuffle;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * The thorough comparison: trains the weighted network, the unweighted one, MI-only and each modality alone again and again, and says what
 * differs by more than chance. With test rows: with several seeds, scored on the test rows. With fewer than {@value #SMALL} rows to learn
 * from, or without test rows: repeated stratified five-fold cross-validation over training and validation rows, which never
 * touches a test row.
 */
final class RepeatedComparison {

    static final int FOLDS = 5;
    private static final int SMALL = 1000;

    private final Labels labels;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final ProgressMonitor monitor;
    private final List<Candidate> candidates = new ArrayList<>();
    private int trainings;
    private int trained;

    /** A variant, the modalities that it is trained on, how it is weighted, and whether what is unusual counts less. */
    private record Candidate(Variant variant, TensorTable table, WeightSettings weights, boolean typicality) {}

    private RepeatedComparison(
            TensorTable table,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            ProgressMonitor monitor) {
        this.labels = labels;
        this.fusion = fusion;
        this.settings = settings;
        this.monitor = monitor;
        WeightSettings weights = settings.weights();
        candidates.add(new Candidate(Variant.UNWEIGHTED, table, WeightSettings.none(), false));
        candidates.add(new Candidate(
                Variant.WEIGHTED, table, weights, settings.combination().typicality()));
        if (weights.scheme() != Scheme.MI) {
            candidates.add(new Candidate(Variant.MI_ONLY, table, weights.withScheme(Scheme.MI), false));
        }
        List<String> modalities = table.schema().modalities();
        for (int m = 0; m < modalities.size(); m++) {
            Variant alone = Variant.trainedOn(modalities.get(m));
            candidates.add(new Candidate(alone, table.only(m), WeightSettings.none(), false));
        }
    }

    /** What the comparison found: rows of the table of scores, and one sentence. */
    record Result(List<Score> scores, String conclusion) {}

    /**
     * @param table the modalities of all rows; stays open
     * @param labels the targets and what each row is used for
     * @param fusion the network
     * @param settings the training that is compared
     * @param monitor progress and cancel
     * @return the scores of all variants with their differences
     */
    static Result run(
            TensorTable table,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            ProgressMonitor monitor) {
        return new RepeatedComparison(table, labels, fusion, settings, monitor).run();
    }

    private Result run() {
        long learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .count();
        boolean hasTest = learnt < labels.size();
        boolean folds = learnt < SMALL || !hasTest;
        int seeds = settings.comparison().seeds();
        trainings = candidates.size() * seeds * ((hasTest ? 1 : 0) + (folds ? FOLDS : 0));
        int[][] dealt = IntStream.range(0, folds ? seeds : 0)
                .mapToObj(repeat -> deal(settings.seed() + repeat))
                .toArray(int[][]::new);
        List<Score> scores = new ArrayList<>();
        String conclusion = "";
        if (hasTest) {
            VariantRuns runs = new VariantRuns(labels.target(), "test, " + seeds + " seeds", 0);
            for (int seed = 0; seed < seeds; seed++) {
                train(runs, labels, settings.seed() + seed);
            }
            scores.addAll(runs.scores());
            conclusion = runs.conclusion();
        }
        if (folds) {
            VariantRuns runs =
                    new VariantRuns(labels.target(), "cross-validation, " + seeds + " x " + FOLDS, 1.0 / (FOLDS - 1));
            for (int repeat = 0; repeat < seeds; repeat++) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    train(runs, fold(dealt[repeat], fold), settings.seed() + repeat);
                }
            }
            scores.addAll(runs.scores());
            conclusion = runs.conclusion();
        }
        if (settings.combination().typicality()) {
            conclusion += " There the weighted network alone has the factor for unusual data.";
        }
        return new Result(scores, conclusion);
    }

    private void train(VariantRuns runs, Labels chosen, long seed) {
        Map<Variant, Map<String, double[]>> predictions = new LinkedHashMap<>();
        boolean weightsInUse = false;
        for (Candidate candidate : candidates) {
            monitor.checkCancelled();
            TrainedModel model = BtwLearner.train(
                            candidate.table(),
                            chosen,
                            fusion,
                            settings.variant(seed, candidate.weights(), candidate.typicality()),
                            monitor.part((double) trained / trainings, (double) (trained + 1) / trainings))
                    .model();
            trained++;
            if (candidate.variant().equals(Variant.WEIGHTED)) {
                weightsInUse = !model.manifest().keepsWeightsOut();
            }
            predictions.put(candidate.variant(), predict(model, candidate.table()));
        }
        // of every row what one would say without any data
        predictions.put(Variant.BASELINE, Map.of());
        runs.add(chosen, predictions, weightsInUse, monitor);
    }

    /** Each row's number, or its probabilities in the order of the labels' classes. */
    private Map<String, double[]> predict(TrainedModel model, TensorTable table) {
        Map<String, double[]> predictions = new LinkedHashMap<>();
        try (Predictor predictor = Predictor.of(model, settings.compute().device())) {
            Target known = model.manifest().target();
            predictor.predict(
                    table,
                    row -> {
                        if (!row.isMissing()) {
                            predictions.put(row.rowId(), labels.target().inOrder(row.values(), known));
                        }
                    },
                    monitor.part((double) trained / trainings, (double) trained / trainings));
        }
        return predictions;
    }

    /** The fold of every row that may be learnt from, -1 for test rows; classes are spread evenly, or groups are kept together. */
    private int[] deal(long seed) {
        int[] learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .toArray();
        int[] folds = new int[labels.size()];
        Arrays.fill(folds, -1);
        SplittableRandom random = new SplittableRandom(seed);
        if (Arrays.stream(learnt).anyMatch(row -> labels.group(row) != null)) {
            List<List<Integer>> groups = groups(learnt, this::group);
            if (groups.size() < FOLDS) {
                throw new InputException(
                        "There are only " + groups.size()
                                + " groups for the five-fold cross-validation of the thorough comparison.",
                        "Choose the quick comparison, or a group column with more different values.");
            }
            int next = 0;
            for (int group : Shuffle.of(IntStream.range(0, groups.size()).toArray(), random)) {
                int fold = next++ % FOLDS;
                groups.get(group).forEach(row -> folds[row] = fold);
            }
            return folds;
        }
        int next = 0;
        for (List<Integer> group : groups(learnt, labels.outcomes()::stratum)) {
            group.sort(Comparator.comparing(labels::rowId));
            for (int row : Shuffle.of(group.stream().mapToInt(Integer::intValue).toArray(), random)) {
                folds[row] = next++ % FOLDS;
            }
        }
        return folds;
    }

    private String group(int row) {
        return labels.group(row) == null ? "row " + labels.rowId(row) : "group " + labels.group(row);
    }

    private static <T extends Comparable<T>> List<List<Integer>> groups(int[] rows, IntFunction<T> key) {
        Map<T, List<Integer>> groups = new TreeMap<>();
        for (int row : rows) {
            groups.computeIfAbsent(key.apply(row), first -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    private Labels fold(int[] dealt, int fold) {
        return labels.with(Arrays.stream(dealt)
                .mapToObj(each -> each < 0 ? null : each == fold ? Split.TEST : Split.TRAIN)
                .toArray(Split[]::new));
    }
}
