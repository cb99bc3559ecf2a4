package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multimodalbtw.engine.Limits;

/**
 * Numbers such as 77, 88, 99, 97 and 777 that lie above all others of a column, as surveys code what is unknown, refused, inapplicable or
 * none. As 88 may mean 0, they are named and not made empty.
 *
 * @param codes the codes, the least first
 * @param cells how many numbers are such codes
 * @param numbers how many numbers there are with them
 * @param largest the largest of the others
 */
record ApartCodes(List<Double> codes, long cells, long numbers, double largest) {

    private static final int FEWEST_ROWS = 50;
    private static final int FEWEST_OTHERS = 10;
    private static final int FEWEST_CELLS = 2;
    private static final int MOST_CODES = 6;
    /** One code lies so many ranges of the others above them; several, of which some may be empty already, lie one. */
    private static final double DISTANCE = 2;

    private static final double DISTANCE_OF_SEVERAL = 1;
    private static final double LARGEST_OF_TWO_DIGITS = 99;

    /**
     * @param all the column's numbers
     * @param reading says which of them count as empty
     * @return the codes among the others; empty where there are none
     */
    static Optional<ApartCodes> of(double[] all, CellReading reading) {
        if (all.length < FEWEST_ROWS || !isPossible(Extent.of(all).highest())) {
            return Optional.empty();
        }
        double[] numbers =
                Arrays.stream(all).filter(number -> !reading.isEmpty(number)).toArray();
        SortedMap<Double, Long> codes = new TreeMap<>();
        for (double number : numbers) {
            codes.merge(number, 1L, Long::sum);
        }
        SortedMap<Double, Long> others = new TreeMap<>();
        boolean areSomeEmpty = Arrays.stream(all).anyMatch(number -> isPossible(number) && reading.isEmpty(number));
        while (!codes.isEmpty() && !(isPossible(codes.firstKey()) && areCodes(codes, others, areSomeEmpty))) {
            others.put(codes.firstKey(), codes.remove(codes.firstKey()));
        }
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApartCodes(List.copyOf(codes.keySet()), cells(codes), all.length, others.lastKey()));
    }

    private static long cells(SortedMap<Double, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether so many numbers are codes, all of which lie far above the others. */
    private static boolean areCodes(
            SortedMap<Double, Long> codes, SortedMap<Double, Long> others, boolean areSomeEmpty) {
        boolean areSeveral = codes.size() > 1 || areSomeEmpty;
        return codes.size() <= MOST_CODES
                && codes.keySet().stream().allMatch(ApartCodes::isPossible)
                && (areSeveral || KnownCodes.isUsual(codes.firstKey()))
                && cells(codes) >= FEWEST_CELLS
                && others.size() > 1
                && others.firstKey() >= 0
                && cells(others) >= FEWEST_OTHERS
                && isFar(codes.firstKey(), others, areSeveral);
    }

    private static boolean isPossible(double number) {
        return KnownCodes.isUsual(number) || KnownCodes.hasMeaning(number);
    }

    /** Small codes do not stand beside numbers with decimals. */
    private static boolean isFar(double code, SortedMap<Double, Long> others, boolean areSeveral) {
        boolean areWhole = others.keySet().stream().allMatch(number -> number == Math.rint(number));
        double distance = (areSeveral ? DISTANCE_OF_SEVERAL : DISTANCE) * (others.lastKey() - others.firstKey());
        return code - others.lastKey() > distance && (areWhole || code > LARGEST_OF_TWO_DIGITS);
    }

    /** What they are and what can be done: a clause. */
    String clause() {
        boolean isOne = codes.size() == 1;
        return KnownCodes.words(codes)
                + ", in " + cells + " of " + numbers + " cells, " + (isOne ? "lies" : "lie")
                + " far above all others, of which the "
                + "largest is " + Limits.number(largest) + ", and "
                + (isOne ? "is read as a number" : "are read as numbers")
                + "; if " + (isOne ? "it is a code" : "they are codes")
                + ", as for unknown or for none, write the number that is meant or nothing, or take the column as a category";
    }
}
