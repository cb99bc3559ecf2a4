package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
        if (classes.size() > MOST_VALUES) {
            return;
        }
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * rows);
            classOf = Arrays.copyOf(classOf, 2 * rows);
        }
        int own = classes.computeIfAbsent(outcome, key -> classes.size());
        areNumbers &= !Double.isNaN(number);
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
        if (rows < FEWEST_ROWS
                || classes.size() < 2
                || classes.size() > MOST_VALUES
                || largestClass() > LARGEST_CLASS) {
            return 0;
        }
        double best = counts.size() <= MOST_VALUES ? byCategory() : 0;
        if (areNumbers && classes.size() == 2) {
            best = Math.max(best, byThreshold());
        }
        if (counts.size() > MOST_VALUES && !areNumbers) {
            best = Math.max(best, words.share(classes.size()));
        }
        return best >= NEARLY_PERFECT ? best : 0;
    }

    private double largestClass() {
        long[] sizes = new long[classes.size()];
        IntStream.range(0, rows).forEach(row -> sizes[classOf[row]]++);
        return (double) Arrays.stream(sizes).max().orElse(0) / rows;
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

    private double byThreshold() {
        double[] zeros = sorted(0);
        double[] ones = sorted(1);
        long right = ones.length;
        long best = Math.max(right, rows - right);
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
            best = Math.max(best, Math.max(right, rows - right));
        }
        return (double) best / rows;
    }

    private double[] sorted(int wanted) {
        return IntStream.range(0, rows)
                .filter(row -> classOf[row] == wanted)
                .mapToDouble(row -> numbers[row])
                .sorted()
                .toArray();
    }

    /** The number at a place, which is finite; infinite behind the last one. */
    private static double at(double[] values, int place) {
        return place < values.length ? values[place] : Double.POSITIVE_INFINITY;
    }
}
