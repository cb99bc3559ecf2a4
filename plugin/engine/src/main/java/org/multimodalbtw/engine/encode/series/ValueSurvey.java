package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.ColumnSentences;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.TextsOfValues;

/**
 * Looks at columns of values that are texts in the training rows, as at those of a file: at the first 1,000 rows, or as many more as have
 * 200,000 cells.
 */
final class ValueSurvey {

    private static final long FEWEST_ROWS = 1000;
    private static final long MOST_CELLS = 200_000;
    private static final String UNDO =
            "To read these texts otherwise, convert the column before, for example with KNIME's String to Number node.";

    private final String modality;
    private final TableRows rows;
    private final SeriesColumns columns;

    /**
     * What was found.
     *
     * @param texts how texts are read
     * @param columns where what stands, without columns of texts that are no numbers, and with the units behind values
     * @param notes what was converted or left out, one sentence each
     */
    record Found(ValueTexts texts, SeriesColumns columns, List<String> notes) {}

    private ValueSurvey(String modality, TableRows rows, SeriesColumns columns) {
        this.modality = modality;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * @param modality what the table is called
     * @param rows the training rows
     * @param columns where what stands
     * @return how columns of values are read that are texts; the rows are read only if there are such
     * @throws InputException if no column of values is left
     */
    static Found of(String modality, TableRows rows, SeriesColumns columns) {
        List<String> texts = rows.columns().stream()
                .filter(column -> column.kind() == Kind.CATEGORY)
                .map(TableColumn::name)
                .filter(columns.values()::contains)
                .toList();
        return texts.isEmpty() || columns.layout() == SeriesLayout.LISTS
                ? new Found(ValueTexts.NONE, columns, List.of())
                : new ValueSurvey(modality, rows, columns).look(texts);
    }

    private Found look(List<String> texts) {
        List<ColumnFinding> findings = TextsOfValues.of(modality, roles(), cells(texts));
        List<ValueTexts.Value> read = new ArrayList<>();
        List<String> values = new ArrayList<>(columns.values());
        for (ColumnFinding finding : findings) {
            if (finding.isUsed()) {
                read.add(new ValueTexts.Value(finding.column(), finding.reading()));
            } else {
                values.remove(finding.column());
            }
        }
        List<String> notes = new ArrayList<>(ColumnSentences.of(modality, findings));
        if (values.isEmpty()) {
            throw new InputException(
                    "'" + modality + "' has no column of values with numbers. " + String.join(" ", notes),
                    "Choose another column of values, or write numbers into it.");
        }
        if (!read.isEmpty()) {
            notes.add(UNDO);
        }
        ValueTexts found = new ValueTexts(read);
        return new Found(found, columns.withValues(values, unit(found)), notes);
    }

    private List<ColumnCells> cells(List<String> texts) {
        List<ColumnCells> cells = texts.stream()
                .map(name -> new ColumnCells(name, KnownRows.none(), true))
                .toList();
        List<String> names = rows.columns().stream().map(TableColumn::name).toList();
        int[] places = texts.stream().mapToInt(names::indexOf).toArray();
        rows.forFirst(Math.max(FEWEST_ROWS, MOST_CELLS / places.length), row -> {
            for (int column = 0; column < places.length; column++) {
                String text = row.isMissing(places[column]) ? "" : CellText.strip(row.category(places[column]));
                add(cells.get(column), text);
            }
        });
        return cells;
    }

    private static void add(ColumnCells to, String text) {
        if (text.isEmpty()) {
            to.addBlank(-1);
        } else if (CellReading.USUAL_EMPTY.contains(text)) {
            to.addEmptyText(text, -1);
        } else {
            to.add(text, -1);
        }
    }

    private SeriesRoles roles() {
        return new SeriesRoles(
                columns.layout() == SeriesLayout.WIDE,
                new SeriesRoles.Times(columns.time(), false, columns.start(), Optional.empty()),
                columns.variable(),
                columns.values(),
                columns.unit().or(this::otherUnits),
                List.of(),
                Map.of());
    }

    /** A column that has the name which one of units would get. */
    private Optional<String> otherUnits() {
        return rows.columns().stream()
                .map(TableColumn::name)
                .filter(name -> UnitColumn.measured(name)
                        .filter(columns.values()::contains)
                        .isPresent())
                .findFirst();
    }

    private Optional<String> unit(ValueTexts found) {
        return columns.unit()
                .or(() -> found.withUnits().stream().map(UnitColumn::nameFor).findFirst());
    }
}
