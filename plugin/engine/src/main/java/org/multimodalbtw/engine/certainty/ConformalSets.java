package org.multimodalbtw.engine.certainty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;

/**
 * Sets of classes and intervals of numbers that hold the truth as often as is asked, by cross-conformal prediction: what network k says of a
 * new row is compared with what it said of the rows that it held out.
 *
 * <pre>
 *   p(y) = (1 + sum over k of #{ rows i held out by k: s_i at least s_k(x, y) }) / (n + 1),   the set = { y: p(y) above 1 - coverage }
 *   low  = the smallest y with 1 + sum over k of #{ i of k: mu_k(x) - s_i at most  y } above (1 - coverage) (n + 1)
 *   high = the largest  y with 1 + sum over k of #{ i of k: mu_k(x) + s_i at least y } above (1 - coverage) (n + 1)
 * </pre>
 *
 * The sets are those of Vovk (2015, Annals of Mathematics and Artificial Intelligence 74), the intervals CV+ (Barber, Candes, Ramdas and
 * Tibshirani 2021, Annals of Statistics 49). If new rows are like the held-out ones, they hold the truth of a share of coverage in all but
 * contrived cases; proven is 1 - 2 (1 - coverage), less a little for few rows, and the full coverage with one network. A row's set depends
 * on no other row that is scored.
 */
public final class ConformalSets {

    /** p-values differ by 1 / (n + 1) at least, which is far more. */
    private static final double ROUNDING = 1e-9;

    private final List<ConformalScores> questions;
    private final Confidence confidence;

    /**
     * @param questions the scores of a model's held-out rows
     * @param confidence how often a set is to hold the truth
     */
    public ConformalSets(List<ConformalScores> questions, Confidence confidence) {
        this.questions = List.copyOf(questions);
        this.confidence = confidence;
    }

    /** @return whether there are scores, without which there are no sets */
    public boolean areKnown() {
        return !questions.isEmpty();
    }

    /**
     * The classes that cannot be excluded for a row.
     *
     * @param members networks x classes: the probabilities that each network gives by itself
     * @return one a class; all may be false, where even the most probable class fits worse than what is asked
     */
    public boolean[] classes(double[][] members) {
        boolean[] possible = new boolean[members[0].length];
        for (int c = 0; c < possible.length; c++) {
            possible[c] = isPossible(questions.get(0), c, scores(members, c, true));
        }
        return possible;
    }

    /**
     * What cannot be excluded of a row's labels, each for itself.
     *
     * @param members networks x labels: the probabilities that each network gives by itself
     * @return labels x 2: that the row lacks the label, and that it has it
     */
    public boolean[][] labels(double[][] members) {
        boolean[][] possible = new boolean[members[0].length][];
        for (int label = 0; label < possible.length; label++) {
            possible[label] = new boolean[] {
                isPossible(questions.get(label), 0, scores(members, label, false)),
                isPossible(questions.get(label), 1, scores(members, label, true))
            };
        }
        return possible;
    }

    private static double[] scores(double[][] members, int output, boolean isTrue) {
        double[] scores = new double[members.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = isTrue ? 1 - members[k][output] : members[k][output];
        }
        return scores;
    }

    private boolean isPossible(ConformalScores question, int answer, double[] scores) {
        return pValue(question.of(answer, confidence.byClass()), scores) > 1 - confidence.coverage() + ROUNDING;
    }

    /** The share of the held-out rows, and of the new one, that fit as badly as the new one would with an answer. */
    static double pValue(List<ScoreList> lists, double[] scores) {
        double count = 1;
        for (int k = 0; k < scores.length; k++) {
            count += lists.get(k).atLeast(scores[k]);
        }
        return count / (total(lists) + 1);
    }

    private static double total(List<ScoreList> lists) {
        return lists.stream().mapToDouble(ScoreList::total).sum();
    }

    /**
     * @param members networks x 1: the number that each network predicts by itself
     * @return the interval of the row's number
     */
    public Interval interval(double[][] members) {
        double[] numbers = new double[members.length];
        double[] mirrored = new double[members.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = members[k][0];
            mirrored[k] = -members[k][0];
        }
        return new Interval(lowest(numbers), -lowest(mirrored));
    }

    /** The smallest of the lower ends mu_k - s_i at which enough rows of all networks have theirs. */
    private double lowest(double[] numbers) {
        List<ScoreList> lists = questions.get(0).members();
        double needed = (1 - confidence.coverage() + ROUNDING) * (total(lists) + 1) - 1;
        if (needed < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < numbers.length; k++) {
            int low = 0;
            int high = lists.get(k).scores().length;
            // the larger the score, the smaller the end, and the fewer rows have theirs below it
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (below(lists, numbers, k, middle) > needed) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low > 0) {
                lowest = Math.min(lowest, numbers[k] - lists.get(k).scores()[low - 1]);
            }
        }
        return lowest;
    }

    /** The weight of the rows whose lower end is at most that of one network's score. */
    private static double below(List<ScoreList> lists, double[] numbers, int network, int index) {
        double score = lists.get(network).scores()[index];
        double end = numbers[network] - score;
        double count = lists.get(network).atLeast(score);
        for (int k = 0; k < numbers.length; k++) {
            if (k != network) {
                count += lists.get(k).atLeast(numbers[k] - end);
            }
        }
        return count;
    }

    /**
     * @param classes the names of the classes or labels; none for a number
     * @return what cannot be said because too few rows were held out, in one sentence; empty if all can
     */
    public List<String> limits(List<String> classes) {
        int needed = (int) Math.ceil(1 / (1 - confidence.coverage() + ROUNDING)) - 1;
        List<String> never = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            ConformalScores question = questions.get(q);
            if (!confidence.byClass() || question.byClass().isEmpty()) {
                if (total(question.members()) < needed - ROUNDING) {
                    return List.of("Only " + Math.round(total(question.members()))
                            + " held-out rows (or groups): at " + confidence.percent()
                            + " nothing can be excluded with fewer than " + needed + ". Lower 'Coverage'.");
                }
            } else {
                never.addAll(rare(question, questions.size() == 1 ? classes : withAndWithout(classes.get(q)), needed));
            }
        }
        return never.isEmpty()
                ? List.of()
                : List.of("Never excluded at " + confidence.percent() + ", for want of " + needed
                        + " held-out rows (or groups) of them: " + Examples.of(never)
                        + ". Lower 'Coverage', or switch 'By class' off.");
    }

    private static List<String> withAndWithout(String label) {
        return List.of("not " + label, label);
    }

    private static List<String> rare(ConformalScores question, List<String> names, int needed) {
        return IntStream.range(0, names.size())
                .filter(c -> total(question.byClass().get(c)) < needed - ROUNDING)
                .mapToObj(names::get)
                .toList();
    }
}
