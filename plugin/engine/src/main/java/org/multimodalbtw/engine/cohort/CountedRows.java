package org.multimodalbtw.engine.cohort;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.NamedLike;

/** Labels and a table whose ids only count rows, as {@code Row0}: whether columns that name patients say that the same row is of the same patient. */
final class CountedRows {

    private static final long MOST_ROWS = 50_000;
    /** Columns of different names name the same where they share so many names. */
    private static final double SAME_NAMES = 0.5;
    /** So many rows have a name of their own. */
    private static final double NEARLY_ALL = 0.9;

    private CountedRows() {}

    /** The row in which a name stands, with the name as it is written. */
    private record Place(String name, String id) {}

    /**
     * @param labels the labels, whose ids only count rows
     * @param table a table whose ids do so, too
     * @throws InputException if a column of patients says that rows of the same id are of different ones
     */
    static void require(CsvFile labels, CsvFile table) {
        Map<String, Map<String, Place>> some = names(labels);
        Map<String, Map<String, Place>> others = some.isEmpty() ? Map.of() : names(table);
        some.forEach((column, rows) ->
                others.forEach((other, places) -> require(labels, table, column, rows, other, places)));
    }

    private static void require(
            CsvFile labels,
            CsvFile table,
            String column,
            Map<String, Place> rows,
            String other,
            Map<String, Place> places) {
        Set<String> shared = new HashSet<>(rows.keySet());
        shared.retainAll(places.keySet());
        boolean isSame =
                column.equalsIgnoreCase(other) || shared.size() > SAME_NAMES * Math.min(rows.size(), places.size());
        List<String> moved = shared.stream()
                .filter(name -> !rows.get(name).id().equals(places.get(name).id()))
                .sorted()
                .toList();
        if (!isSame || moved.isEmpty()) {
            return;
        }
        Place first = rows.get(moved.get(0));
        throw new InputException(
                "The ids of " + labels.fileName() + " and " + table.fileName()
                        + " only count rows, and rows with the same id are of different"
                        + " patients: by '" + column + "' of " + labels.fileName() + " and '" + other + "' of "
                        + table.fileName()
                        + ", '" + first.name() + "' is '" + first.id() + "' in the one and '"
                        + places.get(moved.get(0)).id()
                        + "' in the other (" + moved.size() + " of " + shared.size() + " patients who are in both).",
                "Make the patient the id of both files: call '" + column + "'"
                        + (column.equals(other) ? "" : " and '" + other + "'")
                        + " id, and leave out the column that counts rows.");
    }

    /** The row of each name, by columns that name patients, each in one row. */
    private static Map<String, Map<String, Place>> names(CsvFile file) {
        String[] header = file.layout().header();
        int id = file.layout().idIndex();
        Map<String, Map<String, Place>> names = new LinkedHashMap<>();
        for (int index = 0; index < header.length; index++) {
            if (index != id && NamedLike.group(header[index])) {
                names.put(header[index], new HashMap<>());
            }
        }
        if (names.isEmpty()) {
            return names;
        }
        long[] rows = new long[1];
        Map<String, Set<String>> twice = new HashMap<>();
        names.keySet().forEach(name -> twice.put(name, new HashSet<>()));
        file.forEachRecord(MOST_ROWS, cells -> {
            rows[0]++;
            for (int index = 0; index < header.length; index++) {
                Map<String, Place> places = index == id ? null : names.get(header[index]);
                if (places != null && !cells[index].isEmpty()) {
                    String name = IdMatch.key(cells[index]);
                    if (places.putIfAbsent(name, new Place(cells[index], cells[id])) != null) {
                        twice.get(header[index]).add(name);
                    }
                }
            }
        });
        names.forEach((column, places) -> places.keySet().removeAll(twice.get(column)));
        names.values().removeIf(places -> places.size() < NEARLY_ALL * rows[0]);
        return names;
    }
}
