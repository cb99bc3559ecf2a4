package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** One code beside numbers with decimals lies so many ranges of the others above them. */
    private static final double DISTANCE = 2;
    /** One beside whole numbers, as scores are, and several, of which some may be empty already. */
    private static final double DISTANCE_OF_WHOLE = 1;
    /** One beside whole numbers that stands in so many cells, and in such a share of them. */
    private static final double DISTANCE_OF_OFTEN = 0.5;

    private static final int FEWEST_OFTEN = 5;
    private static final double SHARE_OFTEN = 0.02;
    /** Beside those of {@link KnownCodes}; the last ones are written where numbers have two or three decimals. */
    private static final Set<Double> FURTHER = Set.of(777777.0, 888888.0, 9.99, 9.999);

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
                && (areSeveral || KnownCodes.isUsual(codes.firstKey()) || FURTHER.contains(codes.firstKey()))
                && cells(codes) >= FEWEST_CELLS
                && others.size() > 1
                && others.firstKey() >= 0
                && cells(others) >= FEWEST_OTHERS
                && isFar(codes, others, areSeveral);
    }

    private static boolean isPossible(double number) {
        return KnownCodes.isUsual(number) || KnownCodes.hasMeaning(number) || FURTHER.contains(number);
    }

    /** Small codes do not stand beside numbers with decimals, but for those with decimals themselves. */
    private static boolean isFar(SortedMap<Double, Long> codes, SortedMap<Double, Long> others, boolean areSeveral) {
        double code = codes.firstKey();
        boolean areWhole = others.keySet().stream().allMatch(number -> number == Math.rint(number));
        boolean mayStand = areWhole ? code == Math.rint(code) : code > LARGEST_OF_TWO_DIGITS || FURTHER.contains(code);
        double distance = areSeveral || areWhole ? distanceOfWhole(codes, others, areSeveral) : DISTANCE;
        return mayStand && code - others.lastKey() > distance * (others.lastKey() - others.firstKey());
    }

    private static double distanceOfWhole(
            SortedMap<Double, Long> codes, SortedMap<Double, Long> others, boolean areSeveral) {
        boolean isOften = cells(codes) >= Math.max(FEWEST_OFTEN, SHARE_OFTEN * (cells(codes) + cells(others)));
        return isOften && !areSeveral ? DISTANCE_OF_OFTEN : DISTANCE_OF_WHOLE;
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
