package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;

/**
 * A column that calls some rows of a table test rows, in words or by its own name, as {@code is_train}, and that nobody chose as its split.
 *
 * @param column its name
 * @param tests how many rows it calls so
 * @param rows how many rows the table has
 */
public record UnusedSplit(String column, long tests, long rows) {

    private static final Set<String> FLAGS = Set.of("0", "1");

    /**
     * @param table a table
     * @return the first such column; empty if there is none
     */
    public static Optional<UnusedSplit> of(BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        List<Uses> open = new ArrayList<>();
        spec.forEach(column -> uses(spec, column).ifPresent(open::add));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && !open.isEmpty()) {
                DataRow row = rows.next();
                open.removeIf(uses -> !uses.add(uses.column().value(row)));
            }
        }
        return open.stream()
                .filter(uses -> uses.counts().keySet().containsAll(List.of(Split.TRAIN, Split.TEST)))
                .map(uses -> new UnusedSplit(uses.column().name(), uses.counts().get(Split.TEST), table.size()))
                .findFirst();
    }

    private static Optional<Uses> uses(DataTableSpec spec, DataColumnSpec column) {
        Optional<SplitColumn> possible = SplitColumn.of(spec, column.getName());
        if (ColumnKinds.isText(column)) {
            return possible.map(split -> new Uses(split, SplitReader::meaning, new EnumMap<>(Split.class)));
        }
        return possible.flatMap(split -> SplitReader.byName(split.name())
                .map(reader -> new Uses(split, flag(reader), new EnumMap<>(Split.class))));
    }

    private static Function<String, Optional<Split>> flag(SplitReader reader) {
        return value -> FLAGS.contains(value) ? Optional.of(reader.read(value)) : Optional.empty();
    }

    /**
     * How often a column calls rows what.
     *
     * @param column the column
     * @param meaning what a value means; empty where it is none
     * @param counts how many rows are called so
     */
    private record Uses(SplitColumn column, Function<String, Optional<Split>> meaning, Map<Split, Long> counts) {

        /** Counts a value; returns whether it is empty or says what the row is used for. */
        boolean add(String value) {
            Optional<Split> split = value.isBlank() ? Optional.empty() : meaning.apply(value);
            split.ifPresent(use -> counts.merge(use, 1L, Long::sum));
            return value.isBlank() || split.isPresent();
        }
    }

    /** @return that all rows of an encoder's second table are learnt from, a sentence */
    public String ofEncoder() {
        return "All " + rows + " rows of the second table are training rows, although its column '" + column
                + "' calls "
                + tests
                + " of them test. To learn from training rows alone: 'Training rows are: Those of the split' with the "
                + "split column '" + column + "'.";
    }

    /** @return that a learner has no split, a sentence */
    public String ofLearner() {
        return "No split column is chosen, so that test rows are learnt from as others, although column '" + column
                + "' of the labels calls " + tests + " of " + rows
                + " rows test. To keep them for testing: 'Split column' '"
                + column + "'.";
    }
}
