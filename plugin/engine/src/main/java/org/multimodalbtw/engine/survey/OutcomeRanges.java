package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether each of a column's few texts stands for a range of an outcome of numbers that is its own: short, medium and long beside days. */
final class OutcomeRanges {

    private static final int MOST_TEXTS = 20;
    private static final long FEWEST_ROWS = 50;
    private static final long FEWEST_OF_ONE = 10;

    private record Range(double least, double largest, long rows) {

        private Range with(Range other) {
            return new Range(Math.min(least, other.least), Math.max(largest, other.largest), rows + other.rows);
        }
    }

    private final Map<String, Range> ranges = new HashMap<>();

    /** Sees a cell with the outcome of its row. */
    void add(String text, double outcome) {
        if (ranges.size() <= MOST_TEXTS) {
            ranges.merge(text, new Range(outcome, outcome, 1), Range::with);
        }
    }

    /**
     * @param outcome the outcome's name
     * @return that each text has a range of its own: a clause; empty where ranges overlap, or rows are few
     */
    Optional<String> clause(String outcome) {
        List<Range> sorted = new ArrayList<>(ranges.values());
        sorted.sort(Comparator.comparingDouble(Range::least).thenComparingDouble(Range::largest));
        long rows = sorted.stream().mapToLong(Range::rows).sum();
        boolean areFew = sorted.size() < 2 || sorted.size() > MOST_TEXTS || rows < FEWEST_ROWS;
        if (areFew
                || sorted.stream()
                                .filter(range -> range.rows() >= FEWEST_OF_ONE)
                                .count()
                        < 2) {
            return Optional.empty();
        }
        for (int place = 1; place < sorted.size(); place++) {
            if (sorted.get(place - 1).largest() > sorted.get(place).least()) {
                return Optional.empty();
            }
        }
        return Optional.of("in " + rows + " rows each of its " + sorted.size() + " values stands for a range of '"
                + outcome + "' of its own");
    }
}
