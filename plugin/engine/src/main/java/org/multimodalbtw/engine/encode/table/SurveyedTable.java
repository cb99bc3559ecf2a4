package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.ColumnSentences;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.TableSurvey;
import org.multimodalbtw.engine.survey.Taken;

/**
 * A table of training rows whose columns were looked at: at the first 1,000 rows, or as many more as have 200,000 cells. What was decided
 * of a column when the table was read holds, unless the analyst says something else.
 */
final class SurveyedTable {

    private static final String UNDO =
            "To take a column for something else: 'Columns taken as' in the dialog of the Tabular Encoder.";

    private static final long FEWEST_ROWS = 1000;
    private static final long MOST_CELLS = 200_000;
    /** Of a column of so many it is not looked at what it alone tells of the outcome. */
    private static final int MOST_COMPARED = 500;

    private final String modality;
    private final TableRows rows;
    private final TableLook look;
    private final Set<String> emptyTexts;
    /** Those of the texts that are numbers, which mean the same in a column whose type is numbers. */
    private final double[] emptyNumbers;
    /** What is seen of each column; {@code null} of one that is not looked at. */
    private final ColumnCells[] cells;

    private final List<ColumnFinding> findings = new ArrayList<>();
    private final long[] missing;

    private SurveyedTable(String modality, TableRows rows, TableLook look) {
        this.modality = modality;
        this.rows = rows;
        this.look = look;
        emptyTexts = new HashSet<>(look.emptyTexts());
        emptyTexts.add("");
        emptyNumbers = emptyTexts.stream()
                .mapToDouble(DecimalNumber::parse)
                .filter(Double::isFinite)
                .toArray();
        cells = new ColumnCells[rows.columns().size()];
        missing = new long[cells.length];
    }

    /**
     * @param modality what the table is called
     * @param rows the training rows
     * @param look how they are looked at
     * @param monitor progress and cancel
     * @return the table with what its columns are taken for
     * @throws InputException if no column is left
     */
    static SurveyedTable of(String modality, TableRows rows, TableLook look, ProgressMonitor monitor) {
        SurveyedTable table = new SurveyedTable(modality, rows, look);
        table.requireKnown();
        table.look(monitor);
        table.decide();
        table.requireColumns();
        return table;
    }

    /**
     * @param modality what the table is called
     * @param rows the training rows
     * @param monitor progress and cancel
     * @return what a look would find, one sentence for columns that are alike
     */
    static List<String> wouldFind(String modality, TableRows rows, ProgressMonitor monitor) {
        SurveyedTable table = new SurveyedTable(modality, rows, TableLook.usual());
        table.look(monitor);
        table.decide();
        return ColumnSentences.of(
                modality,
                table.findings.stream()
                        .filter(finding -> finding != null && !saysNothing(finding))
                        .toList());
    }

    private void requireKnown() {
        Set<String> unknown = new TreeSet<>(look.choices().keySet());
        rows.columns().stream().filter(SurveyedTable::isLookedAt).forEach(column -> unknown.remove(column.name()));
        if (!unknown.isEmpty()) {
            throw new InputException(
                    "'Columns taken as' names '" + unknown.iterator().next()
                            + "', which is none of the columns of numbers or texts that are encoded.",
                    "Correct the entry in the dialog of the Tabular Encoder, or remove it.");
        }
    }

    private static boolean isLookedAt(TableColumn column) {
        return column.kind() == Kind.NUMBER || column.kind() == Kind.CATEGORY;
    }

    private void look(ProgressMonitor monitor) {
        List<TableColumn> columns = rows.columns();
        for (int column = 0; column < cells.length; column++) {
            TableColumn each = columns.get(column);
            boolean isOpen = decided(column).isEmpty() || look.choices().containsKey(each.name());
            if (isLookedAt(each) && isOpen) {
                cells[column] = new ColumnCells(each.name(), look.known(), columns.size() > MOST_COMPARED);
            }
        }
        long looked = looked(columns.size());
        RowProgress progress = new RowProgress(monitor, "Looking at columns", rows.size());
        Block block = new Block();
        long[] seen = {0};
        rows.forEach(row -> {
            progress.next();
            for (int column = 0; column < cells.length; column++) {
                missing[column] += row.isMissing(column) ? 1 : 0;
            }
            if (seen[0]++ < looked) {
                block.add(row);
            }
        });
        block.look();
    }

