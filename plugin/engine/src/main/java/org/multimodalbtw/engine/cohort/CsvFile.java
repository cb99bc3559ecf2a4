package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.KnownRows;

/**
 * A table in a CSV file with one row an id, or with many. It is read as a stream, again for every pass. As it is written it is RFC 4180 with
 * commas, UTF-8 with or without byte order mark, plain or gzip, and the kinds of its columns follow from the first 1,000 rows: a column
 * holds numbers if at least half of its non-empty cells there are numbers, or all are empty; else categories. Where files are looked at, other
 * separators and encodings are read too, and {@link org.multimodalbtw.engine.survey} says what each column is. Spaces around cells do not count. In
 * messages, row 1 is the first row below the header; blank lines do not count.
 */
public final class CsvFile implements TableRows {

    private static final long LARGEST_SURVEYED = 16L << 20;

    private final Path file;
    private final CsvSettings settings;
    private final CsvFormat format;
    private final CsvLayout layout;
    private final List<TableColumn> columns;
    private final Map<String, List<String>> otherIds = new HashMap<>();
    private boolean isMatched;
    private final RowsOfIds ids;
    private List<String> endLines = List.of();
    private long size = -1;
    private boolean checkedIds;
    private final boolean isLabels;
    private CategorySurvey categories;

    private CsvFile(Path file, CsvSettings settings, CsvFormat format, boolean isLabels, CsvLayout layout) {
        this.isLabels = isLabels;
        this.file = file;
        this.settings = settings;
        this.format = format;
        this.layout = layout;
        ids = new RowsOfIds(
                settings.survey().automatic(),
                (row, visitor) -> forEachRecord(
                        row - 1, cells -> visitor.accept(idsOf(cells).get(0), cells)));
        columns = layout.columns().stream().map(CsvColumn::column).toList();
    }

    /**
     * Reads the header and the first rows.
     *
     * @param file a file of separated values
     * @param settings how its cells are understood
     * @return the table
     * @throws InputException if the file cannot be read, is empty, or its header or one of those rows is faulty
     */
    public static CsvFile open(Path file, CsvSettings settings) {
        return open(file, settings, false, KnownRows.none());
    }

    /**
     * @param isLabels whether the file holds labels
     * @param known what is known of rows by the labels
     */
    static CsvFile open(Path file, CsvSettings settings, boolean isLabels, KnownRows known) {
        String fileName = file.getFileName().toString();
        if (!settings.survey().automatic()) {
            try (CsvRecords records = CsvRecords.open(file)) {
                return new CsvFile(
                        file, settings, CsvFormat.USUAL, isLabels, WrittenLayout.of(fileName, records, settings));
            }
        }
        ForeignContent.of(file).ifPresent(content -> {
            throw new CsvFaults(fileName).noTable(content);
        });
        CsvFormat format = CsvRecords.format(file);
        String name = CohortFiles.nameOf(file).orElse(fileName);
        CsvSurvey survey = new CsvSurvey(file, name, settings, format, isLabels, known);
        return new CsvFile(file, settings, format, isLabels, KnownLayouts.of(survey, () -> lookAt(survey)));
    }

    private static CsvLayout lookAt(CsvSurvey survey) {
        try (CsvRecords records = CsvRecords.open(survey.file(), survey.format(), true)) {
            return SurveyedLayout.of(survey, records);
        }
    }

    /** What this file, which holds the labels, says of its rows. */
    KnownRows known() {
        return LabelledRows.of(this, settings.survey());
    }

    /** The same file, of which other columns are read. */
    CsvFile with(CsvLayout other) {
        return isMatched ? matched(other, otherIds) : new CsvFile(file, settings, format, isLabels, other);
    }

    /** The same file, each row of which stands for the rows of the labels that its id means. */
    CsvFile matched(CsvLayout other, Map<String, List<String>> meant) {
        CsvFile file = new CsvFile(this.file, settings, format, isLabels, other);
        file.otherIds.putAll(meant);
        file.isMatched = true;
        return file;
    }

    /** @return whether it goes by another column of the labels than their ids */
    boolean isMatched() {
        return isMatched;
    }

