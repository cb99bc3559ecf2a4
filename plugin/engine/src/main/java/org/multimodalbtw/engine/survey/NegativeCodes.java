package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;

/** Few negative whole numbers beside others from 0 or 1 on, such as -1 and -3, as surveys code what is unknown or was not answered. */
final class NegativeCodes {

    private static final int FEWEST_ROWS = 50;
    private static final int MOST_CODES = 4;
    private static final int FEWEST_CELLS = 2;
    private static final int MOST_NAMES = 10;
    private static final double MOST_SHARE = 0.8;
    /** What so many rows have is an answer, as that none of the others holds, and not empty. */
    private static final double MOST_EMPTY = 0.3;

    private static final Set<Double> USUAL =
            Set.of(-1.0, -3.0, -7.0, -8.0, -9.0, -66.0, -77.0, -88.0, -97.0, -98.0, -99.0);
    /** Codes only beside one of the near {@link #USUAL} ones, as measured numbers begin with them as well. */
    private static final Set<Double> FURTHER = Set.of(-2.0, -4.0, -5.0, -6.0, -10.0, -11.0);

    private static final int MOST_FURTHER = 2;
    /** Numbers that are measured in steps of so much go on below 0 in the same steps. */
    private static final double[] STEPS = {2, 5};

    private static final double FARTHEST_MEASURED = -20;
    private static final Set<String> SIGNED = ColumnWords.set(
            """
            change delta diff difference excess balance bilanz rass zscore sds differenz veraenderung veranderung gain loss be axis
            shift net cambio diferencia variation ecart evolution trend groc extension flexion deviation refraction sphere sph cyl hu
            day days week weeks onset delay delai jour jours pta db achse""");

    private NegativeCodes() {}

    /** Which numbers of a column are such codes: a clause; empty where none is, or they lie so far away that they count as empty. */
    static Optional<String> clause(ColumnCells cells) {
        List<Double> codes = codes(cells);
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(codes.stream().map(Limits::number).collect(Collectors.joining(" and "))
                        + (codes.size() == 1 ? " stands" : " stand") + " beside numbers from "
                        + Limits.number(smallest(cells)) + " on, as codes for unknown or not answered do");
    }

    /** Whether such codes stand beside so few numbers, without a gap among them, that all are names. */
    static boolean areBesideNames(ColumnCells cells) {
        SortedMap<Double, Long> counts = counted(cells);
        long further =
                counts.headMap(0.0).keySet().stream().filter(FURTHER::contains).count();
        return counts.tailMap(0.0).size() <= MOST_NAMES
                && largestStep(counts.tailMap(0.0)) == 1
                && 2 * further <= counts.headMap(0.0).size();
    }

    /** Whether a number may be such a code. */
    static boolean isPossible(double number) {
        return USUAL.contains(number) || FURTHER.contains(number);
    }

    /** Whether a number is such a code more often than a measured number. */
    static boolean isUsual(double number) {
        return USUAL.contains(number);
    }

    /** Whether by its name a quantity is measured on both sides of 0. */
    static boolean mayBeNegative(String name) {
        return NamedLike.hasWord(name, SIGNED);
    }

    private static List<Double> codes(ColumnCells cells) {
        double[] numbers = cells.numbers();
        if (numbers.length < FEWEST_ROWS
                || cells.textCells() > 0
                || !cells.areWhole()
                || Extent.of(numbers).lowest() >= 0
                || mayBeNegative(cells.name())) {
            return List.of();
        }
        SortedMap<Double, Long> counts = counted(cells);
        List<Double> codes = List.copyOf(counts.headMap(0.0).keySet());
        long inCodes =
                counts.headMap(0.0).values().stream().mapToLong(Long::longValue).sum();
        boolean areFew = codes.size() <= MOST_CODES
                && codes.size() <= counts.size() - codes.size()
                && counts.size() - codes.size() > 1
                && areUsual(codes)
                && inCodes <= MOST_SHARE * numbers.length
                && codes.stream().allMatch(code -> counts.get(code) >= FEWEST_CELLS);
        return areFew
                        && isApart(codes, counts.tailMap(0.0))
                        && !areInSteps(counts)
                        && (inCodes > MOST_EMPTY * numbers.length
                                || Spread.of(numbers).sentinels().isEmpty())
                ? codes
                : List.of();
    }

    private static boolean areUsual(List<Double> codes) {
        List<Double> further = codes.stream().filter(FURTHER::contains).toList();
        return codes.stream().allMatch(code -> USUAL.contains(code) || FURTHER.contains(code))
                && further.size() <= MOST_FURTHER
                && (further.isEmpty()
                        || codes.stream().anyMatch(code -> USUAL.contains(code) && code > FARTHEST_MEASURED));
    }

    /** Measured numbers go on below 0 without a gap, or with one as among the others. */
    private static boolean isApart(List<Double> codes, SortedMap<Double, Long> others) {
        double largest = codes.get(codes.size() - 1);
        double smallest = others.firstKey();
        boolean isGap = smallest > 0 || largest < -1 || codes.get(0) < -codes.size();
        return isGap && (USUAL.containsAll(codes) || smallest - largest > largestStep(others));
    }

    /** The largest step from one of the numbers to the next. */
    static double largestStep(SortedMap<Double, Long> numbers) {
        double largest = 0;
        double before = numbers.firstKey();
        for (double number : numbers.keySet()) {
            largest = Math.max(largest, number - before);
            before = number;
        }
        return largest;
    }

    /** Whether they go on below 0 in the same steps as above. */
    static boolean areInSteps(SortedMap<Double, Long> counts) {
        return counts.firstKey() > FARTHEST_MEASURED
                && Arrays.stream(STEPS)
                        .anyMatch(step -> counts.keySet().stream().allMatch(number -> number % step == 0));
    }

    private static double smallest(ColumnCells cells) {
        return counted(cells).tailMap(0.0).firstKey();
    }

    private static SortedMap<Double, Long> counted(ColumnCells cells) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double number : cells.numbers()) {
            counts.merge(number == 0 ? 0.0 : number, 1L, Long::sum);
        }
        return counts;
    }
}
