package org.multimodalbtw.nodes.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** How many cells of which columns have something, with an example of each column. */
final class CountedCells {

    private static final int MOST_NAMED = 20;

    private final Map<String, Count> columns = new LinkedHashMap<>();

    private static final class Count {

        private final String example;
        private long found;

        private Count(String example) {
            this.example = example;
        }
    }

    /**
     * @param column a column
     * @param found how many more it has
     * @param example the first of them, asked for once
     */
    void add(String column, long found, Supplier<String> example) {
        if (found > 0) {
            columns.computeIfAbsent(column, name -> new Count(example.get())).found += found;
        }
    }

    /**
     * @param one what is said of one, behind the number
     * @param several what is said of several
     * @return that with the counts of the first columns; empty where there are none
     */
    Optional<String> said(String one, String several) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        long all = columns.values().stream().mapToLong(count -> count.found).sum();
        String where = columns.entrySet().stream()
                .limit(Examples.MOST)
                .map(column ->
                        column.getValue().found + " in '" + column.getKey() + "' (" + column.getValue().example + ")")
                .collect(Collectors.joining(", "));
        List<String> more = columns.keySet().stream().skip(Examples.MOST).toList();
        return Optional.of((all == 1 ? "1 " + one : all + " " + several) + ": " + where
                + (more.isEmpty() ? "" : ", and others in " + Examples.of(more, MOST_NAMED)));
    }
}
