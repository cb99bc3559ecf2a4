package org.multimodalbtw.host.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares CSV files cell by cell: rows go together by the first column, columns by their names. */
public final class TableComparison {

    /** Wall-clock time, which no two runs share. */
    private static final String SECONDS = "Seconds";

    private TableComparison() {}

    /** Each row by its id, and the place of each column's cells in it. */
    private record Table(Map<String, Integer> columns, Map<String, List<String>> rows) {

        String cell(String row, String column) {
            List<String> cells = rows.get(row);
            int index = columns.get(column);
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    /**
     * @param before a CSV file with a header
     * @param after another
     * @return what differs; columns of seconds are left out
     * @throws IOException if a file cannot be read
     */
    public static Differences compare(Path before, Path after) throws IOException {
        Differences differences = new Differences();
        try {
            compare(read(before, differences), read(after, differences), differences);
        } catch (CsvParseException noTable) {
            differences.remark("it cannot be read as a table (" + noTable.getMessage() + ")");
        }
        return differences;
    }

    private static void compare(Table before, Table after, Differences differences) {
        Iterable<String> rows =
                differences.names("row", before.rows().keySet(), after.rows().keySet());
        for (String column : differences.names(
                "column", before.columns().keySet(), after.columns().keySet())) {
            for (String row : rows) {
                differences.texts(
                        before.cell(row, column),
                        after.cell(row, column),
                        () -> "row '" + row + "', column '" + column + "'");
            }
        }
    }

    private static Table read(Path file, Differences differences) throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file)) {
            for (CsvRecord record : records) {
                List<String> fields = record.getFields();
                if (columns.isEmpty()) {
                    new ArrayList<>(fields).forEach(name -> columns.put(unused(name, columns), columns.size()));
                } else {
                    rows.put(unused(fields.get(0), rows), fields);
                }
            }
        }
        if (columns.remove(SECONDS) != null) {
            differences.leftOut("column '" + SECONDS + "'");
        }
        return new Table(columns, rows);
    }

    /** A name that is there twice gets a number. */
    private static String unused(String name, Map<String, ?> names) {
        String unused = name;
        for (int next = 2; names.containsKey(unused); next++) {
            unused = name + " (" + next + ")";
        }
        return unused;
    }
}
