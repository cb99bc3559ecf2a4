package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Which modalities rows have, as sets whose bits are the modalities' positions.
 *
 * @param codes the sets, none of them empty
 */
record PresencePatterns(List<Integer> codes) {

    /** As many as there are sets of five modalities. */
    static final int MOST = 31;

    /** Sets of more would not be whole numbers of single precision, in which a network tells them apart. */
    static final int MOST_MODALITIES = 24;

    /** Keeps its own copy of the list. */
    PresencePatterns {
        codes = List.copyOf(codes);
    }

    /**
     * Those of the rows that are learnt from, the most frequent first, and behind them those that hiding one modality after the other makes of
     * them, fewest hidden first and the ones that most rows can show before others; {@value #MOST} at most.
     *
     * @param withHidden whether there are those behind them too
     * @throws InputException if there are more than {@value #MOST_MODALITIES} modalities
     */
    static PresencePatterns of(LearningRows rows, boolean withHidden) {
        int modalities = rows.table().schema().columns().size();
        if (modalities > MOST_MODALITIES) {
            throw new InputException(
                    "The training method 'mculora' tells apart what rows have of " + MOST_MODALITIES
                            + " modalities at most, and there are " + modalities + ".",
                    "Train without it, or leave out modalities.");
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        rows.learnt().forEach(row -> counts.merge(code(rows.present(row)), 1, Integer::sum));
        return of(counts, modalities, withHidden);
    }

    /** The same of how many rows have each set. */
    static PresencePatterns of(Map<Integer, Integer> rows, int modalities, boolean withHidden) {
        Map<Integer, Integer> counts = new TreeMap<>(rows);
        counts.remove(0);
        Set<Integer> found = new LinkedHashSet<>(first(
                counts.keySet(),
                Comparator.<Integer>comparingInt(code -> -counts.get(code)).thenComparing(Comparator.reverseOrder())));
        Set<Integer> level = found;
        while (withHidden && found.size() < MOST && !level.isEmpty()) {
            level = fewer(level, modalities);
            level.removeAll(found);
            found.addAll(first(
                    level,
                    Comparator.<Integer>comparingInt(code -> -showing(code, counts))
                            .thenComparing(Comparator.reverseOrder())));
        }
        return new PresencePatterns(found.stream().limit(MOST).toList());
    }

    private static List<Integer> first(Set<Integer> codes, Comparator<Integer> order) {
        return codes.stream().sorted(order).limit(MOST).toList();
    }

    /** What is left where one of the modalities is hidden, and something is. */
    private static Set<Integer> fewer(Set<Integer> level, int modalities) {
        Set<Integer> fewer = new LinkedHashSet<>();
        for (int code : level) {
            for (int m = 0; m < modalities; m++) {
                int left = code & ~(1 << m);
                if (left != code && left != 0) {
                    fewer.add(left);
                }
            }
        }
        return fewer;
    }

    /** How many rows have at least these modalities. */
    private static int showing(int code, Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> isWithin(code, entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The set of what is there. */
    static int code(boolean[] present) {
        return IntStream.range(0, present.length)
                .filter(m -> present[m])
                .map(m -> 1 << m)
                .sum();
    }

    /** Whether a set has no modality that another one lacks. */
    static boolean isWithin(int code, int other) {
        return (code & ~other) == 0;
    }

    /** Whether each modality is in a pattern. */
    boolean[] shown(int pattern, int modalities) {
        boolean[] shown = new boolean[modalities];
        for (int m = 0; m < modalities; m++) {
            shown[m] = (codes.get(pattern) >> m & 1) == 1;
        }
        return shown;
    }

    /** The modalities of each pattern, as a model keeps them. */
    List<List<String>> names(List<TensorColumn> modalities) {
        List<List<String>> names = new ArrayList<>();
        for (int code : codes) {
            names.add(IntStream.range(0, modalities.size())
                    .filter(m -> (code >> m & 1) == 1)
                    .mapToObj(m -> modalities.get(m).name())
                    .toList());
        }
        return names;
    }

    /** Of a network those patterns that have none but its modalities. */
    static PresencePatterns of(NetworkShape shape, List<List<String>> names) {
        List<String> known = shape.modalities().stream().map(TensorColumn::name).toList();
        return new PresencePatterns(names.stream()
                .filter(known::containsAll)
                .map(pattern -> pattern.stream()
                        .mapToInt(name -> 1 << known.indexOf(name))
                        .sum())
                .toList());
    }
}