    /** At how many rows of a table with so many columns is looked. */
    static long looked(int columns) {
        return Math.max(FEWEST_ROWS, MOST_CELLS / Math.max(1, columns));
    }

    /** Says how often cells are missing in all rows, by the table's columns, where only the first rows were given. */
    void counted(long[] missingOfAll) {
        System.arraycopy(missingOfAll, 0, missing, 0, missing.length);
    }

    /** Rows are kept for a moment and looked at column by column, which is faster for tables of many columns. */
    private final class Block {

        private static final int ROWS = 32;

        private final double[][] numbers = new double[ROWS][cells.length];
        private final String[][] texts = new String[ROWS][cells.length];
        private final int[] positions = new int[ROWS];
        private int size;

        void add(TableRows.Row row) {
            positions[size] = look.known().size() == 0 ? -1 : look.known().find(row.id());
            for (int column = 0; column < cells.length; column++) {
                boolean isNumber = rows.columns().get(column).kind() == Kind.NUMBER;
                boolean isSeen = cells[column] != null && !row.isMissing(column);
                numbers[size][column] = isSeen && isNumber ? row.number(column) : Double.NaN;
                texts[size][column] = isSeen && !isNumber ? CellText.strip(row.category(column)) : "";
            }
            if (++size == ROWS) {
                look();
            }
        }

        void look() {
            for (int column = 0; column < cells.length; column++) {
                for (int row = 0; cells[column] != null && row < size; row++) {
                    look(cells[column], numbers[row][column], texts[row][column], positions[row]);
                }
            }
            size = 0;
        }

        private void look(ColumnCells to, double number, String text, int position) {
            if (text.isEmpty() && meansEmpty(number)) {
                to.addEmptyText(RowsAsLearnt.text(number), position);
            } else if (text.isEmpty()) {
                to.add(number, position);
            } else if (emptyTexts.contains(text)) {
                to.addEmptyText(text, position);
            } else {
                to.add(text, position);
            }
        }
    }

    private boolean meansEmpty(double number) {
        return Arrays.stream(emptyNumbers).anyMatch(empty -> empty == number);
    }

    private Optional<Decided> decided(int column) {
        return Decided.of(rows.properties(column), rows.columns().get(column).kind());
    }

    private void decide() {
        List<ColumnCells> looked = Arrays.stream(cells).filter(Objects::nonNull).toList();
        Map<String, Choice> choices = new HashMap<>();
        look.choices().forEach((name, choice) -> choices.put(modality + "/" + name, choice));
        List<ColumnFinding> found = new TableSurvey(
                        modality,
                        new SurveySettings(
                                true,
                                look.sentinels(),
                                Set.of(),
                                choices,
                                new TableForms(false, look.pairs(), false, false, false)),
                        emptyTexts,
                        false,
                        false,
                        TableSurvey.writesComma(looked))
                .of(looked, name -> false);
        Iterator<ColumnFinding> next = found.iterator();
        for (int column = 0; column < cells.length; column++) {
            boolean isNumber = rows.columns().get(column).kind() == Kind.NUMBER;
            findings.add(usable(
                    cells[column] == null
                            ? before(column)
                            : next.next().orEmpty(isNumber ? emptyNumbers : new double[0])));
        }
    }

    /** What was decided of a column when its table was read; {@code null} of a column that is not looked at. */
    private ColumnFinding before(int column) {
        String name = rows.columns().get(column).name();
        return decided(column)
                .map(decided -> new ColumnFinding(name, decided.taken(), true, "", decided.reading(), 0, false))
                .orElse(null);
    }

    /** Texts and names of pictures are for other encoders. */
    private ColumnFinding usable(ColumnFinding finding) {
        if (finding == null || !finding.isUsed()) {
            return finding;
        }
        return switch (finding.taken()) {
            case TEXT ->
                finding.leftOut("sentences are no categories; to use them, connect the table to a Text Encoder");
            case IMAGE -> finding.leftOut("to use the pictures, connect the table to an Image Encoder");
            default -> finding;
        };
    }

