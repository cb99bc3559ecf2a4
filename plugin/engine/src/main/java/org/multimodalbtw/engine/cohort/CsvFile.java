package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * A table in a CSV file (RFC 4180, comma, UTF-8 with or without byte order mark, plain or gzip) with one row an id, or
 * with many where the first rows have two or more on average. It is read as a stream, again for every pass. The kinds of the columns follow from the first 1,000 rows: a column holds
 * numbers if at least half of its non-empty cells there are numbers, or all are empty; else categories. Spaces around
 * cells do not count. In messages, row 1 is the first row below the header; blank lines do not count.
 */
public final class CsvFile implements TableRows {

    private static final int SAMPLED_ROWS = 1000;
    private static final int LONGEST_QUOTE = 40;
    private static final long LARGEST_SURVEYED = 16L << 20;

    private final Path file;
    private final CsvSettings settings;
    private final String[] header;
    private final int idIndex;
    private final List<String> notes;
    private final List<ColumnSample> samples;
    private final List<TableColumn> columns;
    private final boolean repeatsIds;
    private long size = -1;
    private boolean checkedIds;
    private CategorySurvey categories;

    private CsvFile(Path file, CsvSettings settings, CsvRecords records) {
        this.file = file;
        this.settings = settings;
        header = records.header();
        checkHeader();
        int named = IntStream.range(0, header.length)
                .filter(index -> header[index].equalsIgnoreCase("id"))
                .findFirst()
                .orElse(-1);
        idIndex = Math.max(named, 0);
        notes = named >= 0
                ? List.of()
                : List.of(
                        "File " + fileName() + " has no column 'id'; its first column '" + header[0] + "' is the id.");
        samples = IntStream.range(0, header.length)
                .filter(index -> index != idIndex)
                .mapToObj(index ->
                        new ColumnSample(header[index], settings.textColumns().contains(header[index])))
                .toList();
        repeatsIds = sample(records);
        columns = samples.stream().map(ColumnSample::column).toList();
    }

    /**
     * Reads the header and the first 1,000 rows.
     *
     * @param file a file whose name ends in .csv or .csv.gz
     * @param settings how its cells are understood
     * @return the table
     * @throws InputException if the file cannot be read, is empty, or its header or one of those rows is faulty
     */
    public static CsvFile open(Path file, CsvSettings settings) {
        try (CsvRecords records = CsvRecords.open(file)) {
            return new CsvFile(file, settings, records);
        }
    }

    /** @return the columns in the file's order, without the id column */
    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    /**
     * Reads a file of up to 16 MiB in full on the first call. A faulty cell is left to {@link #forEach} to name.
     *
     * @return the column's categories in alphabetical order; empty where there are more than 60, where the file is larger or compressed,
     *     and for columns of numbers
     */
    @Override
    public List<String> categories(int column) {
        if (categories == null) {
            boolean isSmall = !fileName().endsWith(".gz") && file.toFile().length() <= LARGEST_SURVEYED;
            categories = isSmall ? CategorySurvey.of(this) : CategorySurvey.none(columns.size());
        }
        return categories.of(column);
    }

    /** @return the name of the column that holds the ids: {@code id} in any case, else the first column */
    public String idColumn() {
        return header[idIndex];
    }

    /** @return what an analyst should know about how the file was understood; mostly empty */
    public List<String> notes() {
        return notes;
    }

    /** @return the file's name without its folder */
    public String fileName() {
        return file.getFileName().toString();
    }

    /**
     * Counts the rows on the first call, which reads the file.
     *
     * @throws InputException if a row has more or fewer cells than the header, or the file cannot be read
     */
    @Override
    public long size() {
        if (size < 0) {
            try (CsvRecords records = CsvRecords.open(file)) {
                while (records.next() != null) {
                    // only counted
                }
                size = records.row();
            }
        }
        return size;
    }

    /**
     * @throws InputException at an empty id, a repeated one where rows have an id of their own, a cell of a column of numbers that is not a finite number, a
     *     row with more or fewer cells than the header, or if the file cannot be read
     */
    @Override
    public void forEach(Visitor visitor) {
        try (CsvRecords records = CsvRecords.open(file)) {
            if (!Arrays.equals(header, records.header())) {
                throw new InputException(
                        "File " + fileName() + " has other columns than when it was opened.",
                        "Reset and run again; do not change the file meanwhile.");
            }
            // the ids of a file that passed once are known to be unique, which later passes need not pay for
            Map<String, Long> rowOfId = checkedIds || repeatsIds ? null : new HashMap<>();
            CsvRow row = new CsvRow();
            for (String[] cells = records.next(); cells != null; cells = records.next()) {
                row.set(records.row(), cells);
                if (rowOfId != null) {
                    requireNew(rowOfId.putIfAbsent(row.id, records.row()), row.id, records.row());
                }
                visitor.visit(row);
            }
            size = records.row();
            checkedIds = true;
        }
    }

