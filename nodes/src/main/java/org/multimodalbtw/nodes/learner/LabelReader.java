package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.TargetNumbers;
import org.multimodalbtw.engine.survey.TargetTexts;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.GroupSharing;
import org.multimodalbtw.nodes.table.SplitColumn;
import org.multimodalbtw.nodes.table.UnusedSplit;

/** Reads the labels of a table: the target and what each row is used for. */
final class LabelReader {

    private final BufferedDataTable table;
    private final Target target;
    private final Optional<SplitColumn> splitColumn;
    private final Optional<GroupNames> groups;
    private final boolean countsGroups;
    private final List<String> notes = new ArrayList<>();

    LabelReader(BufferedDataTable table, TargetParameters parameters) {
        DataTableSpec spec = table.getDataTableSpec();
        this.table = table;
        target = named(
                parameters.dependsOnValues(spec)
                        ? byValues(parameters)
                        : parameters.target(spec).orElseThrow());
        splitColumn = parameters.split(spec);
        if (parameters.lacksSplit()) {
            UnusedSplit.of(table).map(UnusedSplit::ofLearner).ifPresent(notes::add);
        }
        countsGroups = parameters.groupsCountAsOne();
        groups = parameters.group(spec).or(() -> parameters.possibleGroups(spec).stream()
                .filter(this::hasSeveralRows)
                .findFirst());
        groups.ifPresent(this::noteEmpty);
        if (groups.isPresent() && parameters.group(spec).isPresent() && !countsGroups) {
            notes.add("Intervals count rows, not groups of '" + groups.get().name()
                    + "', and are too narrow where a group has several rows. To count groups: 'Groups: Automatic'.");
        }
    }

    /** Whether rows share a value, which is said; a column with one for each row, or one for all, groups nothing. */
    private boolean hasSeveralRows(GroupNames column) {
        GroupSharing sharing = GroupSharing.of(table, column);
        if (sharing.groups()) {
            notes.add("Rows with the same '" + column.name() + "' belong together: " + sharing.rows() + " rows of "
                    + sharing.different()
                    + ". They are held out together, and intervals count them as one. If they do not: 'Groups: Only the "
                    + "group column' (grouping=CHOSEN, and in a run of a folder --group none).");
        }
        if (sharing.isOneForAll()) {
            notes.add("Column '" + column.name() + "' has the same value in all " + sharing.rows()
                    + " rows that have one, so it tells no patients apart: each row counts for itself.");
        }
        return sharing.groups();
    }

    /** Rows of which it is not said to whom they belong. */
    private void noteEmpty(GroupNames column) {
        GroupSharing sharing = GroupSharing.of(table, column);
        long empty = table.size() - sharing.rows();
        if (sharing.groups() && empty > 0) {
            notes.add("'" + column.name() + "' is empty in " + empty + " of " + table.size() + " rows: "
                    + (empty == 1 ? "it counts" : "each of them counts")
                    + " for itself. Write there whose row it is, if that is known.");
        }
    }

    /** The labels of all rows that have one. */
    Labels read() {
        Optional<SplitReader> splits = splitColumn.map(this::splits);
        Labels.Builder labels = target.labels();
        if (countsGroups && groups.isPresent()) {
            labels.groupsCountAsOne();
        }
        forEachRow(row -> {
            if (target.isMissing(row)) {
                labels.skip();
                return;
            }
            target.add(row, splits.map(reader -> split(row, reader)).orElse(Split.TRAIN), labels);
            groups.flatMap(column -> column.of(row)).ifPresent(labels::inGroup);
        });
        return labels.build();
    }

    /** What was guessed when the rows were read, one sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** A target of numbers, which are classes if there are two. */
    private Target byValues(TargetParameters parameters) {
        TargetColumn column = parameters.targetOfNumbers(table.getDataTableSpec(), false);
        TargetNumbers numbers = new TargetNumbers();
        forEachRow(row -> {
            if (!column.isMissing(row)) {
                numbers.add(column.number(row));
            }
        });
        String note = numbers.note(column.name());
        if (!note.isEmpty()) {
            notes.add(note);
        }
        return parameters.targetOfNumbers(table.getDataTableSpec(), numbers.areClasses());
    }

    private Target named(Target found) {
        if (!(found instanceof TargetColumn column)
                || !column.mergesSpellings()
                || column.task() != Task.CLASSIFICATION) {
            return found;
        }
        Set<String> written = new TreeSet<>();
        TargetTexts texts = new TargetTexts();
        forEachRow(row -> {
            if (!column.isMissing(row)) {
                written.add(column.written(row));
                texts.add(column.written(row));
            }
        });
        if (column.holdsTexts(table.getDataTableSpec())) {
            notes.addAll(texts.notes(column.name()));
        }
        ClassNames names = new ClassNames(written);
        notes.addAll(names.notes(column.name()));
        return column.with(names);
    }

    private SplitReader splits(SplitColumn column) {
        Map<String, Integer> rows = new TreeMap<>();
        forEachRow(row -> {
            if (!target.isMissing(row)) {
                rows.merge(column.value(row), 1, Integer::sum);
            }
        });
        SplitReader reader = SplitReader.of(column.name(), rows);
        List<String> guessed = column.notes(table.getDataTableSpec(), reader, rows);
        notes.addAll(guessed);
        if (guessed.isEmpty() && !column.isUsual()) {
            String uses = rows.entrySet().stream()
                    .map(value -> value.getValue() + " '" + value.getKey() + "'")
                    .collect(Collectors.joining(", "));
            notes.add("Column '" + column.name() + "' says what rows are used for: " + uses
                    + ". If it does not: choose another 'Split column', or none.");
        }
        return reader;
    }

    private Split split(DataRow row, SplitReader reader) {
        return reader.read(splitColumn.orElseThrow().value(row));
    }

    private void forEachRow(Consumer<DataRow> consumer) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                consumer.accept(rows.next());
            }
        }
    }
}