    private void requireColumns() {
        if (columns().isEmpty()) {
            throw new InputException(
                    "'" + modality + "' has no column for the Tabular Encoder. "
                            + String.join(" ", ColumnSentences.of(modality, findings)),
                    UNDO);
        }
    }

    /** @return the columns that are used, in the table's order, each before the one that tells its limits */
    List<ReadColumn> columns() {
        Set<String> names = names();
        List<ReadColumn> columns = new ArrayList<>();
        for (int column = 0; column < findings.size(); column++) {
            TableColumn from = rows.columns().get(column);
            ColumnFinding finding = findings.get(column);
            if (finding == null || finding.isUsed()) {
                CellReading reading = finding == null ? null : finding.reading();
                ReadColumn read = new ReadColumn(from.name(), from.name(), from.kind(), reading);
                columns.addAll(read.halves());
                read.limits().filter(limits -> !names.contains(limits.name())).ifPresent(columns::add);
            }
        }
        return columns;
    }

    /** @return the same for new rows, which may write words for the 1 and 0 of a column, and numbers with the other sign before their decimals */
    List<ReadColumn> learnt() {
        Map<String, ColumnCells> looked = new HashMap<>();
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                looked.put(rows.columns().get(column).name(), cells[column]);
            }
        }
        return columns().stream()
                .map(column -> looked.containsKey(column.name()) && !column.isMade()
                        ? column.knowing(looked.get(column.name()))
                        : column)
                .map(ReadColumn::ofNewRows)
                .toList();
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        rows.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    /** @return the training rows as they are read */
    TableRows read() {
        return new RowsAsRead(rows, columns());
    }

    /**
     * @param fitted what an encoder learnt of {@link #read}
     * @return the same with what all columns were taken for
     */
    EncodingReport with(EncodingReport fitted) {
        Map<String, EncodingReport.Column> used = new HashMap<>();
        fitted.columns().forEach(column -> used.put(column.name(), column));
        Set<String> names = names();
        List<EncodingReport.Column> columns = new ArrayList<>();
        for (int column = 0; column < findings.size(); column++) {
            String name = rows.columns().get(column).name();
            ColumnFinding finding = findings.get(column);
            EncodingReport.Column learnt = used.remove(name);
            if (finding != null && finding.isUsed() && finding.reading().isPair()) {
                columns.addAll(halves(name, used));
                continue;
            }
            columns.add(learnt == null ? leftOut(name, finding, missing[column]) : takenFor(learnt, finding));
            String limits = LimitColumn.nameFor(name);
            if (used.containsKey(limits) && !names.contains(limits)) {
                columns.add(used.remove(limits).takenFor(Taken.NUMBER.word()));
            }
        }
        return new EncodingReport(fitted.trainingRows(), columns, found());
    }

    private static List<EncodingReport.Column> halves(String name, Map<String, EncodingReport.Column> used) {
        return Arrays.stream(PairColumns.values())
                .map(half -> used.remove(half.nameFor(name)).takenFor(Taken.NUMBER.word()))
                .toList();
    }

    private static EncodingReport.Column leftOut(String name, ColumnFinding finding, long missing) {
        String why = finding.isSaid() ? ColumnSentences.verdict(finding) : "left out: " + finding.reason();
        return takenFor(new EncodingReport.Column(name, why, 0, missing), finding);
    }

    private static EncodingReport.Column takenFor(EncodingReport.Column column, ColumnFinding finding) {
        return finding == null ? column : column.takenFor(finding.taken().word());
    }

    /** What was converted or guessed; what is left out is said of each column that gives no value. */
    private List<String> found() {
        List<String> found = new ArrayList<>(ColumnSentences.of(
                modality,
                findings.stream()
                        .filter(finding -> finding != null && finding.isUsed() && !saysNothing(finding))
                        .toList()));
        boolean isLeftOut =
                findings.stream().anyMatch(finding -> finding != null && !finding.isUsed() && finding.isSaid());
        if (!found.isEmpty() || isLeftOut) {
            found.add(UNDO);
        }
        return found;
    }

    private static boolean saysNothing(ColumnFinding finding) {
        return finding.taken() == Taken.CONSTANT || finding.taken() == Taken.EMPTY;
    }
}
