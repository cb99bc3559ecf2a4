package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/**
 * What is odd about the numbers of one variable, which are read as they are: numbers that stand for something unknown, single ones out of all
 * measure, zeros far below all others, and two scales.
 *
 * @param clauses what is odd, one clause each; mostly none
 */
record OddNumbers(List<String> clauses) {

    private static final CellReading ALL = CellReading.plain(Kind.NUMBER, Set.of(""));

    /**
     * @param numbers of the variable
     * @param name the variable's name
     * @return what is odd about them
     */
    static OddNumbers of(double[] numbers, String name) {
        List<String> clauses = new ArrayList<>();
        Spread spread = Spread.of(numbers);
        unknown(spread, numbers, clauses);
        LoneCodes lone = LoneCodes.in(spread.others(numbers), name, FileCodes.NONE);
        clauses.addAll(lone.clauses());
        StandIns near = StandIns.in(lone.without(spread.others(numbers)), name);
        clauses.addAll(near.clauses());
        double[] others = Arrays.stream(lone.without(spread.others(numbers)))
                .filter(number -> !near.certain().contains(number))
                .toArray();
        ApartZeros.of(others)
                .ifPresent(zeros -> clauses.add("0 lies far below all others, of which the smallest is "
                        + Limits.number(zeros.next()) + ", and is read as measured, " + times(zeros.count())
                        + ": if it means that nothing was measured, empty such cells first"));
        MeasuredCodes.of(others, name)
                .ifPresent(codes -> clauses.add(codes.clause() + ", and "
                        + (codes.codes().size() == 1
                                ? "is read as measured: if it does"
                                : "are read as measured: if they do")
                        + ", empty such cells first"));
        double[] measured = clauses.isEmpty()
                ? others
                : Arrays.stream(others).filter(number -> number != 0).toArray();
        TwoScales.of(measured, ALL, name).ifPresent(scales -> clauses.add(scales.clause()));
        return new OddNumbers(clauses);
    }

    private static void unknown(Spread spread, double[] numbers, List<String> clauses) {
        List<Double> sentinels = spread.sentinels();
        if (!sentinels.isEmpty()) {
            long count = Arrays.stream(numbers).filter(sentinels::contains).count();
            boolean isOne = sentinels.size() == 1;
            clauses.add(sentinels.stream().map(Limits::number).collect(Collectors.joining(" and "))
                    + (isOne ? " lies" : " lie") + " far from all other numbers and " + (isOne ? "is" : "are")
                    + " read as measured, " + times(count) + ": if " + (isOne ? "it stands" : "they stand")
                    + " for something unknown, empty such cells first");
        }
        if (spread.slips() > 0) {
            clauses.add(Limits.number(spread.example()) + " is out of all measure and is read as measured"
                    + (spread.slips() == 1 ? "" : ", as " + (spread.slips() - 1) + " more are")
                    + ": if it is a slip, empty such cells first");
        }
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
