package org.multimodalbtw.engine.certainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;

/**
 * How wrong a model's networks were on the rows that they did not learn from, for one question: which class a row has, whether it has one
 * of the labels, or its number. A row's score is 1 less the probability that its own network gave to what is true (LAC, Sadinle, Lei and
 * Wasserman 2019), or the absolute error in units of the target.
 *
 * <p>Rows of a group count as one together, each 1 over the number of its group's rows (HCP, Lee, Barber and Willett 2024), where the labels
 * say that groups count as one.
 *
 * @param members of each network the scores of the rows that it held out
 * @param byClass the same of the rows of each class alone, classes x networks; of a label first those without and then those with it; none
 *     for a number
 */
public record ConformalScores(List<ScoreList> members, List<List<ScoreList>> byClass) {

    /** Most scores that are kept of a network. */
    static final int MOST = 1000;

    /** Most scores that are kept of a network over all classes, if there are many; but {@value #FEWEST} a class. */
    private static final int MOST_OF_CLASSES = 20_000;

    private static final int FEWEST = 20;

    /** Keeps its own copies. */
    public ConformalScores {
        members = List.copyOf(members);
        byClass = byClass.stream().map(List::copyOf).toList();
    }

    /** What is true of rows in one question, and how wrong their networks were. */
    private record Question(int classes, int[] truth, IntToDoubleFunction score) {}

    /**
     * @param truth what is true of rows
     * @param predictions of these rows, each by a network that did not learn from it; rows x outputs, NaN where there is none
     * @param judges which network that was, from 0
     * @param networks how many networks there are
     * @return the scores of each question; none without rows
     */
    public static List<ConformalScores> of(GroundTruth truth, double[][] predictions, int[] judges, int networks) {
        int[] known = IntStream.range(0, predictions.length)
                .filter(row -> !Double.isNaN(predictions[row][0]))
                .toArray();
        return known.length == 0
                ? List.of()
                : questions(truth, predictions).stream()
                        .map(question -> of(question, known, truth.units(), judges, networks))
                        .toList();
    }

    private static List<Question> questions(GroundTruth truth, double[][] predictions) {
        if (truth instanceof GroundTruth.OfClasses classes) {
            return List.of(new Question(
                    classes.classes(), classes.truth(), row -> 1 - predictions[row][classes.truth()[row]]));
        }
        if (truth instanceof GroundTruth.OfLabels labels) {
            return IntStream.range(0, labels.labels())
                    .mapToObj(label -> ofLabel(labels, label, predictions))
                    .toList();
        }
        double[] numbers = ((GroundTruth.OfNumbers) truth).truth();
        return List.of(new Question(0, new int[numbers.length], row -> Math.abs(numbers[row] - predictions[row][0])));
    }

    private static Question ofLabel(GroundTruth.OfLabels labels, int label, double[][] predictions) {
        int[] has = new int[labels.rows()];
        for (int row = 0; row < has.length; row++) {
            has[row] = labels.truth()[row][label] ? 1 : 0;
        }
        return new Question(2, has, row -> has[row] == 1 ? 1 - predictions[row][label] : predictions[row][label]);
    }

    private static ConformalScores of(Question question, int[] rows, Units units, int[] judges, int networks) {
        List<List<ScoreList>> byClass = new ArrayList<>();
        int most = Math.max(FEWEST, Math.min(MOST, MOST_OF_CLASSES / Math.max(1, question.classes)));
        for (int c = 0; c < question.classes; c++) {
            int here = c;
            int[] ofClass = IntStream.of(rows)
                    .filter(row -> question.truth[row] == here)
                    .toArray();
            byClass.add(lists(question, ofClass, units, judges, networks, most));
        }
        return new ConformalScores(lists(question, rows, units, judges, networks, MOST), byClass);
    }

    private static List<ScoreList> lists(
            Question question, int[] rows, Units units, int[] judges, int networks, int most) {
        double[] shares = units.shares(rows);
        List<ScoreList> lists = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            int judge = network;
            int[] own = IntStream.range(0, rows.length)
                    .filter(i -> judges[rows[i]] == judge)
                    .toArray();
            lists.add(ScoreList.of(
                    IntStream.of(own)
                            .mapToDouble(i -> question.score.applyAsDouble(rows[i]))
                            .toArray(),
                    IntStream.of(own).mapToDouble(i -> shares[i]).toArray(),
                    most));
        }
        return lists;
    }

    /**
     * @param networks how many networks a model has
     * @param classes how many classes the question has; 0 for a number
     * @throws IllegalArgumentException if the scores are not of such a model
     */
    public void requireOf(int networks, int classes) {
        boolean fits = members.size() == networks && byClass.size() == classes;
        if (!fits || byClass.stream().anyMatch(lists -> lists.size() != networks)) {
            throw new IllegalArgumentException("scores of " + members.size() + " networks and " + byClass.size()
                    + " classes, not of " + networks + " and " + classes);
        }
    }

    /** The scores to which a class is compared. */
    List<ScoreList> of(int answer, boolean alone) {
        return alone ? byClass.get(answer) : members;
    }
}
