package org.multimodalbtw.engine.evidence.cell;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Split;

/**
 * The rows of a set in the order of its labels.
 *
 * @param rows one an id
 */
record SetRows(List<Row> rows) {

    private static final int FEWEST_NUMBERS = 3;

    /**
     * One row.
     *
     * @param id of the row
     * @param label class or number, as it is written
     * @param use in this division
     * @param group rows of the same group are never divided; the id where each row is for itself
     */
    record Row(String id, String label, Split use, String group) {

        Row as(Split other) {
            return new Row(id, label, other, group);
        }
    }

    /**
     * @param set which set
     * @param data the folder of all sets
     * @throws IOException if a file cannot be read
     * @throws InputException if a row has no group, or the other site is not said
     */
    static SetRows read(CellSet set, Path data) throws IOException {
        Path folder = data.resolve(set.folder());
        Map<String, String> groups = groups(set, folder);
        Optional<Set<String>> site =
                set.site() == null ? Optional.empty() : Optional.of(set.site().ids(folder));
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(folder.resolve(set.labels()))) {
            for (NamedCsvRecord cells : records) {
                String id = cells.getField("id");
                String group = set.group().isEmpty() ? id : groups.get(id);
                if (group == null) {
                    throw new InputException(
                            "Row '" + id + "' of " + set.name() + " has no group in " + set.group() + ".",
                            "Name a column that has one for each row.");
                }
                Split use = site.isEmpty()
                        ? Split.valueOf(cells.getField("split").toUpperCase(Locale.ROOT))
                        : site.get().contains(id) ? Split.TEST : Split.TRAIN;
                rows.add(new Row(id, cells.getField("label"), use, group));
            }
        }
        return new SetRows(List.copyOf(rows));
    }

    private static Map<String, String> groups(CellSet set, Path folder) throws IOException {
        Map<String, String> groups = new HashMap<>();
        if (set.group().isEmpty()) {
            return groups;
        }
        String[] where = set.group().split(":", 2);
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(folder.resolve(where[0]))) {
            for (NamedCsvRecord cells : records) {
                groups.put(cells.getField("id"), cells.getField(where[1]));
            }
        }
        return groups;
    }

    /** Whether the labels are numbers to predict: more than two different ones. */
    boolean isNumber() {
        try {
            return rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.label()))
                            .distinct()
                            .limit(FEWEST_NUMBERS)
                            .count()
                    == FEWEST_NUMBERS;
        } catch (NumberFormatException word) {
            return false;
        }
    }

    /** The classes in their order; none for numbers. */
    List<String> classes() {
        return isNumber()
                ? List.of()
                : rows.stream().map(Row::label).distinct().sorted().toList();
    }

    /** The rows that are only scored. */
    List<Row> test() {
        return rows.stream().filter(row -> row.use() == Split.TEST).toList();
    }
}
