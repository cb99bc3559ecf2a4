package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.NamedLike;

/** Ids that each hospital or ward counts for itself, so that they are unique only with its name. */
final class CentreIds {

    private static final long MOST_ROWS = 50_000;
    private static final double FEW = 0.1;
    private static final String BETWEEN = "\n";

    private CentreIds() {}

    /**
     * @param file a file in which an id occurs twice
     * @return what to do if at least a tenth of the ids occur several times in its first 50,000 rows, and all are unique with a column of hospitals, wards or
     *     centres: a sentence with a space before it; else empty
     */
    static String remedy(CsvFile file) {
        String[] header = file.layout().header();
        int id = file.layout().idIndex();
        List<Integer> columns = new ArrayList<>(IntStream.range(0, header.length)
                .filter(index -> index != id && NamedLike.centre(header[index]))
                .boxed()
                .toList());
        List<Set<String>> seen = new ArrayList<>();
        columns.forEach(column -> seen.add(new HashSet<>()));
        String[][] first = new String[1][];
        Set<Integer> repeated = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Set<String> several = new HashSet<>();
        if (!columns.isEmpty()) {
            file.forEachRecord(MOST_ROWS, cells -> {
                first[0] = first[0] == null ? cells.clone() : first[0];
                if (!ids.add(cells[id])) {
                    several.add(cells[id]);
                }
                for (int place = 0; place < columns.size(); place++) {
                    if (!seen.get(place).add(cells[columns.get(place)] + BETWEEN + cells[id])) {
                        repeated.add(columns.get(place));
                    }
                }
            });
        }
        // fewer are rows that were written twice, or lie behind the rows that are read
        boolean areRepeated = !several.isEmpty() && several.size() >= FEW * ids.size();
        Optional<Integer> column = columns.stream()
                .filter(index -> areRepeated && !repeated.contains(index))
                .findFirst();
        return column.map(index -> " Each id is unique with '" + header[index]
                        + "': if that counts its own patients, write both into one id in all files, such as '"
                        + first[0][index] + "-" + first[0][id] + "'.")
                .orElse("");
    }
}
