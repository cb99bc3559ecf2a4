package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.EventClass;
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
 *
 * <p>Its trainings do not depend on each other: each can be done by itself, in any order and by another program that has the same rows.
 */
public final class RepeatedComparison {

    static final int FOLDS = 5;
    private static final int SMALL = 1000;

    private final Labels labels;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final WantedEvent event;
    private final List<Candidate> candidates = new ArrayList<>();
    /** The folds of the rows, by repetition; none where there is no cross-validation. */
    private final int[][] dealt;

    private final boolean hasTest;

    /** A variant, the modalities that it is trained on, how it is weighted, and whether what is unusual counts less. */
    private record Candidate(Variant variant, TensorTable table, WeightSettings weights, boolean typicality) {}

    /** The trainings of all candidates with one seed, tested on test rows or on a fold (-1: test rows). */
    private record Repetition(int number, int fold) {}

    /** What the comparison found: rows of the table of scores, and one sentence. */
    public record Result(List<Score> scores, String conclusion) {}

    /**
     * What one training gave.
     *
     * @param predictions of each tested row that has one, by its id: a number, or probabilities in the order of the labels' classes
     * @param weightsInUse whether the guard let the weights into the network
     */
    public record Tested(Map<String, double[]> predictions, boolean weightsInUse) {}

    private RepeatedComparison(
            TensorTable table, Labels labels, FusionSettings fusion, TrainingSettings settings, WantedEvent event) {
        this.labels = labels;
        this.event = event;
        this.fusion = fusion;
        this.settings = settings;
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
        long learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .count();
        hasTest = learnt < labels.size();
        boolean folds = learnt < SMALL || !hasTest;
        dealt = IntStream.range(0, folds ? seeds() : 0)
                .mapToObj(repeat -> deal(settings.seed() + repeat))
                .toArray(int[][]::new);
    }

    /**
     * @param table the modalities of all rows; stays open
     * @param labels the targets and what each row is used for
     * @param fusion the network
     * @param settings the training that is compared
     * @return the comparison, of which nothing is trained yet
     * @throws InputException if the settings ask for none, or there are too few groups for its folds
     */
    public static RepeatedComparison of(
            TensorTable table, Labels labels, FusionSettings fusion, TrainingSettings settings) {
        if (!isWanted(settings)) {
            throw new InputException(
                    "The settings have no weights, or no unweighted network beside them, so there is nothing to compare.",
                    "Choose a model that was trained with weights and compared with an unweighted network.");
        }
        return new RepeatedComparison(table, labels, fusion, settings, WantedEvent.RAREST);
    }

    /** @return whether the settings ask for it */
    static boolean isWanted(TrainingSettings settings) {
        return settings.comparison().seeds() > 0
                && settings.comparison().unweighted()
                && settings.weights().scheme() != Scheme.NONE;
    }

    /** All trainings, one after the other. */
    static Result run(
            TensorTable table,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            WantedEvent event,
            ProgressMonitor monitor) {
        RepeatedComparison comparison = new RepeatedComparison(table, labels, fusion, settings, event);
        List<Tested> tested = new ArrayList<>();
        double trainings = comparison.trainings();
        while (tested.size() < trainings) {
            monitor.checkCancelled();
            int training = tested.size();
            tested.add(comparison.train(training, monitor.part(training / trainings, (training + 1) / trainings)));
        }
        return comparison.result(tested, monitor);
    }

    private int seeds() {
        return settings.comparison().seeds();
    }

    /** @return how many trainings there are, each of all its members */
    public int trainings() {
        return candidates.size() * repetitions().size();
    }

