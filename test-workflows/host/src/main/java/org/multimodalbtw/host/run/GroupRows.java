package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.train.Split;

/** What the rows of the labels hold in the column that says which rows belong together. */
final class GroupRows {

    private final TableColumn column;
    private final int index;
    private final boolean isChosen;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private long rows;
    private long empty;
    private long named;

    /**
     * @param column a column of the labels
     * @param index its position
     * @param isChosen whether somebody named it
     */
    GroupRows(TableColumn column, int index, boolean isChosen) {
        this.column = column;
        this.index = index;
        this.isChosen = isChosen;
    }

    /**
     * @param isKnown whether the row's outcome is known
     * @param split says what the row is used for, where there is a split
     */
    void add(TableRows.Row row, boolean isKnown, Optional<SplitRows> split) {
        rows++;
        if (row.isMissing(index)) {
            empty++;
            return;
        }
        named++;
        String name = column.kind() == TableColumn.Kind.NUMBER
                ? Limits.number(row.number(index))
                : row.category(index).strip();
        Set<String> parts = groups.computeIfAbsent(name, key -> new HashSet<>());
        if (isKnown) {
            split.map(splits -> splits.value(row)).ifPresent(parts::add);
        }
    }

    /**
     * @param split says what values of it mean, where there is a split
     * @return what is lacking, a sentence each; none where each row has a name of its own
     */
    List<String> lines(Optional<SplitRows> split) {
        boolean isShared = groups.size() > 1 && groups.size() < named;
        List<String> lines = new ArrayList<>();
        if (!isShared) {
            return lines;
        }
        if (empty > 0) {
            lines.add("'" + column.name() + "' is empty in " + empty + " of " + OutcomeRows.rows(rows) + ": "
                    + (empty == 1 ? "it counts" : "each of them counts")
                    + " as a patient of its own. Write there whose row it is, if that is known.");
        }
        leak(split).ifPresent(lines::add);
        return lines;
    }

    /**
     * @param split says what values of it mean, where there is a split
     * @return that names have test rows and others: a sentence
     */
    Optional<String> leak(Optional<SplitRows> split) {
        long both = groups.values().stream()
                .filter(values -> areBoth(values, split))
                .count();
        return both == 0
                ? Optional.empty()
                : Optional.of(both + " of the " + groups.size() + " different values of '" + column.name()
                        + "' have both test rows and rows that are learnt from: scores of test rows are too good. Put all rows"
                        + " of one value into one part of the split"
                        + (isChosen ? "." : ", or, if it is no patient: --group none."));
    }

    private static boolean areBoth(Set<String> values, Optional<SplitRows> split) {
        Set<Split> parts = EnumSet.noneOf(Split.class);
        values.forEach(value -> split.flatMap(splits -> splits.meaning(value)).ifPresent(parts::add));
        return parts.contains(Split.TEST) && parts.size() > 1;
    }
}
