package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.engine.survey.NamedLike;

/** The id of labels whose first column holds what is predicted, and whose id has a name that says nothing. */
final class IdBehindOutcome {

    private static final Set<String> OUTCOMES = Set.of("label", "labels", "target", "outcome", "class", "split");
    private static final Pattern CODE = Pattern.compile("(?=.*\\p{L})(?=.*\\d)[^\\s:,;]+");
    private static final double HALF = 0.5;
    /** Numbers that are given one after the other have few gaps. */
    private static final double MOST_GAPS = 2;

    private IdBehindOutcome() {}

    /** Whether the first column holds numbers under a name of what is predicted, so that it is no id though all may differ. */
    static boolean areNumbers(String[] header, List<String[]> rows) {
        return isOutcome(header[0]) && rows.stream().noneMatch(row -> Double.isNaN(DecimalNumber.parse(row[0])));
    }

    private static boolean isOutcome(String name) {
        return OUTCOMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * @param header the names of the labels' columns
     * @param rows their first rows
     * @return the index of a column behind the first one that differs in all rows and is named as ids are, or holds codes with letters and digits, or counts;
     *     empty where there is none, or the first column may be the id
     */
    static OptionalInt of(String[] header, List<String[]> rows) {
        if (!isOutcome(header[0]) && !isMeasuredOrShared(rows)) {
            return OptionalInt.empty();
        }
        int[] possible = IntStream.range(1, header.length)
                .filter(index -> !isOutcome(header[index]) && IdColumn.canBeIds(rows, index))
                .toArray();
        List<IntPredicate> likely = List.of(
                index -> NamedLike.identifier(header[index]),
                index -> areCodes(rows, index),
                index -> count(rows, index));
        return likely.stream()
                .flatMapToInt(is -> IntStream.of(possible).filter(is))
                .findFirst();
    }

    /** Whether the first column has fractions, or the same in many rows. */
    private static boolean isMeasuredOrShared(List<String[]> rows) {
        boolean hasFractions = rows.stream()
                .mapToDouble(row -> DecimalNumber.parse(row[0]))
                .anyMatch(number -> number != Math.rint(number) && !Double.isNaN(number));
        return hasFractions || rows.stream().map(row -> row[0]).distinct().count() < HALF * rows.size();
    }

    private static boolean areCodes(List<String[]> rows, int column) {
        return rows.stream().allMatch(row -> CODE.matcher(row[column]).matches());
    }

    private static boolean count(List<String[]> rows, int column) {
        double[] numbers = rows.stream()
                .mapToDouble(row -> DecimalNumber.parse(row[column]))
                .sorted()
                .toArray();
        boolean areNumbers = numbers.length > 0 && !Double.isNaN(numbers[numbers.length - 1]);
        return areNumbers && numbers[numbers.length - 1] - numbers[0] < MOST_GAPS * numbers.length;
    }
}
