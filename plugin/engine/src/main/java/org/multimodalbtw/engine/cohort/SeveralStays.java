package org.multimodalbtw.engine.cohort;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.NamedLike;

/** Patients with several stays, by a column of measurements that the labels, which are of stays, lack. */
final class SeveralStays {

    private static final long MOST_ROWS = 50_000;
    /** One name with several ids may be a word for none. */
    private static final int FEWEST = 2;

    private SeveralStays() {}

    /**
     * @param labels the labels
     * @param table a table with several rows of an id
     * @param labelled the ids of the labels
     * @return a sentence for each column that names patients, of whom several have more than one id in the first 50,000 rows; none where the labels
     *     name patients, or the column holds their ids
     */
    static List<String> notes(CsvFile labels, CsvFile table, Set<String> labelled) {
        if (!table.repeatsIds() || List.of(labels.layout().header()).stream().anyMatch(NamedLike::group)) {
            return List.of();
        }
        String[] header = table.layout().header();
        return IntStream.range(0, header.length)
                .filter(index -> index != table.layout().idIndex() && NamedLike.group(header[index]))
                .mapToObj(index -> several(table, index, labelled))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> several(CsvFile table, int column, Set<String> labelled) {
        Map<String, String> first = new HashMap<>();
        Set<String> several = new HashSet<>();
        table.forEachRecord(MOST_ROWS, cells -> {
            String id = cells[table.layout().idIndex()];
            String patient = cells[column];
            String before = table.missingTexts().contains(patient) ? id : first.putIfAbsent(patient, id);
            if (before != null && !before.equals(id)) {
                several.add(patient);
            }
        });
        boolean areIds = first.keySet().stream().filter(labelled::contains).count() * 2 > first.size();
        return several.size() < FEWEST || first.size() <= FEWEST || areIds
                ? List.of()
                : List.of(several.size() + " of " + first.size() + " patients in '"
                        + table.layout().header()[column]
                        + "' of " + table.fileName()
                        + " have several ids: the labels need this column, too (there it is found by its name, or chosen as"
                        + " 'Group column', --group), so that their rows are kept together.");
    }
}
