package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;

/** Few whole numbers without a gap, such as 0, 1 or 1, 2, 3, and beside them 7, 8, 9 or -9, as questionnaires code what is unknown. */
final class UnknownCode {

    private static final int MOST = 7;
    private static final int SMALLEST_CODE = 7;
    private static final int LARGEST_CODE = 9;
    /** So far is the first code from the largest other number. */
    private static final int GAP = 3;

    private static final int FEWEST_CELLS = 5;
    private static final double SMALLEST_SHARE = 0.02;
    private static final int FEWEST_OF_SEVERAL = 3;

    private UnknownCode() {}

    /** As {@link #clause}, also of negative codes; empty where the other numbers are too many for names. */
    static Optional<String> ofNames(ColumnCells cells) {
        return clause(cells)
                .or(() -> NegativeCodes.clause(cells).filter(negative -> NegativeCodes.areBesideNames(cells)));
    }

    /** Which numbers of a column are such codes and which are not: a clause; empty where none is. */
    static Optional<String> clause(ColumnCells cells) {
        return of(cells)
                .filter(Found::isCertain)
                .map(found -> found.codes() + (found.isOne() ? " stands" : " stand") + " apart from " + found.others()
                        + ", as codes for unknown do");
    }

    /**
     * Which numbers of a column may be such codes, though so few rows have them or they lie so near that they stay numbers: a clause.
     *
     * @param reading says which of them count as empty
     */
    static Optional<String> doubt(ColumnCells cells, CellReading reading) {
        return of(cells)
                .filter(found -> !found.isCertain())
                .flatMap(found -> doubt(cells, found.left(reading), found.row()));
    }

    private static Optional<String> doubt(ColumnCells cells, List<Double> codes, List<Double> others) {
        long count = Arrays.stream(cells.numbers()).filter(codes::contains).count();
        boolean isOne = count == 1;
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(words(codes) + " may stand apart from " + words(others) + " as "
                        + (codes.size() == 1 ? "a code" : "codes") + " for unknown, in " + count + " of "
                        + cells.plainNumbers() + " cells, and " + (isOne ? "counts as a number" : "count as numbers")
                        + "; if so, take the column as a category");
    }

    /**
     * Codes beside other numbers.
     *
     * @param unknown the codes
     * @param row the other numbers, without a gap
     * @param isCertain whether enough have, and the codes are far enough away
     */
    private record Found(List<Double> unknown, List<Double> row, boolean isCertain) {

        String codes() {
            return words(unknown);
        }

        String others() {
            return words(row);
        }

        List<Double> left(CellReading reading) {
            return unknown.stream().filter(code -> !reading.isEmpty(code)).toList();
        }

        boolean isOne() {
            return unknown.size() == 1;
        }
    }

    private static Optional<Found> of(ColumnCells cells) {
        if (!cells.areFewWholes() || cells.textCells() > 0 || cells.plainNumbers() == 0 || !mayBe(cells.numbers())) {
            return Optional.empty();
        }
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double number : cells.numbers()) {
            counts.merge(number, 1L, Long::sum);
            if (counts.size() > 2 * MOST) {
                return Optional.empty();
            }
        }
        if (counts.tailMap(0.0).size() > MOST) {
            return Optional.empty();
        }
        List<Double> codes =
                counts.keySet().stream().filter(UnknownCode::isCode).toList();
        List<Double> others =
                counts.keySet().stream().filter(number -> !isCode(number)).toList();
        long found = codes.stream().mapToLong(counts::get).sum();
        if (!areRow(others) || codes.isEmpty()) {
            return Optional.empty();
        }
        double largest = others.get(others.size() - 1);
        double gap = codes.stream().filter(code -> code > 0).findFirst().orElse(0.0) - largest;
        boolean isFar = gap >= GAP;
        boolean areSeveral = codes.size() > 1;
        boolean areCertain = isFar && found >= Math.max(FEWEST_CELLS, SMALLEST_SHARE * cells.plainNumbers());
        boolean mayBe = areSeveral && found >= FEWEST_OF_SEVERAL && (isFar || areEnds(codes, others));
        return areCertain || mayBe ? Optional.of(new Found(codes, others, areCertain)) : Optional.empty();
    }

    /** Whether 7 and 9 stand beside 1 to 5, which leaves 6 and 8 out. */
    private static boolean areEnds(List<Double> codes, List<Double> others) {
        return codes.equals(List.of((double) SMALLEST_CODE, (double) LARGEST_CODE))
                && others.get(0) == 1
                && others.get(others.size() - 1) == SMALLEST_CODE - 2;
    }

    private static boolean isCode(double number) {
        return Math.abs(number) >= SMALLEST_CODE && Math.abs(number) <= LARGEST_CODE;
    }

    /** A quick look that settles nearly all columns: the largest number is a code, the smallest is 0, 1 or a code. */
    private static boolean mayBe(double[] numbers) {
        Extent extent = Extent.of(numbers);
        boolean isLowest = extent.lowest() == 0 || extent.lowest() == 1 || isCode(extent.lowest());
        return isLowest && extent.highest() >= SMALLEST_CODE && extent.highest() <= LARGEST_CODE;
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
