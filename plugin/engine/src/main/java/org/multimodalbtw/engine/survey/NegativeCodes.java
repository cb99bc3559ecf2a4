package org.multimodalbtw.engine.survey;

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

    private static final Set<Double> POSSIBLE = Set.of(
            -1.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0, -9.0, -10.0, -11.0, -66.0, -77.0, -88.0, -97.0, -98.0,
            -99.0);
    private static final Set<String> SIGNED = ColumnWords.set(
            "change delta diff difference excess balance bilanz rass zscore sds differenz veraenderung gain loss be axis shift net");

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

    /** Whether the other numbers are so few that all may be names. */
    static boolean areBesideFew(ColumnCells cells) {
        return counted(cells).tailMap(0.0).size() <= MOST_NAMES;
    }

    private static List<Double> codes(ColumnCells cells) {
        double[] numbers = cells.numbers();
        if (numbers.length < FEWEST_ROWS
                || cells.textCells() > 0
                || !cells.areWhole()
                || Extent.of(numbers).lowest() >= 0
                || NamedLike.hasWord(cells.name(), SIGNED)) {
            return List.of();
        }
        SortedMap<Double, Long> counts = counted(cells);
        List<Double> codes = List.copyOf(counts.headMap(0.0).keySet());
        long inCodes =
                counts.headMap(0.0).values().stream().mapToLong(Long::longValue).sum();
        boolean areFew = codes.size() <= MOST_CODES
                && codes.size() <= counts.size() - codes.size()
                && counts.size() - codes.size() > 1
                && POSSIBLE.containsAll(codes)
                && inCodes <= MOST_SHARE * numbers.length
                && codes.stream().allMatch(code -> counts.get(code) >= FEWEST_CELLS);
        return areFew
                        && isApart(codes, smallest(cells))
                        && (inCodes > MOST_EMPTY * numbers.length
                                || Spread.of(numbers).sentinels().isEmpty())
                ? codes
                : List.of();
    }

    /** Measured numbers go on below 0 without a gap. */
    private static boolean isApart(List<Double> codes, double smallest) {
        return smallest > 0 || codes.get(codes.size() - 1) < -1 || codes.get(0) < -codes.size();
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
