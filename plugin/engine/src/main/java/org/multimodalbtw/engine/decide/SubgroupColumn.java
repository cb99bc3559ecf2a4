package org.multimodalbtw.engine.decide;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.Quantile;

/**
 * What rows are told apart by.
 *
 * @param name the column's name
 * @param values its values in the order in which they are shown
 * @param valueOf the value of each row, from 0
 * @param isCut whether the values are parts of the range of a number
 */
public record SubgroupColumn(String name, List<String> values, int[] valueOf, boolean isCut) {

    /** What stands for rows without a value. */
    public static final String MISSING = "missing";

    /** Numbers with so few different values are taken as they are. */
    private static final int FEW_VALUES = 5;

    private static final MathContext FIGURES = new MathContext(3);

    /**
     * @param name the column's name
     * @param texts the value of each row; {@code null} where it is missing
     * @return the rows by their values, in alphabetical order
     */
    public static SubgroupColumn ofTexts(String name, String... texts) {
        List<String> values = new ArrayList<>(Arrays.stream(texts)
                .filter(text -> text != null)
                .distinct()
                .sorted()
                .toList());
        if (Arrays.stream(texts).anyMatch(text -> text == null)) {
            values.add(MISSING);
        }
        int missing = values.size() - 1;
        int[] valueOf = Arrays.stream(texts)
                .mapToInt(text -> text == null ? missing : values.indexOf(text))
                .toArray();
        return new SubgroupColumn(name, List.copyOf(values), valueOf, false);
    }

    /**
     * @param name the column's name
     * @param numbers the number of each row; NaN where it is missing
     * @param parts into how many parts of about as many rows the numbers are cut, where there are more than {@value #FEW_VALUES} different
     *     ones; at quantiles of these rows, rounded to three figures
     * @return the rows by their parts, or by their numbers, in ascending order
     */
    public static SubgroupColumn ofNumbers(String name, double[] numbers, int parts) {
        double[] known =
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        double[] different = Arrays.stream(known).distinct().toArray();
        boolean isCut = different.length > FEW_VALUES;
        double[] edges = isCut ? edges(known, parts) : Arrays.copyOf(different, Math.max(0, different.length - 1));
        List<String> values = new ArrayList<>(isCut ? ranges(edges) : names(different));
        boolean lacks = known.length < numbers.length;
        if (lacks) {
            values.add(MISSING);
        }
        int missing = values.size() - 1;
        int[] valueOf = Arrays.stream(numbers)
                .mapToInt(number -> Double.isFinite(number) ? place(number, edges) : missing)
                .toArray();
        return new SubgroupColumn(name, List.copyOf(values), valueOf, isCut);
    }

    private static int place(double number, double[] edges) {
        return (int) Arrays.stream(edges).filter(edge -> edge < number).count();
    }

    private static double[] edges(double[] sorted, int parts) {
        return IntStream.range(1, parts)
                .mapToDouble(part -> new BigDecimal(Quantile.of(sorted, (double) part / parts))
                        .round(FIGURES)
                        .doubleValue())
                .filter(edge -> edge < sorted[sorted.length - 1])
                .distinct()
                .toArray();
    }

    private static List<String> names(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Limits::number).toList();
    }

    private static List<String> ranges(double[] edges) {
        List<String> ranges = new ArrayList<>();
        for (int part = 0; part <= edges.length; part++) {
            String above = part == 0 ? "" : "above " + Limits.number(edges[part - 1]);
            String upTo = part == edges.length ? "" : "up to " + Limits.number(edges[part]);
            ranges.add(above + (above.isEmpty() || upTo.isEmpty() ? "" : ", ") + upTo);
        }
        return ranges;
    }

    /**
     * @param value one of the values, from 0
     * @return the rows that have it
     */
    int[] rows(int value) {
        return IntStream.range(0, valueOf.length)
                .filter(row -> valueOf[row] == value)
                .toArray();
    }
}
