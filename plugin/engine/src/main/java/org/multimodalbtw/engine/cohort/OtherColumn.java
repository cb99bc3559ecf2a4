package org.multimodalbtw.engine.cohort;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.IdMatch;

/**
 * A column of the labels that has the ids of a file, which cannot be matched by it.
 *
 * @param labels the labels
 * @param labelled their ids
 * @param column the column's name
 */
record OtherColumn(CsvFile labels, Set<String> labelled, String column) {

    /**
     * @param name the modality
     * @param table its table, which goes by the column
     * @param tables those of all modalities
     * @param difference how many ids are the same, a sentence
     * @return what to do, which leads to no other refusal of this kind
     */
    InputException refuse(String name, CsvFile table, Collection<CsvFile> tables, String difference) {
        String file = labels.fileName();
        String own = labels.idColumn();
        Optional<String> shared = shared(table);
        boolean areAlone = shared.isEmpty() && tables.stream().noneMatch(other -> other != table && hasLabelled(other));
        String write =
                "Write the '" + own + "' of each row of " + table.fileName() + " into it, in a column id: " + file
                        + " has it beside '" + column + "'"
                        + (shared.isPresent() ? "." : ", and KNIME's node Joiner takes it over by that column.");
        return new InputException(
                "The ids of '" + name + "' are not those of the labels: " + difference + " They are in column '"
                        + column
                        + "' of " + file + ": " + table.fileName() + " goes by '" + column + "', " + file + " by '"
                        + own
                        + "'."
                        + shared.map(example ->
                                        " It is not matched by that column, as " + example + ": which of the rows of "
                                                + table.fileName() + " are of which of them is not said.")
                                .orElse(""),
                areAlone
                        ? "If all files go by '" + column + "', call that column id in " + file + ", and '" + own
                                + "' something else. Otherwise: " + write
                        : write);
    }

    private static boolean hasLabelled(CsvFile table, Set<String> labelled) {
        Set<String> ids = new HashSet<>();
        table.forEachRecord(cells -> ids.add(cells[table.layout().idIndex()]));
        return ids.stream().anyMatch(labelled::contains);
    }

    private boolean hasLabelled(CsvFile table) {
        return table.isMatched() || hasLabelled(table, labelled);
    }

    /** An id that has several rows in the file and in the labels, for a person. */
    private Optional<String> shared(CsvFile table) {
        if (!table.repeatsIds()) {
            return Optional.empty();
        }
        int place = Arrays.asList(labels.layout().header()).indexOf(column);
        Map<String, Set<String>> rows = new HashMap<>();
        labels.forEachRecord(cells -> rows.computeIfAbsent(IdMatch.key(cells[place]), key -> new LinkedHashSet<>())
                .add(cells[labels.layout().idIndex()]));
        Set<String> found = new LinkedHashSet<>();
        table.forEachRecord(cells -> {
            String id = cells[table.layout().idIndex()];
            if (rows.getOrDefault(IdMatch.key(id), Set.of()).size() > 1) {
                found.add(id);
            }
        });
        return found.stream()
                .findFirst()
                .map(id -> "'" + id + "' has " + rows.get(IdMatch.key(id)).size() + " rows in " + labels.fileName());
    }
}
