package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.Limits;

/**
 * Numbers that files write for something unknown and that stand in a single cell each, far from all others: 999 beside 3.1 to 5.9. Those that
 * no measurement reaches count as empty, and so do those that count as empty in several cells of another column of the file; the others are
 * named.
 *
 * @param certain those that count as empty
 * @param likely those that stay numbers and are named
 * @param others the numbers beside them
 * @param ofFile what counts as empty in other columns of the file
 */
record LoneCodes(List<Double> certain, List<Double> likely, OtherNumbers others, FileCodes ofFile) {

    static final LoneCodes NONE =
            new LoneCodes(List.of(), List.of(), new OtherNumbers(new double[] {0}), FileCodes.NONE);

    private static final int FEWEST_ROWS = 20;
    private static final int MOST_CODES = 4;

    /**
     * @param numbers those of one quantity that do not count as empty already
     * @param name what the quantity is called
     * @param ofFile what counts as empty in other columns of the file
     * @return such codes among them
     */
    static LoneCodes in(double[] numbers, String name, FileCodes ofFile) {
        Extent extent = Extent.of(numbers);
        boolean mayHave = mayBe(extent.lowest(), ofFile) || mayBe(extent.highest(), ofFile);
        if (numbers.length < FEWEST_ROWS || !mayHave) {
            return NONE;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int from = 0;
        int to = sorted.length;
        List<Double> ends = new ArrayList<>();
        boolean isFurther = true;
        while (isFurther && ends.size() < MOST_CODES && to - from > FEWEST_ROWS / 2) {
            isFurther = false;
            if (sorted[to - 1] != sorted[to - 2] && mayBe(sorted[to - 1], ofFile)) {
                ends.add(0, sorted[--to]);
                isFurther = true;
            } else if (sorted[from] != sorted[from + 1] && mayBe(sorted[from], ofFile)) {
                ends.add(0, sorted[from++]);
                isFurther = true;
            }
        }
        return among(ends, Arrays.copyOfRange(sorted, from, to), name, ofFile);
    }

    private static boolean mayBe(double number, FileCodes ofFile) {
        return new LoneCode(number).isPossible() || ofFile.column(number).isPresent();
    }

    /** Of single numbers at the ends, the inner ones first, those that lie apart; the others are as those between. */
    private static LoneCodes among(List<Double> ends, double[] between, String name, FileCodes ofFile) {
        List<Double> apart = new ArrayList<>();
        double[] real = between;
        for (double end : ends) {
            OtherNumbers others = new OtherNumbers(real);
            LoneCode code = new LoneCode(end);
            if (code.isApart(others, name) || ofFile.column(end).isPresent() && code.isApartAsInAnother(others)) {
                apart.add(end);
            } else {
                real = DoubleStream.concat(Arrays.stream(real), DoubleStream.of(end))
                        .sorted()
                        .toArray();
            }
        }
        OtherNumbers others = new OtherNumbers(real);
        List<Double> certain = new ArrayList<>();
        List<Double> likely = new ArrayList<>();
        for (double code : apart) {
            if (code < others.lowest() || code > others.highest()) {
                (isCertain(new LoneCode(code), others, name, ofFile) ? certain : likely).add(code);
            }
        }
        return new LoneCodes(List.copyOf(certain), List.copyOf(likely), others, ofFile);
    }

    private static boolean isCertain(LoneCode code, OtherNumbers others, String name, FileCodes ofFile) {
        boolean isOfFile = ofFile.column(code.number()).isPresent();
        return isOfFile ? code.isCertainAsInAnother(others, name) : code.isCertain(others, name);
    }

    /** The same where none counts as empty. */
    LoneCodes onlyNamed() {
        List<Double> all = new ArrayList<>(certain);
        all.addAll(likely);
        return new LoneCodes(List.of(), all, others, ofFile);
    }

    /** Only those that count as empty. */
    LoneCodes onlyEmpty() {
        return new LoneCodes(certain, List.of(), others, ofFile);
    }

    /** The numbers without them. */
    double[] without(double[] numbers) {
        return certain.isEmpty() && likely.isEmpty()
                ? numbers
                : Arrays.stream(numbers)
                        .filter(number -> !certain.contains(number) && !likely.contains(number))
                        .toArray();
    }

    /**
     * @param as how the cells write them
     * @param rows says in which rows they stand
     * @return what to say, one clause each
     */
    List<String> clauses(WrittenAs as, EndRows rows) {
        List<String> clauses = new ArrayList<>();
        for (double code : certain) {
            clauses.add(as.of(code) + " lies far from all other numbers and counts as empty, in " + cell(code, rows)
                    + ofFile.column(code)
                            .map(column -> ", as it does in '" + column + "'")
                            .orElse("")
                    + "; to keep it, take the column as a number");
        }
        for (double code : likely) {
            clauses.add(as.of(code) + ", in " + cell(code, rows) + ", lies far " + side(code)
                    + ofFile.column(code)
                            .map(column -> ", counts as empty in '" + column + "', and as a number here")
                            .orElse(", and counts as a number")
                    + "; if it means that nothing is known, empty that cell");
        }
        return clauses;
    }

    /** What to say of all of them where they are read as they stand. */
    List<String> clauses() {
        return onlyNamed().likely.stream()
                .map(code -> Limits.number(code) + " lies far " + side(code)
                        + ", and is read as measured, once: if it stands for something unknown, empty that cell first")
                .toList();
    }

    private String side(double code) {
        return code > others.highest()
                ? "above all other numbers, of which the largest is " + Limits.number(others.highest())
                : "below all other numbers, of which the smallest is " + Limits.number(others.lowest());
    }

    private static String cell(double code, EndRows rows) {
        Optional<Long> row = rows.of(code).stream().boxed().findFirst();
        return "1 cell" + row.map(of -> " (row " + of + ")").orElse("");
    }
}
