package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Task;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * The thorough comparison: trains the weighted network, the unweighted one, MI-only and each modality alone again and again, and says what
 * differs by more than chance. With test rows: with several seeds, scored on the test rows. With fewer than {@value #SMALL} rows to learn
 * from, or without test rows: repeated stratified five-fold cross-validation over training and validation rows, which never
 * touches a test row.
 */
final class RepeatedComparison {

    static final String MI_ONLY = "MI only";

    static final int FOLDS = 5;
    private static final int SMALL = 1000;

    private final Labels labels;
    private final FusionSettings fusion;
    private final TrainingSettings settings;
    private final Path scratch;
    private final ProgressMonitor monitor;
    private final Map<String, Path> inputs = new LinkedHashMap<>();
    private int trainings;
    private int trained;

    private RepeatedComparison(
            Path tensorFile,
            Labels labels,
            FusionSettings fusion,
            TrainingSettings settings,
            Path scratch,
            ProgressMonitor monitor)
            throws IOException {
        this.labels = labels;
        this.fusion = fusion;
        this.settings = settings;
        this.scratch = scratch;
        this.monitor = monitor;
        inputs.put(BtwLearner.UNWEIGHTED, tensorFile);
        inputs.put(BtwLearner.WEIGHTED, tensorFile);
        if (settings.weights().scheme() != Scheme.MI) {
            inputs.put(MI_ONLY, tensorFile);
        }
        try (TensorTable table = TensorTable.open(tensorFile)) {
            for (int m = 0; m < table.schema().columns().size(); m++) {
                Path file = scratch.resolve("modality" + m + ".arrow");
                single(table, m, file);
                inputs.put("trained on " + table.schema().modalities().get(m) + " alone", file);
            }
        }
    }

    /** What the comparison found: rows of the table of scores, and one sentence. */
    record Result(List<Score> scores, String conclusion) {}

    /**
     * @param tensorFile the modalities of all rows
     * @param labels the targets and what each row is used for
     * @param fusion the network
     * @param settings the training that is compared
     * @param monitor progress and cancel
     * @return the scores of all variants with their differences
     * @throws IOException if a file cannot be read or written
     */
    static Result run(
            Path tensorFile, Labels labels, FusionSettings fusion, TrainingSettings settings, ProgressMonitor monitor)
            throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            return new RepeatedComparison(tensorFile, labels, fusion, settings, scratch.path(), monitor).run();
        }
    }

    private Result run() throws IOException {
        long learnt = IntStream.range(0, labels.size())
                .filter(row -> labels.split(row) != Split.TEST)
                .count();
        boolean hasTest = learnt < labels.size();
        boolean folds = learnt < SMALL || !hasTest;
        int seeds = settings.comparisonSeeds();
        trainings = inputs.size() * seeds * ((hasTest ? 1 : 0) + (folds ? FOLDS : 0));
        int[][] dealt = IntStream.range(0, folds ? seeds : 0)
                .mapToObj(repeat -> deal(settings.seed() + repeat))
                .toArray(int[][]::new);
        List<Score> scores = new ArrayList<>();
        String conclusion = "";
        if (hasTest) {
            VariantRuns runs = new VariantRuns(labels.task(), "test, " + seeds + " seeds", 0);
            for (int seed = 0; seed < seeds; seed++) {
                train(runs, labels, settings.seed() + seed);
            }
            scores.addAll(runs.scores());
            conclusion = runs.conclusion();
        }
        if (folds) {
            VariantRuns runs =
                    new VariantRuns(labels.task(), "cross-validation, " + seeds + " x " + FOLDS, 1.0 / (FOLDS - 1));
            for (int repeat = 0; repeat < seeds; repeat++) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    train(runs, fold(dealt[repeat], fold), settings.seed() + repeat);
                }
            }
            scores.addAll(runs.scores());
            conclusion = runs.conclusion();
        }
        if (settings.typicality()) {
            conclusion += " There the weighted network alone has the factor for unusual data.";
        }
        return new Result(scores, conclusion);
    }

    private void train(VariantRuns runs, Labels chosen, long seed) throws IOException {
        Map<String, Map<String, double[]>> predictions = new LinkedHashMap<>();
        boolean weightsInUse = false;
        for (Map.Entry<String, Path> input : inputs.entrySet()) {
            monitor.checkCancelled();
            Path model = scratch.resolve("model" + trained);
            boolean isChosen = input.getKey().equals(BtwLearner.WEIGHTED);
            TrainingResult result = BtwLearner.learn(
                    input.getValue(),
                    chosen,
                    fusion,
                    settings.variant(seed, weights(input.getKey()), isChosen && settings.typicality()),
                    model,
                    monitor.part((double) trained / trainings, (double) (trained + 1) / trainings));
            weightsInUse |= isChosen && !result.manifest().keepsWeightsOut();
            trained++;
            predictions.put(input.getKey(), predict(model, input.getValue()));
        }
        runs.add(chosen, predictions, weightsInUse);
    }

    private WeightSettings weights(String variant) {
        WeightSettings own = settings.weights();
        return switch (variant) {
            case BtwLearner.WEIGHTED -> own;
            case MI_ONLY -> own.withScheme(Scheme.MI);
            default -> WeightSettings.none();
        };
    }

    /** Each row's number, or its probabilities in the order of the labels' classes. */
    private Map<String, double[]> predict(Path model, Path file) throws IOException {
        Map<String, double[]> predictions = new LinkedHashMap<>();
        try (Predictor predictor = Predictor.open(model, settings.device())) {
            List<String> known = predictor.manifest().classes();
            predictor.predict(
                    file,
                    row -> {
                        if (!row.isMissing()) {
                            predictions.put(
                                    row.rowId(),
                                    labels.task() == Task.REGRESSION
                                            ? new double[] {row.value()}
                                            : inOrder(row.probabilities(), known));
                        }
                    },
                    ProgressMonitor.NONE);
        }
        return predictions;
    }

    private double[] inOrder(double[] probabilities, List<String> known) {
        double[] all = new double[labels.classes().size()];
        for (int c = 0; c < probabilities.length; c++) {
            all[labels.classes().indexOf(known.get(c))] = probabilities[c];
        }
        return all;
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
        for (List<Integer> group : groups(learnt, row -> labels.task().hasProbabilities() ? labels.value(row) : 0.0)) {
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
        Labels.Builder builder =
                switch (labels.task()) {
                    case CLASSIFICATION -> Labels.classification(labels.target());
                    case MULTILABEL -> Labels.multilabel(labels.target(), labels.classes());
                    case REGRESSION -> Labels.regression(labels.target());
                };
        for (int row = 0; row < dealt.length; row++) {
            if (dealt[row] >= 0) {
                Split split = dealt[row] == fold ? Split.TEST : Split.TRAIN;
                switch (labels.task()) {
                    case CLASSIFICATION ->
                        builder.add(labels.rowId(row), labels.names(row).get(0), split);
                    case MULTILABEL -> builder.add(labels.rowId(row), Set.copyOf(labels.names(row)), split);
                    case REGRESSION -> builder.add(labels.rowId(row), labels.value(row), split);
                }
                builder.inGroup(labels.group(row));
            }
        }
        return builder.build();
    }

    private static void single(TensorTable table, int modality, Path file) throws IOException {
        TensorColumn column = table.schema().columns().get(modality);
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(List.of(column)))) {
            for (int row = 0; row < table.rows(); row++) {
                if (table.isPresent(modality, row)) {
                    writer.write(table.rowId(row), List.of(table.values(modality, row)));
                }
            }
            writer.commit();
        }
    }
}
