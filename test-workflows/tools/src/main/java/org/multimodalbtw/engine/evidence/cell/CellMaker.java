package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Metric;

/**
 * Makes one cell: writes what the method reads, runs it, and scores what it predicted.
 *
 * @param data the folder of all sets
 * @param programs what is run
 * @param store where cells of other methods are, by whose time budgets are measured
 */
record CellMaker(Path data, Programs programs, CellStore store) {

    private static final Pattern BUDGET = Pattern.compile("\\{(\\d+)\\*([^}]+)}");

    /**
     * What is to be made.
     *
     * @param set which set
     * @param rows of the set, with the uses of the division
     * @param method what runs
     * @param key of the cell
     */
    record Task(CellSet set, SetRows rows, Method method, CellKey key) {}

    /**
     * @param task which cell
     * @param budgets keys of the cells that the method's options name
     * @throws IOException if a program fails
     * @throws InputException if a program did not predict all rows
     */
    Cell make(Task task, Map<String, CellKey> budgets) throws IOException, InterruptedException {
        List<String> options = options(task.method(), budgets);
        Path scratch = Files.createTempDirectory("cell");
        try {
            Path folder = Files.createDirectory(scratch.resolve("data"));
            Set<String> unlabelled = FewLabels.without(
                    task.rows(), task.set().labelled(), task.key().division().seed());
            CellFolder.write(task.set(), data, task.rows(), unlabelled, folder);
            Path out = scratch.resolve("out");
            Path log = log(task.key());
            if (!task.method().isProduct()) {
                programs.prepare();
            }
            long seed = task.key().division().seed();
            Cell.Cost cost =
                    MeasuredRun.of(programs.command(task.method(), options, task.set(), seed, folder, out), log);
            Answer answer = task.method().isProduct()
                    ? Answer.ofProduct(out, task.method().name(), task.rows().classes())
                    : Answer.ofPeer(out);
            return cell(task, answer, cost);
        } finally {
            delete(scratch);
        }
    }

    private Path log(CellKey key) throws IOException {
        Path logs = Files.createDirectories(store.folder().resolve("logs").resolve(key.folder()));
        return logs.resolve(key.prefix() + "log.txt");
    }

    private List<String> options(Method method, Map<String, CellKey> budgets) throws IOException {
        List<String> options = new ArrayList<>();
        for (String option : method.options()) {
            Matcher budget = BUDGET.matcher(option);
            options.add(budget.find() ? budget.replaceFirst(seconds(method, budget, budgets)) : option);
        }
        return options;
    }

    private String seconds(Method method, Matcher budget, Map<String, CellKey> budgets) throws IOException {
        CellKey key = budgets.get(budget.group(2));
        Optional<CellStore.Found> found = key == null ? Optional.empty() : store.find(key);
        if (found.isEmpty()) {
            throw new InputException(
                    method.name() + " is given the time of '" + budget.group(2) + "', which was not run on these rows.",
                    "Run that method too, before this one.");
        }
        Cell.Cost cost = found.get().outcome().cost();
        return String.format(Locale.ROOT, "%.0f", Integer.parseInt(budget.group(1)) * cost.processorSeconds());
    }

    private static Cell cell(Task task, Answer answer, Cell.Cost cost) {
        List<SetRows.Row> test = task.rows().test();
        List<String> classes = task.rows().classes();
        List<Cell.Entry> entries = new ArrayList<>();
        Cell unscored = new Cell(
                task.key(),
                classes,
                test.stream().map(SetRows.Row::id).toList(),
                test.stream().map(SetRows.Row::label).toList(),
                test.stream().map(SetRows.Row::group).toList(),
                entries,
                cost);
        GroundTruth truth = unscored.groundTruth();
        for (Answer.Model model : answer.models()) {
            double[][] predictions = predictions(model, unscored, answer.classes());
            double seconds = Double.isNaN(model.seconds()) ? cost.processorSeconds() : model.seconds();
            entries.add(
                    new Cell.Entry(model.name(), model.heldOut(), seconds, predictions, scores(truth, predictions)));
        }
        return unscored;
    }

    /** In the order of the rows and of the set's classes. */
    private static double[][] predictions(Answer.Model model, Cell cell, List<String> order) {
        double[][] predictions = new double[cell.ids().size()][];
        for (int row = 0; row < predictions.length; row++) {
            double[] given = model.predictions().get(cell.ids().get(row));
            int outputs = Math.max(1, cell.classes().size());
            if (given == null || given.length != order.size() && !order.isEmpty()) {
                throw new InputException(
                        "'" + model.name() + "' has no prediction for row '"
                                + cell.ids().get(row) + "'.",
                        "Every row that is scored needs one; see the log of the cell.");
            }
            predictions[row] = new double[outputs];
            for (int output = 0; output < outputs; output++) {
                int at = order.isEmpty() ? 0 : order.indexOf(cell.classes().get(output));
                predictions[row][output] = at < 0 ? 0 : given[at];
            }
        }
        return predictions;
    }

    private static Map<String, Double> scores(GroundTruth truth, double[][] predictions) {
        if (!Arrays.stream(predictions).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new InputException("A prediction is not a number.", "See the log of the cell.");
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<Metric, Double> values = truth.values(predictions, ProgressMonitor.NONE);
        values.forEach((metric, value) -> scores.put(metric.key(), value));
        return scores;
    }

    private static void delete(Path scratch) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(scratch)) {
            inside = all.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }
}
