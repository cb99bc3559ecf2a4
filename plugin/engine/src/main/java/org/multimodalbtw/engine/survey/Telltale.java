package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final CellNumbers numbers = new CellNumbers();
    /** Rows with a word for empty. */
    private final BitSet ofWords = new BitSet();

    private int[] classOf = new int[16];

    /** Sees a cell that is not empty with the outcome of its row. */
    void add(String text, double number, String outcome) {
        see(text, number, outcome);
    }

    /** Sees a word for empty, which is a name among names and nothing among numbers. */
    void addWord(String text, String outcome) {
        ofWords.set(numbers.size());
        see(text, Double.NaN, outcome);
    }

    private void see(String text, double number, String outcome) {
        if (classes.size() > MOST_VALUES) {
            return;
        }
        if (numbers.size() == classOf.length) {
            classOf = Arrays.copyOf(classOf, 2 * classOf.length);
        }
        int own = classes.computeIfAbsent(outcome, key -> classes.size());
        if (Double.isNaN(number)) {
            words.add(text, own);
        }
        classOf[numbers.size()] = own;
        numbers.add(text, number);
        if (counts.size() <= MOST_VALUES) {
            counts.computeIfAbsent(text, key -> new HashMap<>()).merge(own, 1, Integer::sum);
        }
    }

    /** The share of rows whose class the column tells as it stands, if that is nearly all; otherwise 0. */
    double share() {
        return share(Optional.empty());
    }

    /**
     * As {@link #share()}, where it is known how cells become numbers and which count as empty.
     *
     * @param reading how the cells are read; empty for numbers as they stand
     */
    double share(Optional<CellReading> reading) {
        if (classes.size() < 2 || classes.size() > MOST_VALUES) {
            return 0;
        }
        CellNumbers.Read read = reading.map(numbers::read).orElseGet(numbers::asTheyStand);
        BitSet without = (BitSet) read.empty().clone();
        without.or(ofWords);
        boolean areNumbers = IntStream.range(0, numbers.size())
                .allMatch(row -> without.get(row) || !Double.isNaN(read.numbers()[row]));
        Map<String, Map<Integer, Integer>> ofValues =
                reading.map(this::countsAsRead).orElse(counts);
        double best = counts.size() <= MOST_VALUES && mayTell(row -> true) ? byCategory(ofValues) : 0;
        if (areNumbers && classes.size() == 2) {
            IntPredicate isNumber = row -> !Double.isNaN(read.numbers()[row]);
            best = Math.max(best, mayTell(isNumber) ? byThreshold(read.numbers(), isNumber) : 0);
        }
        if (counts.size() > MOST_VALUES && !areNumbers) {
            best = Math.max(best, words.share(classes.size()));
        }
        return best >= NEARLY_PERFECT ? best : CorrectedCopy.share(ofValues, classes.size());
    }

    /** How many rows of each class each value has, where texts that are read as the same number are one. */
    private Map<String, Map<Integer, Integer>> countsAsRead(CellReading reading) {
        if (counts.size() > MOST_VALUES) {
            return counts;
        }
        Map<String, Map<Integer, Integer>> read = new HashMap<>();
        counts.forEach((text, each) -> {
            double number = reading.isEmpty(text) ? Double.NaN : reading.number(text);
            Map<Integer, Integer> same = read.computeIfAbsent(
                    Double.isNaN(number) ? text : ColumnCells.text(number), value -> new HashMap<>());
            each.forEach((own, rows) -> same.merge(own, rows, Integer::sum));
        });
        return read;
    }

    /** Whether there are enough of these rows, of more than one class. */
    private boolean mayTell(IntPredicate wanted) {
        long[] sizes = new long[classes.size()];
        IntStream.range(0, numbers.size()).filter(wanted).forEach(row -> sizes[classOf[row]]++);
        long all = Arrays.stream(sizes).sum();
        return all >= FEWEST_ROWS && Arrays.stream(sizes).max().orElse(0) <= LARGEST_CLASS * all;
    }

    /** How many rows of each class have a number that counts as empty. */
    Map<String, Long> emptyOfClasses(CellReading reading) {
        BitSet empty = numbers.read(reading).empty();
        Map<String, Long> found = new HashMap<>();
        classes.forEach((name, own) -> found.put(
                name,
                empty.stream()
                        .filter(row -> classOf[row] == own && !Double.isNaN(numbers.get(row)))
                        .count()));
        return found;
    }

    private double byCategory(Map<String, Map<Integer, Integer>> ofValues) {
        long right = ofValues.values().stream()
                .mapToLong(each -> each.values().stream()
                        .mapToLong(Integer::longValue)
                        .max()
                        .orElse(0))
                .sum();
        return (double) right / numbers.size();
    }

    private double byThreshold(double[] read, IntPredicate wanted) {
        double[] zeros = sorted(read, 0, wanted);
        double[] ones = sorted(read, 1, wanted);
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

    private double[] sorted(double[] read, int ofClass, IntPredicate wanted) {
        return IntStream.range(0, read.length)
                .filter(row -> classOf[row] == ofClass && wanted.test(row))
                .mapToDouble(row -> read[row])
                .sorted()
                .toArray();
    }

    /** The number at a place, which is finite; infinite behind the last one. */
    private static double at(double[] values, int place) {
        return place < values.length ? values[place] : Double.POSITIVE_INFINITY;
    }
}
