package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.train.Split;

/** Takes the label of most rows that are learnt from, so that they are there without one. */
final class FewLabels {

    private FewLabels() {}

    /**
     * Draws the rows that keep their label: of each class, or of all numbers, the share, and one row at least; rows of a group are drawn together.
     *
     * @param rows with their uses
     * @param share of the rows that are learnt from; 0 for all
     * @param seed of the draw
     * @return the ids of the others; test rows are not among them
     */
    static Set<String> without(SetRows rows, double share, long seed) {
        if (share == 0) {
            return Set.of();
        }
        boolean isNumber = rows.isNumber();
        Map<String, List<String>> groups = rows.rows().stream()
                .filter(row -> row.use() != Split.TEST)
                .collect(Collectors.groupingBy(
                        row -> isNumber ? "" : row.label(),
                        TreeMap::new,
                        Collectors.mapping(SetRows.Row::group, Collectors.toList())));
        Set<String> kept = new HashSet<>();
        groups.forEach((label, all) -> {
            List<String> order =
                    new ArrayList<>(all.stream().distinct().sorted().toList());
            Collections.shuffle(order, new Random(seed));
            kept.addAll(order.subList(0, Math.max(1, (int) Math.round(share * order.size()))));
        });
        return rows.rows().stream()
                .filter(row -> row.use() != Split.TEST && !kept.contains(row.group()))
                .map(SetRows.Row::id)
                .collect(Collectors.toSet());
    }
}