    private List<Repetition> repetitions() {
        List<Repetition> all = new ArrayList<>();
        for (int seed = 0; hasTest && seed < seeds(); seed++) {
            all.add(new Repetition(seed, -1));
        }
        for (int repeat = 0; repeat < dealt.length; repeat++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                all.add(new Repetition(repeat, fold));
            }
        }
        return all;
    }

    private Repetition repetition(int training) {
        return repetitions().get(training / candidates.size());
    }

    private Candidate candidate(int training) {
        return candidates.get(training % candidates.size());
    }

    /**
     * @param training from 0 on, less than {@link #trainings}
     * @return what is trained, for a person
     */
    public String title(int training) {
        Repetition repetition = repetition(training);
        String fold = repetition.fold() < 0 ? "" : ", fold " + (repetition.fold() + 1) + " of " + FOLDS;
        return candidate(training).variant().title() + ", seed " + (settings.seed() + repetition.number()) + fold;
    }

    /**
     * @param training from 0 on, less than {@link #trainings}
     * @param monitor progress and cancel
     * @return what its model says of the tested rows
     */
    public Tested train(int training, ProgressMonitor monitor) {
        Candidate candidate = candidate(training);
        Repetition repetition = repetition(training);
        Labels chosen = labels(repetition);
        TrainedModel model = BtwLearner.train(
                        candidate.table(),
                        chosen,
                        fusion,
                        settings.variant(
                                settings.seed() + repetition.number(), candidate.weights(), candidate.typicality()),
                        monitor)
                .model();
        return new Tested(
                predict(model, candidate.table(), chosen, monitor.part(1, 1)),
                !model.manifest().keepsWeightsOut());
    }

    /** Each tested row's number, or its probabilities in the order of the labels' classes. */
    private Map<String, double[]> predict(
            TrainedModel model, TensorTable table, Labels chosen, ProgressMonitor monitor) {
        Map<String, double[]> predictions = new LinkedHashMap<>();
        try (Predictor predictor = Predictor.of(model, settings.compute().device())) {
            Target known = model.manifest().target();
            predictor.predict(
                    table,
                    row -> {
                        if (!row.isMissing() && isTested(row.rowId(), chosen)) {
                            predictions.put(row.rowId(), labels.target().inOrder(row.values(), known));
                        }
                    },
                    monitor);
        }
        return predictions;
    }

    private static boolean isTested(String rowId, Labels chosen) {
        OptionalInt row = chosen.find(rowId);
        return row.isPresent() && chosen.split(row.getAsInt()) == Split.TEST;
    }

    private Labels labels(Repetition repetition) {
        return repetition.fold() < 0 ? labels : fold(dealt[repetition.number()], repetition.fold());
    }

    /**
     * @param tested what each training gave, in their order
     * @param monitor cancel
     * @return the scores of all variants with their differences
     */
    public Result result(List<Tested> tested, ProgressMonitor monitor) {
        Optional<EventClass> about = event();
        VariantRuns onTest = new VariantRuns(labels.target(), "test, " + seeds() + " seeds", 0, about);
        VariantRuns onFolds = new VariantRuns(
                labels.target(), "cross-validation, " + seeds() + " x " + FOLDS, 1.0 / (FOLDS - 1), about);
        List<Repetition> repetitions = repetitions();
        for (int number = 0; number < repetitions.size(); number++) {
            int first = number * candidates.size();
            Repetition repetition = repetitions.get(number);
            add(
                    repetition.fold() < 0 ? onTest : onFolds,
                    labels(repetition),
                    tested.subList(first, first + candidates.size()),
                    monitor);
        }
        List<Score> scores = new ArrayList<>();
        String conclusion = "";
        if (hasTest) {
            scores.addAll(onTest.scores());
            conclusion = onTest.conclusion();
        }
        if (dealt.length > 0) {
            scores.addAll(onFolds.scores());
            conclusion = onFolds.conclusion();
        }
        if (settings.combination().typicality()) {
            conclusion += " There the weighted network alone has the factor for unusual data.";
        }
        return new Result(scores, conclusion);
    }

    /** Of all rows that are learnt from, so that it is the same in every training. */
    private Optional<EventClass> event() {
        int[] learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .toArray();
        Target target = labels.target();
        return WantedEvent.named(target, event.of(target, labels.outcomes().mean(learnt), new ArrayList<>()));
    }

    private void add(VariantRuns runs, Labels chosen, List<Tested> tested, ProgressMonitor monitor) {
        Map<Variant, Map<String, double[]>> predictions = new LinkedHashMap<>();
        boolean inUse = false;
        for (int i = 0; i < candidates.size(); i++) {
            Variant variant = candidates.get(i).variant();
            predictions.put(variant, tested.get(i).predictions());
            inUse |= variant.equals(Variant.WEIGHTED) && tested.get(i).weightsInUse();
        }
        // of every row what one would say without any data
        predictions.put(Variant.BASELINE, Map.of());
        runs.add(chosen, predictions, inUse, monitor);
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
