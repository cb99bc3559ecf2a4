package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;

/** Few whole numbers without a gap, such as 0, 1 or 1, 2, 3, and beside them 7, 8 or 9, as questionnaires code what is unknown. */
final class UnknownCode {

    private static final int MOST = 7;
    private static final int SMALLEST_CODE = 7;
    private static final int LARGEST_CODE = 9;
    /** So far is the first code from the largest other number. */
    private static final int GAP = 3;

    private static final int FEWEST_CELLS = 5;
    private static final double SMALLEST_SHARE = 0.02;

    private UnknownCode() {}

    /** As {@link #clause}, also of negative codes; empty where the other numbers are too many for names. */
    static Optional<String> ofNames(ColumnCells cells) {
        return clause(cells)
                .or(() -> NegativeCodes.clause(cells).filter(negative -> NegativeCodes.areBesideNames(cells)));
    }

    /** Which numbers of a column are such codes and which are not: a clause; empty where none is. */
    static Optional<String> clause(ColumnCells cells) {
        if (!cells.areFewWholes() || cells.textCells() > 0 || cells.plainNumbers() == 0) {
            return Optional.empty();
        }
        if (!mayBe(cells.numbers())) {
            return Optional.empty();
        }
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double number : cells.numbers()) {
            counts.merge(number, 1L, Long::sum);
            if (counts.size() > MOST) {
                return Optional.empty();
            }
        }
        List<Double> codes = counts.keySet().stream()
                .filter(number -> number >= SMALLEST_CODE && number <= LARGEST_CODE)
                .toList();
        List<Double> others = counts.keySet().stream()
                .filter(number -> number < SMALLEST_CODE)
                .toList();
        return areRow(others)
                        && codes.size() + others.size() == counts.size()
                        && !codes.isEmpty()
                        && codes.get(0) - others.get(others.size() - 1) >= GAP
                        && codes.stream().allMatch(code -> isOften(counts.get(code), cells.plainNumbers()))
                ? Optional.of(words(codes) + (codes.size() == 1 ? " stands" : " stand") + " apart from " + words(others)
                        + ", as codes for unknown do")
                : Optional.empty();
    }

    /** A quick look that settles nearly all columns: the largest number is a code, the smallest is not. */
    private static boolean mayBe(double[] numbers) {
        Extent extent = Extent.of(numbers);
        return extent.lowest() >= 0
                && extent.lowest() <= 1
                && extent.highest() >= SMALLEST_CODE
                && extent.highest() <= LARGEST_CODE;
    }

    private static boolean isOften(long count, long all) {
        return count >= Math.max(FEWEST_CELLS, SMALLEST_SHARE * all);
    }

    private static boolean areRow(List<Double> numbers) {
        double[] row = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return row.length >= 2
                && (row[0] == 0 || row[0] == 1)
                && row[row.length - 1] == row[0] + row.length - 1
                && Arrays.stream(row).allMatch(number -> number == Math.rint(number));
    }

    private static String words(List<Double> numbers) {
        return numbers.stream().map(Limits::number).collect(Collectors.joining(", "));
    }
}
