package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.survey.NamedLike;

/** Ids that stand in several rows of a file that has one row for each: how many, what differs, and which other column names each row. */
final class RepeatedIds {

    private static final long MOST_ROWS = 50_000;
    private static final int FEWEST_ROWS = 20;

    private RepeatedIds() {}

    /**
     * @param file a file in which an id occurs twice
     * @return how many ids do in its first 50,000 rows, and in which columns their rows differ: a sentence with a space before it; empty where it is one
     */
    static String count(CsvFile file) {
        String[] header = file.layout().header();
        int id = file.layout().idIndex();
        Map<String, String[]> first = new HashMap<>();
        Set<String> several = new HashSet<>();
        Set<String> different = new HashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        file.forEachRecord(MOST_ROWS, cells -> {
            String[] before = cells[id].isEmpty() ? null : first.putIfAbsent(cells[id], cells.clone());
            for (int column = 0; before != null && column < header.length; column++) {
                several.add(cells[id]);
                if (!before[column].equals(cells[column])) {
                    different.add(cells[id]);
                    columns.add(header[column]);
                }
            }
        });
        return several.size() < 2
                ? ""
                : " " + several.size() + " ids occur several times"
                        + (different.isEmpty()
                                ? "."
                                : ", and the rows of " + different.size() + " of them differ, in "
                                        + Examples.of(List.copyOf(columns)) + ".");
    }

    /**
     * @param file a file in which an id occurs twice
     * @return which other column names each of its first 50,000 rows, as that of a stay beside the patient: a sentence with a space before it; else empty
     */
    static String remedy(CsvFile file) {
        String[] header = file.layout().header();
        List<Integer> columns = new ArrayList<>(IntStream.range(0, header.length)
                .filter(index -> index != file.layout().idIndex())
                .filter(index -> NamedLike.stay(header[index]) || NamedLike.identifier(header[index]))
                .boxed()
                .toList());
        Map<Integer, Set<String>> seen = new HashMap<>();
        columns.forEach(column -> seen.put(column, new HashSet<>()));
        long[] rows = new long[1];
        file.forEachRecord(MOST_ROWS, cells -> {
            rows[0]++;
            columns.removeIf(
                    column -> cells[column].isEmpty() || !seen.get(column).add(cells[column]));
        });
        Optional<String> found = columns.stream()
                .filter(column -> rows[0] >= FEWEST_ROWS)
                .map(column -> header[column])
                .reduce((one, other) -> other);
        return found.map(name -> " Column '" + name
                        + "' names each row once: if the other files are by it, call it id there and here.")
                .orElse("");
    }
}
