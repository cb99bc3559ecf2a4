package org.multimodalbtw.engine.evidence.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Estimate;

/**
 * What methods gain over the first one of the list, a line for each set and method: how much lower the log loss is, or of numbers the mean
 * absolute error, with its 95 % interval as in the other tables, and in how many runs the method predicted exactly as the first one, which is
 * so where its guard left it out.
 */
final class GainTable {

    private static final String HEAD =
            """
            | set | method | runs | gain | left out |
            |---|---|---|---|---|
            """;

    private GainTable() {}

    /** The table in Markdown; a method that was not run on a set has no line. */
    static String of(Results results) {
        StringBuilder table = new StringBuilder(HEAD);
        List<Method> methods = results.plan().methods();
        for (CellSet set : results.plan().sets()) {
            for (Method method : methods.subList(1, methods.size())) {
                for (boolean isOwn : new boolean[] {true, false}) {
                    Line first = results.line(set, isOwn, methods.get(0));
                    line(set, results.line(set, isOwn, method), first).ifPresent(table::append);
                }
            }
        }
        return table.toString();
    }

    private static Optional<String> line(CellSet set, Line line, Line first) {
        Estimate less = first.minus(line);
        if (Double.isNaN(less.value())) {
            return Optional.empty();
        }
        long runs = line.runs().stream()
                .filter(run -> beside(run, first).isPresent())
                .count();
        long same = line.runs().stream()
                .filter(run -> beside(run, first)
                        .filter(other -> Arrays.deepEquals(
                                other.entry().predictions(), run.entry().predictions()))
                        .isPresent())
                .count();
        boolean isClear = less.low() > 0 || less.high() < 0;
        String gain = String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", less.value(), less.low(), less.high());
        return Optional.of("| %s | %s | %d | %s | %d of %d |%n"
                .formatted(set.name(), line.name(), runs, isClear ? "**" + gain + "**" : gain, same, runs));
    }

    private static Optional<Line.Run> beside(Line.Run run, Line first) {
        return first.runs().stream()
                .filter(other -> other.division().equals(run.division()))
                .findFirst();
    }
}
