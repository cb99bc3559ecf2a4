package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.Estimate;

/**
 * What methods gain over the first one of the list, a line for each method and a column for each set: how much lower the log loss is, or of numbers
 * the mean absolute error, with its 95 % interval as in the other tables; in how many runs the method lost on each row exactly what the first one
 * did, which is so where its guard left it out; and how many times the processor seconds of the first one it took, over all sets.
 */
final class GainTable {

    private final List<CellSet> sets;
    private final List<Method> methods;
    private final Map<CellSet, Line> firsts = new HashMap<>();
    private final Results results;
    private final boolean isOwn;

    private GainTable(Results results, boolean isOwn) {
        this.results = results;
        this.isOwn = isOwn;
        methods = results.plan().methods();
        for (CellSet set : results.plan().sets()) {
            firsts.put(set, results.line(set, isOwn, methods.get(0)));
        }
        sets = results.plan().sets().stream()
                .filter(set -> !firsts.get(set).runs().isEmpty())
                .toList();
    }

    /** The tables in Markdown, of the sets' own splits and of cross-validation where there was one; a set without the first method has no column. */
    static String of(Results results) {
        return IntStream.range(0, 2)
                .mapToObj(at -> new GainTable(results, at == 0))
                .filter(table -> !table.sets.isEmpty())
                .map(GainTable::text)
                .collect(Collectors.joining("\n"));
    }

    private String text() {
        StringBuilder text = new StringBuilder("| method |");
        for (CellSet set : sets) {
            int runs = firsts.get(set).runs().size();
            text.append(" %s, %d %s%s |"
                    .formatted(set.name(), runs, runs == 1 ? "run" : "runs", isOwn ? "" : " of a cross-validation"));
        }
        text.append(" time |\n|").append("---|".repeat(sets.size() + 2)).append('\n');
        for (Method method : methods.subList(1, methods.size())) {
            text.append("| ").append(method.name()).append(" |");
            sets.forEach(set -> text.append(' ').append(gain(set, method)).append(" |"));
            OptionalDouble times = times(method);
            text.append(times.isPresent() ? String.format(Locale.ROOT, " %.2f |%n", times.getAsDouble()) : " |\n");
        }
        return text.toString();
    }

    private String gain(CellSet set, Method method) {
        Line first = firsts.get(set);
        Line line = results.line(set, isOwn, method);
        List<Pair> pairs = pairs(line, first);
        if (pairs.isEmpty()) {
            return "not run";
        }
        Estimate gain = first.minus(line);
        String text = String.format(Locale.ROOT, "%+.4f [%+.4f, %+.4f]", gain.value(), gain.low(), gain.high());
        long same = pairs.stream().filter(Pair::isSame).count();
        return (gain.low() > 0 || gain.high() < 0 ? "**" + text + "**" : text)
                + (pairs.size() < first.runs().size() ? ", in %d of them".formatted(pairs.size()) : "")
                + (same > 0 ? ", left out in %d".formatted(same) : "");
    }

    private OptionalDouble times(Method method) {
        return sets.stream()
                .flatMap(set -> pairs(results.line(set, isOwn, method), firsts.get(set)).stream())
                .mapToDouble(Pair::times)
                .average();
    }

    /** A run of a method and one of the first method on the same rows with the same seed. */
    private record Pair(Line.Run run, Line.Run first) {

        boolean isSame() {
            return Arrays.equals(run.model().losses(), first.model().losses());
        }

        double times() {
            return run.model().seconds() / first.model().seconds();
        }
    }

    private static List<Pair> pairs(Line line, Line first) {
        List<Pair> pairs = new ArrayList<>();
        for (Line.Run run : line.runs()) {
            first.runs().stream()
                    .filter(other -> other.division().equals(run.division()))
                    .forEach(other -> pairs.add(new Pair(run, other)));
        }
        return pairs;
    }
}
