package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.Limits;

/**
 * Numbers that stand for something unknown in a column whose numbers reach so far that none lies far from the others: -999 below numbers from 0
 * on, and 9999 or 9999.99 that comes again and again where the others hardly do.
 *
 * @param certain those that count as empty, the least first
 * @param likely those that stay numbers and are named
 * @param counts how often each of them occurs
 */
record StandIns(List<Double> certain, List<Double> likely, Map<Double, Long> counts) {

    static final StandIns NONE = new StandIns(List.of(), List.of(), Map.of());

    private static final int FEWEST_ROWS = 20;
    private static final int FEWEST_OTHERS = 10;
    private static final int FEWEST_CELLS = 2;
    private static final int FEWEST_OF_HEAP = 5;
    private static final double SHARE_OF_HEAP = 0.02;
    /** What so many rows have is an answer, and not empty. */
    private static final double MOST_EMPTY = 0.4;
    /** Of a measurement that is cut off at a number, some lie between that number and so much of it. */
    private static final double CLEAR_BELOW = 0.75;
    /** A heap has so many times as many cells as any other number that is not 0, and as all numbers near it; one above all others fewer. */
    private static final long HEAP = 5;

    private static final long HEAP_ABOVE = 3;

    private static final double NEAR = 0.02;

    private static final double[] NEGATIVE = {
        -88, -99, -888, -999, -8888, -9999, -99999, -999999, -99.9, -99.99, -999.9, -999.99, -9999.9, -9999.99
    };
    private static final double[] POSITIVE = {
        888, 999, 999.9, 999.99, 999.999, 8888, 9999, 9999.9, 9999.99, 9999.999, 88888, 99999, 99999.9, 99999.99,
        999999, 9999999, 99999999
    };

    /**
     * @param numbers those of one quantity that do not count as empty already
     * @param name what the quantity is called
     * @return the stand-ins among them
     */
    static StandIns in(double[] numbers, String name) {
        if (numbers.length < FEWEST_ROWS || !areAny(numbers)) {
            return NONE;
        }
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double number : numbers) {
            counts.merge(number, 1L, Long::sum);
        }
        List<Double> certain = new ArrayList<>();
        List<Double> likely = new ArrayList<>();
        if (!NegativeCodes.mayBeNegative(name)) {
            negative(numbers, counts, certain, likely);
        }
        for (double code : POSITIVE) {
            if (counts.containsKey(code)) {
                new Heap(code, counts.get(code), without(counts, certain)).sort(numbers.length, certain, likely);
            }
        }
        return new StandIns(List.copyOf(certain), List.copyOf(likely), counts);
    }

    private static boolean areAny(double[] numbers) {
        for (double number : numbers) {
            if (contains(number < 0 ? NEGATIVE : POSITIVE, number)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(double[] codes, double number) {
        for (double code : codes) {
            if (code == number) {
                return true;
            }
        }
        return false;
    }

    /** Codes below 0 where nothing else is: several cells are certain, one is likely. */
    private static void negative(
            double[] numbers, SortedMap<Double, Long> counts, List<Double> certain, List<Double> likely) {
        SortedMap<Double, Long> below = counts.headMap(0.0);
        long cells = below.values().stream().mapToLong(Long::longValue).sum();
        boolean areCodes = !below.isEmpty()
                && below.keySet().stream().allMatch(number -> contains(NEGATIVE, number))
                && numbers.length - cells >= FEWEST_OTHERS
                && counts.size() - below.size() > FEWEST_OTHERS
                && cells <= MOST_EMPTY * numbers.length;
        if (areCodes) {
            (cells >= FEWEST_CELLS ? certain : likely).addAll(below.keySet());
        }
    }

    private static SortedMap<Double, Long> without(SortedMap<Double, Long> counts, List<Double> codes) {
        SortedMap<Double, Long> others = new TreeMap<>(counts);
        others.keySet().removeAll(codes);
        return others;
    }

    /**
     * A number that comes again and again.
     *
     * @param code the number
     * @param cells in how many cells
     * @param all how often each number occurs, itself among them
     */
    private record Heap(double code, long cells, SortedMap<Double, Long> all) {

        void sort(int numbers, List<Double> certain, List<Double> likely) {
            boolean isHighest = all.lastKey() == code;
            boolean isHeap = cells >= Math.max(FEWEST_OF_HEAP, SHARE_OF_HEAP * numbers)
                    && cells <= MOST_EMPTY * numbers
                    && cells >= (isHighest ? HEAP_ABOVE : HEAP) * largestOther()
                    && all.firstKey() >= 0;
            if (!isHeap || all.size() <= FEWEST_OTHERS) {
                return;
            }
            boolean isApart = isHighest
                    ? all.headMap(code).lastKey() < CLEAR_BELOW * code
                    : cells >= HEAP * Math.max(1, near()) && all.tailMap(code).size() > 2;
            (isApart ? certain : likely).add(code);
        }

        /** How often the most frequent of the others occurs that is no 0, which may mean that there is none, and not where the numbers begin. */
        private long largestOther() {
            return all.entrySet().stream()
                    .filter(each -> each.getKey() != code && each.getKey() != 0)
                    .skip(all.firstKey() == 0 ? 0 : 1)
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }

        private long near() {
            return all.subMap((1 - NEAR) * code, (1 + NEAR) * code).values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    - cells;
        }
    }

    /** Those that count as empty beside others that do. */
    double[] with(List<Double> others) {
        return DoubleStream.concat(
                        others.stream().mapToDouble(Double::doubleValue),
                        certain.stream().mapToDouble(Double::doubleValue))
                .toArray();
    }

    /** What to say where the certain ones count as empty: one clause each; mostly none. */
    List<String> clauses(WrittenAs as) {
        List<String> clauses = new ArrayList<>();
        if (!certain.isEmpty()) {
            clauses.add(is(certain, certain.stream().map(as::of).collect(Collectors.joining(" and ")))
                    + ", and " + (certain.size() == 1 ? "counts" : "count") + " as empty, in " + cells(certain)
                    + "; to keep " + (certain.size() == 1 ? "it" : "them") + ", take the column as a number");
        }
        if (!likely.isEmpty()) {
            clauses.add(is(likely, likely.stream().map(as::of).collect(Collectors.joining(" and "))) + ", in "
                    + cells(likely) + ", and " + (likely.size() == 1 ? "counts as a number" : "count as numbers")
                    + "; if it means that nothing is known, add it to 'Texts that mean empty'");
        }
        return clauses;
    }

    /** What to say of all of them where they are read as they stand: a clause; empty where there are none. */
    List<String> clauses() {
        List<Double> all = new ArrayList<>(certain);
        all.addAll(likely);
        return all.isEmpty()
                ? List.of()
                : List.of(is(all, all.stream().map(Limits::number).collect(Collectors.joining(" and ")))
                        + ", in " + cells(all) + ", and " + (all.size() == 1 ? "is" : "are")
                        + " read as measured: if something unknown is meant, empty such cells first");
    }

    private String is(List<Double> codes, String words) {
        boolean areNegative = codes.stream().allMatch(code -> code < 0);
        return words
                + (areNegative
                        ? (codes.size() == 1 ? " stands" : " stand") + " below numbers from 0 on"
                        : (codes.size() == 1 ? " comes" : " come") + " again and again, as stand-ins for unknown do");
    }

    private String cells(List<Double> codes) {
        long cells = codes.stream().mapToLong(counts::get).sum();
        return cells == 1 ? "1 cell" : cells + " cells";
    }
}
