package org.multimodalbtw.engine.cohort;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SurveySettings;

/**
 * Columns of the labels that name patients or stays beside their ids, by which a file may go. Only a file of which no id is one of the labels is matched so,
 * and only where one such column has all of its ids: other files go by the ids.
 */
final class LabelBridges {

    private static final long SAMPLED_ROWS = 50;

    private final CsvFile labels;
    private final SurveySettings settings;
    private final Set<String> labelled = new LinkedHashSet<>();
    /** Which ids of the labels have a text, by its key, in each of the columns. */
    private final Map<Integer, Map<String, Set<String>>> columns = new LinkedHashMap<>();

    /**
     * @param labels the labels, which are read if they have such columns
     * @param settings which columns are predicted
     */
    LabelBridges(CsvFile labels, SurveySettings settings) {
        this.labels = labels;
        this.settings = settings;
        String[] header = labels.layout().header();
        int id = labels.layout().idIndex();
        IntStream.range(0, header.length)
                .filter(index -> index != id && !settings.isOutcome(header[index]))
                .filter(index -> NamedLike.identifier(header[index]) || isOfPatients(header[index]))
                .forEach(index -> columns.put(index, new HashMap<>()));
        if (!columns.isEmpty()) {
            labels.forEachRecord(cells -> read(cells[id], cells));
        }
    }

    private void read(String id, String[] cells) {
        labelled.add(id);
        columns.forEach((index, ids) -> {
            if (!labels.missingTexts().contains(cells[index])) {
                ids.computeIfAbsent(IdMatch.key(cells[index]), key -> new LinkedHashSet<>())
                        .add(id);
            }
        });
    }

    /**
     * @param table the table of a modality
     * @param open opens it with what is known of rows by other ids
     * @return the table with the labels' ids; empty where it has them itself, or no column of the labels says for certain which they are
     */
    Optional<CsvFile> matched(CsvFile table, Function<KnownRows, CsvFile> open) {
        if (columns.isEmpty() || hasLabelled(table)) {
            return Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>();
        table.forEachRecord(cells -> ids.add(cells[table.layout().idIndex()]));
        List<Integer> fitting = columns.keySet().stream()
                .filter(index -> has(columns.get(index), ids))
                .toList();
        if (fitting.isEmpty() || !areSame(fitting, ids) || areLabelled(table, ids)) {
            return Optional.empty();
        }
        int column = fitting.get(0);
        Map<String, List<String>> meant = meant(column, ids);
        boolean isCertain = meant.values().stream().allMatch(rows -> rows.size() == 1)
                || !table.repeatsIds() && isOfPatients(labels.layout().header()[column]);
        CsvFile again = isCertain ? open.apply(LabelledRows.of(labels, settings, column)) : table;
        return isCertain && again.layout().idIndex() == table.layout().idIndex()
                ? Optional.of(again.matched(again.layout().noting(sentence(table, column, meant)), meant))
                : Optional.empty();
    }

    /** Whether rows with the same value may share what is known: those of a patient or a stay, and not those of a ward. */
    private static boolean isOfPatients(String column) {
        return NamedLike.group(column) || NamedLike.stay(column);
    }

    /** Whether one of the first rows has an id of the labels. */
    private boolean hasLabelled(CsvFile table) {
        Set<String> first = new HashSet<>();
        table.forEachRecord(
                SAMPLED_ROWS, cells -> first.add(cells[table.layout().idIndex()]));
        return first.stream().anyMatch(labelled::contains);
    }

    /** Whether an id may be one of the labels, or the table has these in another column. */
    private boolean areLabelled(CsvFile table, Set<String> ids) {
        return ids.stream().anyMatch(labelled::contains)
                || !IdAlignment.of(ids, labelled).renamed().isEmpty()
                || IdCheck.holding(table, labelled, table.layout().idIndex()).isPresent();
    }

    private static boolean has(Map<String, Set<String>> rows, Set<String> ids) {
        Set<String> keys = new HashSet<>();
        return ids.stream().map(IdMatch::key).allMatch(key -> keys.add(key) && rows.containsKey(key));
    }

    private boolean areSame(List<Integer> fitting, Set<String> ids) {
        return fitting.stream().map(index -> meant(index, ids)).distinct().count() == 1;
    }

    private Map<String, List<String>> meant(int column, Set<String> ids) {
        Map<String, List<String>> meant = new LinkedHashMap<>();
        ids.forEach(id -> meant.put(id, List.copyOf(columns.get(column).get(IdMatch.key(id)))));
        return meant;
    }

    private String sentence(CsvFile table, int column, Map<String, List<String>> meant) {
        Map.Entry<String, List<String>> example = meant.entrySet().stream()
                .filter(rows -> rows.getValue().size() > 1)
                .findFirst()
                .orElseGet(() -> meant.entrySet().iterator().next());
        long several = meant.values().stream().filter(rows -> rows.size() > 1).count();
        long all = meant.values().stream().mapToLong(Collection::size).sum();
        String file = labels.fileName();
        String by = "'" + labels.layout().header()[column] + "'";
        return table.fileName() + " goes by " + by + ", " + file + " by '" + labels.idColumn() + "': the "
                + meant.size() + " ids of " + table.fileName() + " are in column " + by + " of " + file
                + " and are matched by it, such as '" + example.getKey() + "' with '"
                + example.getValue().get(0) + "'"
                + (several == 0
                        ? "."
                        : "; " + several + (several == 1 ? " of them has" : " of them have") + " several rows in "
                                + file
                                + ", as '" + example.getKey() + "' has "
                                + example.getValue().size()
                                + ", and each gets the same data, " + all
                                + " in all: leave out what was known only later than some of them.")
                + " If that is wrong, write the ids of " + file + " into " + table.fileName() + ", in a column id.";
    }
}
