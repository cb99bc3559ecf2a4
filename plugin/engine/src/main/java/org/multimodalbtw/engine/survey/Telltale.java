package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How well a column alone tells the class of a row: by its few categories, by one threshold between two classes, or by the words of its texts. */
final class Telltale {

    private static final int FEWEST_ROWS = 50;
    private static final int MOST_VALUES = 20;
    private static final double NEARLY_PERFECT = 0.98;
    /** Where nearly all rows are of one class, saying so is nearly perfect, too. */
    private static final double LARGEST_CLASS = 0.9;

    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> counts = new HashMap<>();
    private final TellingWords words = new TellingWords();
    private double[] numbers = new double[16];
    private int[] classOf = new int[16];
    private int rows;
    private boolean areNumbers = true;

    /** Sees a cell that is not empty with the outcome of its row. */
    void add(String text, double number, String outcome) {
        areNumbers &= !Double.isNaN(number);
        see(text, number, outcome);
    }

    /** Sees a word for empty, which is a name among names and nothing among numbers. */
    void addWord(String text, String outcome) {
        see(text, Double.NaN, outcome);
    }

    private void see(String text, double number, String outcome) {
        if (classes.size() > MOST_VALUES) {
            return;
        }
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * rows);
            classOf = Arrays.copyOf(classOf, 2 * rows);
        }
        int own = classes.computeIfAbsent(outcome, key -> classes.size());
        if (Double.isNaN(number)) {
            words.add(text, own);
        }
        numbers[rows] = number;
        classOf[rows++] = own;
        if (counts.size() <= MOST_VALUES) {
            counts.computeIfAbsent(text, key -> new HashMap<>()).merge(own, 1, Integer::sum);
        }
    }

    /** The share of rows whose class the column tells, if that is nearly all; otherwise 0. */
    double share() {
        return share(number -> false);
    }

    /** As {@link #share()}, where some numbers mean that a cell is empty. */
    double share(DoublePredicate meansEmpty) {
        if (classes.size() < 2 || classes.size() > MOST_VALUES) {
            return 0;
        }
        double best = counts.size() <= MOST_VALUES && mayTell(row -> true) ? byCategory() : 0;
        if (areNumbers && classes.size() == 2) {
            IntPredicate isNumber = row -> !Double.isNaN(numbers[row]) && !meansEmpty.test(numbers[row]);
            best = Math.max(best, mayTell(isNumber) ? byThreshold(isNumber) : 0);
        }
        if (counts.size() > MOST_VALUES && !areNumbers) {
            best = Math.max(best, words.share(classes.size()));
        }
        return best >= NEARLY_PERFECT ? best : CorrectedCopy.share(counts, classes.size());
    }

    /** Whether there are enough of these rows, of more than one class. */
    private boolean mayTell(IntPredicate wanted) {
        long[] sizes = new long[classes.size()];
        IntStream.range(0, rows).filter(wanted).forEach(row -> sizes[classOf[row]]++);
        long all = Arrays.stream(sizes).sum();
        return all >= FEWEST_ROWS && Arrays.stream(sizes).max().orElse(0) <= LARGEST_CLASS * all;
    }

    /** How many rows of each class have one of these numbers. */
    Map<String, Long> classesOf(DoublePredicate wanted) {
        Map<String, Long> found = new HashMap<>();
        classes.forEach((name, own) -> found.put(
                name,
                IntStream.range(0, rows)
                        .filter(row -> classOf[row] == own && wanted.test(numbers[row]))
                        .count()));
        return found;
    }

    private double byCategory() {
        long right = counts.values().stream()
                .mapToLong(each -> each.values().stream()
                        .mapToLong(Integer::longValue)
                        .max()
                        .orElse(0))
                .sum();
        return (double) right / rows;
    }

    private double byThreshold(IntPredicate wanted) {
        double[] zeros = sorted(0, wanted);
        double[] ones = sorted(1, wanted);
        long right = ones.length;
        long all = zeros.length + ones.length;
        long best = Math.max(right, all - right);
        int below = 0;
        int above = 0;
        while (below < zeros.length || above < ones.length) {
            double threshold = Math.min(at(zeros, below), at(ones, above));
            for (; at(zeros, below) <= threshold; below++) {
                right++;
            }
            for (; at(ones, above) <= threshold; above++) {
                right--;
            }
            best = Math.max(best, Math.max(right, all - right));
        }
        return (double) best / all;
    }

    private double[] sorted(int ofClass, IntPredicate wanted) {
        return IntStream.range(0, rows)
                .filter(row -> classOf[row] == ofClass && wanted.test(row))
                .mapToDouble(row -> numbers[row])
                .sorted()
                .toArray();
    }

    /** The number at a place, which is finite; infinite behind the last one. */
    private static double at(double[] values, int place) {
        return place < values.length ? values[place] : Double.POSITIVE_INFINITY;
    }
}
