package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Limits;

/** Weights in pounds and heights in feet and inches beside metric ones with a 9 in front, as the BRFSS writes them: 9080 is 80 kg. */
final class MetricNines {

    private static final int FEWEST_ROWS = 50;
    private static final double FIRST = 9030;
    private static final double LAST = 9250;
    private static final double LARGEST_OTHER = 999;
    private static final double MOST = 0.5;
    private static final Set<String> SIZES = ColumnWords.set("weight weight1 weight2 height height2 height3 wt ht");

    private MetricNines() {}

    /** Which cells are so, and what can be done: a clause; empty where none is. */
    static Optional<String> clause(ColumnCells cells) {
        double[] numbers = cells.numbers();
        if (numbers.length < FEWEST_ROWS
                || Extent.of(numbers).highest() < FIRST
                || cells.textCells() > 0
                || !NamedLike.hasWord(cells.name(), SIZES)) {
            return Optional.empty();
        }
        double[] metric = Arrays.stream(numbers)
                .filter(number -> number >= FIRST && number <= LAST)
                .toArray();
        double[] codes = Arrays.stream(numbers)
                .filter(number -> number > LARGEST_OTHER && KnownCodes.isUsual(number))
                .toArray();
        long usual = Arrays.stream(numbers)
                .filter(number -> number > 0 && number <= LARGEST_OTHER)
                .count();
        boolean areAll = usual + metric.length + codes.length == numbers.length;
        return areAll && metric.length > 0 && metric.length <= MOST * numbers.length
                ? Optional.of(cells(metric) + " may be metric with a 9 in front, as surveys write it, and "
                        + count(metric) + "; write all in one unit" + codes(codes))
                : Optional.empty();
    }

    private static String codes(double[] codes) {
        return codes.length == 0
                ? ""
                : "; " + cells(codes) + (codes.length == 1 ? " may be a code" : " may be codes") + " for unknown, and "
                        + count(codes) + "; leave such cells empty if so";
    }

    private static String cells(double[] numbers) {
        return (numbers.length == 1 ? "1 cell, " : numbers.length + " cells, such as ") + Limits.number(numbers[0])
                + ",";
    }

    private static String count(double[] numbers) {
        return numbers.length == 1 ? "counts as a number" : "count as numbers";
    }
}