    /** @return the columns in the file's order, without the id column and those that are left out */
    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    /**
     * Reads a file of up to 16 MiB in full on the first call. A faulty cell is left to {@link #forEach} to name.
     *
     * @return the column's categories in alphabetical order; empty where there are more than 60, where the file is larger or compressed;
     *     where files are looked at, also the numbers of columns that have up to 10 different ones
     */
    @Override
    public List<String> categories(int column) {
        if (categories == null) {
            categories = isSmall()
                    ? CategorySurvey.of(this, settings.survey().automatic())
                    : CategorySurvey.none(columns.size());
        }
        return categories.of(column);
    }

    private boolean isSmall() {
        return !fileName().endsWith(".gz") && bytes() <= LARGEST_SURVEYED;
    }

    /** @return the length of the file */
    long bytes() {
        return file.toFile().length();
    }

    /** @return the name of the column that holds the ids */
    public String idColumn() {
        return layout.idColumn();
    }

    /** @return what an analyst should know about how the file was understood; mostly empty */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!format.notes().isEmpty()) {
            notes.add("File " + fileName() + ": " + String.join(", and ", format.notes()) + ".");
        }
        notes.addAll(layout.notes());
        return notes;
    }

    /** @return what each column but the id is taken for, in the file's order; empty where the file was taken as it is written */
    public List<ColumnFinding> findings() {
        return layout.findings();
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
            long[] count = {0};
            forEachRow((number, cells) -> count[0] += idsOf(cells).size());
            size = count[0];
        }
        return size;
    }

    /**
     * @throws InputException at an empty id, a repeated one where rows have an id of their own, a cell of a column of numbers that is not a finite number, a
     *     row with more or fewer cells than the header, or if the file cannot be read
     */
    @Override
    public void forEach(Visitor visitor) {
        pass(visitor);
    }

    /**
     * As {@link #forEach}.
     *
     * @return the ids of the rows, in the order in which they came first
     */
    Set<String> ids(Visitor visitor) {
        if (isUnchecked() && !isMatched) {
            return pass(visitor);
        }
        Set<String> visited = new LinkedHashSet<>();
        pass(row -> {
            visited.add(row.id());
            visitor.visit(row);
        });
        return visited;
    }

    private Set<String> pass(Visitor visitor) {
        CsvRow row = new CsvRow();
        long[] count = {0};
        Set<String> written = forEachRow((number, cells) -> {
            for (String id : idsOf(cells)) {
                row.set(number, id, cells);
                visitor.visit(row);
                count[0]++;
            }
        });
        size = count[0];
        return written;
    }

    /** One row. */
    private interface RowVisitor {
        void visit(long number, String[] cells);
    }

    /** Whether a pass has to find out that each row has an id of its own. */
    private boolean isUnchecked() {
        return !checkedIds && !repeatsIds();
    }

    /**
     * Each row but repetitions. The ids of a file that passed once are known to be unique, which later passes need not pay for.
     *
     * @return of the first pass, the ids in the order in which they came first; of later ones, and where ids repeat, none
     */
    private Set<String> forEachRow(RowVisitor visitor) {
        boolean isUnchecked = isUnchecked();
        if (isUnchecked) {
            ids.restart();
        }
        try (CsvRecords records = records()) {
            for (String[] cells = records.next(); cells != null; cells = records.next()) {
                if (isUnchecked) {
                    requireNew(records.row(), cells);
                }
                if (!ids.isRepetition(records.row())) {
                    visitor.visit(records.row(), cells);
                }
            }
            endLines = records.endLines();
        }
        checkedIds = true;
        return ids.takeIds();
    }

    /** @return what only shows when all rows are read: one sentence, or none */
    List<String> notesOfRows() {
        List<String> clauses = new ArrayList<>(ids.clauses());
        EndLines.clause(endLines).ifPresent(clauses::add);
        String sentence = "File " + fileName() + ": " + String.join(", and ", clauses) + ".";
        return clauses.isEmpty() || layout.notes().contains(sentence) ? List.of() : List.of(sentence);
    }

    /**
     * Reads all cells as they are.
     *
     * @param visitor is given each row
     */
    void forEachRecord(Consumer<String[]> visitor) {
        forEachRecord(Long.MAX_VALUE, visitor);
    }

    /**
     * Reads cells as they are.
     *
     * @param most how many rows are read at most
     * @param visitor is given each row
     */
    void forEachRecord(long most, Consumer<String[]> visitor) {
        try (CsvRecords records = records()) {
            String[] cells = records.next();
            while (cells != null) {
                visitor.accept(cells);
                cells = records.row() < most ? records.next() : null;
            }
        }
    }

    private CsvRecords records() {
        CsvRecords records = CsvRecords.open(file, format, settings.survey().automatic());
        if (Arrays.equals(layout.header(), records.header())) {
            return records;
        }
        records.close();
        throw new InputException(
                "File " + fileName() + " has other columns than when it was opened.",
                "Reset and run again; do not change the file meanwhile.");
    }

    /** @return how the columns are understood */
    CsvLayout layout() {
        return layout;
    }

    /** @return texts that mean that a cell is empty */
    Set<String> missingTexts() {
        return settings.missingTexts();
    }

    /** Says that ids of the file are other ids of the labels, written in another way. */
    void rename(Map<String, String> ids) {
        otherIds.clear();
        ids.forEach((id, other) -> otherIds.put(id, List.of(other)));
        checkedIds = false;
    }

    /** @return whether a row is one of several of its id */
    boolean repeatsIds() {
        return layout.repeatsIds();
    }

    /** An empty id is left to who reads the row. */
    private void requireNew(long row, String[] cells) {
        String id = idsOf(cells).get(0);
        Optional<Long> before = id.isEmpty() ? Optional.empty() : ids.add(id, row, cells);
        if (before.isPresent()) {
            throw new InputException(
                    "File " + fileName() + ": the id '" + id + "' occurs twice, in row " + before.get() + " and in row "
                            + row + "." + RepeatedIds.count(this),
                    "Keep one row for each id"
                            + (isLabels ? "." : "; a series with several rows an id goes to the Series Encoder.")
                            + " Where a row is a stay, give each an id of its own, and the patient in another column."
                            + CentreIds.remedy(this) + RepeatedIds.remedy(this));
        }
    }

    private List<String> idsOf(String[] cells) {
        String own = cells[layout.idIndex()];
        return otherIds.isEmpty() ? List.of(own) : otherIds.getOrDefault(own, List.of(own));
    }

    /** The row that is being visited. */
    private final class CsvRow implements Row {

        private final double[] numbers = new double[columns.size()];
        private final String[] texts = new String[columns.size()];
        private String id;

        private void set(long row, String meant, String[] cells) {
            id = meant;
            if (id.isEmpty()) {
                throw settings.survey().automatic() ? EmptyIds.in(CsvFile.this) : withoutId(row);
            }
            for (int column = 0; column < texts.length; column++) {
                CsvColumn read = layout.columns().get(column);
                String text = read.text(cells);
                texts[column] =
                        read.reading().isEmpty(text) ? null : read.reading().text(text);
                if (texts[column] != null && read.column().kind() == TableColumn.Kind.NUMBER) {
                    numbers[column] = read.counted(number(row, column, text), cells);
                    boolean isEmpty =
                            Double.isNaN(numbers[column]) || read.reading().isEmpty(numbers[column]);
                    texts[column] = isEmpty ? null : text;
                }
            }
        }

        private InputException withoutId(long row) {
            return new InputException(
                    "File " + fileName() + ", row " + row + ": the id in column '" + idColumn() + "' is empty.",
                    "Give every row an id, or delete the row.");
        }

        private double number(long row, int column, String text) {
            double number = layout.columns().get(column).reading().number(text);
            if (Double.isNaN(number)) {
                throw settings.survey().automatic()
                        ? NotNumbers.in(CsvFile.this)
                        : NotNumbers.first(
                                fileName(), row, id, columns.get(column).name(), text);
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
            requireValue(column, kind -> kind == TableColumn.Kind.NUMBER);
            return numbers[column];
        }

        @Override
        public String category(int column) {
            requireValue(column, kind -> kind == TableColumn.Kind.CATEGORY || kind == TableColumn.Kind.CODES);
            return texts[column];
        }

        @Override
        public double[] vector(int column) {
            throw new IllegalStateException("A CSV file has no columns of vectors");
        }

        private void requireValue(int column, Predicate<TableColumn.Kind> isKind) {
            if (isMissing(column) || !isKind.test(columns.get(column).kind())) {
                throw new IllegalStateException(
                        "Column " + columns.get(column) + " of row " + id + " has no such value");
            }
        }
    }
}
