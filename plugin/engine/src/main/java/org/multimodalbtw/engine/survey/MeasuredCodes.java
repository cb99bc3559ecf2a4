package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multimodalbtw.engine.Limits;

/**
 * Few negative whole numbers below what is measured from 0 on, such as -1 beside a PaO2 and -4 beside a score: laboratories, APACHE and
 * ADNI write them for what was not measured.
 *
 * @param codes the codes, the least first
 * @param cells how many numbers are such codes
 * @param numbers how many numbers there are with them
 * @param smallest the least of the others
 */
record MeasuredCodes(List<Double> codes, long cells, long numbers, double smallest) {

    private static final int FEWEST_ROWS = 30;
    private static final int FEWEST_OTHERS = 10;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int MOST_CODES = 4;
    private static final int FEWEST_CELLS = 2;
    private static final int FEWEST_OF_ALL = 3;
    /** A single code that measured numbers may begin with stands in so many cells. */
    private static final int FEWEST_OF_FURTHER = 5;

    private static final int FEWEST_FRACTIONS = 10;
    private static final double SHARE_OF_KIND = 0.2;
    private static final double SMALLEST_GAP = 3;
    private static final double GAP_OF_FURTHER = 4;

    /**
     * @param numbers those of one quantity that do not count as empty
     * @param name what the quantity is called
     * @return the codes among them; empty where none is, or some numbers below 0 are measured
     */
    static Optional<MeasuredCodes> of(double[] numbers, String name) {
        boolean mayHave = numbers.length >= FEWEST_ROWS && areOnlyCodesNegative(numbers);
        if (!mayHave || NegativeCodes.mayBeNegative(name)) {
            return Optional.empty();
        }
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double number : numbers) {
            counts.merge(number == 0 ? 0.0 : number, 1L, Long::sum);
        }
        SortedMap<Double, Long> others = counts.tailMap(0.0);
        SortedMap<Double, Long> below = counts.headMap(0.0);
        long cells = below.values().stream().mapToLong(Long::longValue).sum();
        List<Double> codes = List.copyOf(below.keySet());
        boolean mayBe = codes.size() <= MOST_CODES
                && others.size() >= FEWEST_DIFFERENT
                && numbers.length - cells >= FEWEST_OTHERS
                && cells >= FEWEST_OF_ALL
                && below.values().stream().allMatch(count -> count >= FEWEST_CELLS);
        return mayBe && !NegativeCodes.areInSteps(counts) && areApart(codes, cells, others)
                ? Optional.of(new MeasuredCodes(codes, cells, numbers.length, others.firstKey()))
                : Optional.empty();
    }

    /** Whether there are negative numbers, and all of them can be codes: of measured ones, mostly the first tells that they are none. */
    private static boolean areOnlyCodesNegative(double[] numbers) {
        boolean hasNegative = false;
        for (double number : numbers) {
            if (number < 0 && !NegativeCodes.isPossible(number)) {
                return false;
            }
            hasNegative |= number < 0;
        }
        return hasNegative;
    }

    private static boolean areApart(List<Double> codes, long cells, SortedMap<Double, Long> others) {
        if (hasFractions(others)) {
            return true;
        }
        double gap = others.firstKey() - codes.get(codes.size() - 1);
        boolean isWide = gap >= SMALLEST_GAP && gap > NegativeCodes.largestStep(others);
        boolean isBeforeOne = others.firstKey() > 0 && gap > 1;
        boolean areAllUsual = codes.stream().allMatch(NegativeCodes::isUsual);
        if (areAllUsual) {
            return isBeforeOne || isWide;
        }
        boolean isFar = gap >= GAP_OF_FURTHER && gap > 2 * NegativeCodes.largestStep(others);
        return cells >= FEWEST_OF_FURTHER && (codes.size() == 1 ? isFar : hasHoles(codes));
    }

    /** Whether as many whole numbers are missing between the least code and 0 as there are codes. */
    private static boolean hasHoles(List<Double> codes) {
        return -codes.get(0) >= 2 * codes.size() && codes.stream().anyMatch(NegativeCodes::isUsual);
    }

    /** Whether the others are measured with decimals, so that some below 0 would have them, too. */
    private static boolean hasFractions(SortedMap<Double, Long> others) {
        long all = others.values().stream().mapToLong(Long::longValue).sum();
        long fractions = others.entrySet().stream()
                .filter(each -> each.getKey() != Math.rint(each.getKey()))
                .mapToLong(each -> each.getValue())
                .sum();
        long different = others.keySet().stream()
                .filter(number -> number != Math.rint(number))
                .count();
        boolean areMixed = fractions >= SHARE_OF_KIND * all && fractions <= (1 - SHARE_OF_KIND) * all;
        return fractions >= SHARE_OF_KIND * all && (different >= FEWEST_FRACTIONS || areMixed);
    }

    /** What they are: a clause. */
    String clause() {
        boolean isOne = codes.size() == 1;
        return KnownCodes.words(codes)
                + (isOne ? " stands" : " stand") + " beside numbers from " + Limits.number(smallest)
                + " on, as codes for "
                + "unknown or not measured do, in " + cells + " of " + numbers + " cells";
    }
}