    /** @return what the first rows look like, column by column as in {@link #columns} */
    List<ColumnSample> samples() {
        return samples;
    }

    /** @return whether the first rows have two rows an id or more on average, as series in long format do, or name images of which an id has several */
    boolean repeatsIds() {
        return repeatsIds;
    }

    private boolean sample(CsvRecords records) {
        Set<String> ids = new HashSet<>();
        String[] cells = records.next();
        while (cells != null) {
            ids.add(cells[idIndex]);
            for (int column = 0; column < samples.size(); column++) {
                String text = cells[cellIndex(column)];
                if (!settings.missingTexts().contains(text)) {
                    samples.get(column).add(text);
                }
            }
            cells = records.row() < SAMPLED_ROWS ? records.next() : null;
        }
        boolean several = records.row() >= 2L * ids.size();
        boolean images = samples.stream().anyMatch(ColumnSample::isImagePath);
        return !ids.isEmpty() && (several || images && records.row() > ids.size());
    }

    private int cellIndex(int column) {
        return column < idIndex ? column : column + 1;
    }

    private void checkHeader() {
        if (header.length == 1 && (header[0].contains(";") || header[0].contains("\t"))) {
            throw new InputException(
                    "File " + fileName() + " has a single column '" + quoted(header[0]) + "'.",
                    "Separate the columns with commas, not with semicolons or tabs.");
        }
        Map<String, Integer> positions = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (int index = 0; index < header.length; index++) {
            Integer before = positions.putIfAbsent(header[index], index + 1);
            if (header[index].isEmpty()) {
                faults.add("column " + (index + 1) + " has no name");
            } else if (before != null) {
                faults.add("columns " + before + " and " + (index + 1) + " are both named '" + header[index] + "'");
            }
        }
        if (!faults.isEmpty()) {
            int shown = Math.min(faults.size(), 5);
            throw new InputException(
                    "File " + fileName() + ", header: " + String.join("; ", faults.subList(0, shown))
                            + (shown < faults.size() ? "; and " + (faults.size() - shown) + " more" : "") + ".",
                    "Give every column a name of its own.");
        }
    }

    private void requireNew(Long before, String id, long row) {
        if (before != null) {
            throw new InputException(
                    "File " + fileName() + ": the id '" + id + "' is in row " + before + " and in row " + row + ".",
                    "Keep one row for each id; a series with several rows an id goes to the Series Encoder.");
        }
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** The row that is being visited. */
    private final class CsvRow implements Row {

        private final double[] numbers = new double[columns.size()];
        private final String[] texts = new String[columns.size()];
        private String id;

        private void set(long row, String[] cells) {
            id = cells[idIndex];
            if (id.isEmpty()) {
                throw new InputException(
                        "File " + fileName() + ", row " + row + ": the id in column '" + idColumn() + "' is empty.",
                        "Give every row an id, or delete the row.");
            }
            for (int column = 0; column < texts.length; column++) {
                String text = cells[cellIndex(column)];
                texts[column] = settings.missingTexts().contains(text) ? null : text;
                if (texts[column] != null && columns.get(column).kind() == TableColumn.Kind.NUMBER) {
                    numbers[column] = number(row, column, text);
                }
            }
        }

        private double number(long row, int column, String text) {
            double number = DecimalNumber.parse(text);
            if (Double.isNaN(number)) {
                String name = columns.get(column).name();
                throw new InputException(
                        "File " + fileName() + ", row " + row + " (id " + id + "), column '" + name + "': '"
                                + quoted(text) + "' is not a number.",
                        "Correct the cell, add '" + quoted(text) + "' to the texts that mean empty, or list '" + name
                                + "' under the columns to read as text.");
            }
            return number;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean isMissing(int column) {
            return texts[column] == null;
        }

        @Override
        public double number(int column) {
            require(column, TableColumn.Kind.NUMBER);
            return numbers[column];
        }

        @Override
        public String category(int column) {
            require(column, TableColumn.Kind.CATEGORY);
            return texts[column];
        }

        @Override
        public double[] vector(int column) {
            throw new IllegalStateException("A CSV file has no columns of vectors");
        }

        private void require(int column, TableColumn.Kind kind) {
            if (isMissing(column) || columns.get(column).kind() != kind) {
                throw new IllegalStateException("Column " + columns.get(column) + " of row " + id + " has no " + kind);
            }
        }
    }
}
